import { insertSection } from '../../note/edit/body/insertSection.ts';
import type { Fix } from '../../note/finding.ts';
import type { Settings } from '../../settings/settings.ts';
import type { NoteType } from '../../types/noteType.ts';
import { isClipped } from '../../vault/noteRole/isClipped.ts';
import { headingOf, sectionNames } from '../shared/sectionNames.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** Inserts the heading of a section that the type wants, where the type's order puts it. Safe, as an empty section is all that it can mean, but in someone else's document. */
export function sectionFix(type: NoteType, wanted: string, settings: Settings): Fix {
	return {
		kind: 'edit',
		title: `Insert the section ${inlineCode(wanted)}`,
		safe: !isClipped({ type: type.name, data: {} }),
		plan: (note) =>
			headingOf(note, wanted, settings) === undefined
				? insertSection(note, wanted, { order: orderAround(type, wanted, settings) })
				: { kind: 'unchanged' },
	};
}

function orderAround({ sections }: NoteType, wanted: string, settings: Settings): readonly string[] {
	const at = sections.indexOf(wanted);
	const after = neighboursBefore(sections.slice(0, at), wanted, settings);
	return [...after, wanted, ...sections.slice(at + 1)].flatMap((name) => (name === wanted ? [name] : sectionNames(name, settings)));
}

/** The lists at a note's end stand after each other or at the end, never in the middle of its text. */
function neighboursBefore(earlier: readonly string[], wanted: string, settings: Settings): readonly string[] {
	const isList = (name: string): boolean => settings.relatedHeadings.includes(name) || settings.sourceHeadings.includes(name);
	return isList(wanted) ? earlier.filter(isList) : earlier;
}

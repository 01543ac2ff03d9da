import { insertSection } from '../../note/edit/body/insertSection.ts';
import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import type { Note } from '../../note/note.ts';
import { headingOf } from './headingOf.ts';
import { type HeadingSettings, knownSections, sectionNames } from './sectionNames.ts';
import type { SectionHeading } from './sectionNaming.ts';

/**
 * The insertion of a section that a type wants, under `heading`, where the type's order puts it; nothing where the note has it
 * under any of its names.
 *
 * @param sections all that the type wants, in order.
 */
export function insertWanted(
	note: Note,
	wanted: string,
	heading: SectionHeading,
	sections: readonly string[],
	settings: HeadingSettings,
): EditOutcome {
	if (headingOf(note, wanted, settings) !== undefined) return { kind: 'unchanged' };
	const at = sections.indexOf(wanted);
	const namesOf = (names: readonly string[]): readonly string[] => names.flatMap((name) => sectionNames(name, settings));
	const order = [...namesOf(neighboursBefore(sections.slice(0, at), wanted, settings)), heading.text, ...namesOf(sections.slice(at + 1))];
	return insertSection(note, heading.text, { order, level: heading.level });
}

/** The lists at a note's end stand after each other or at the end, never in the middle of its text. */
function neighboursBefore(earlier: readonly string[], wanted: string, settings: HeadingSettings): readonly string[] {
	const [, ...lists] = knownSections(settings);
	const isList = (name: string): boolean => lists.some(({ names }) => names.includes(name));
	return isList(wanted) ? earlier.filter(isList) : earlier;
}

import type { Fix } from '../../note/finding.ts';
import type { Settings } from '../../settings/settings.ts';
import { inlineCode } from '../../text/inlineCode.ts';
import type { NoteType } from '../../types/noteType.ts';
import { isClipped } from '../../vault/noteRole/isClipped.ts';
import { insertWanted } from '../../vault/sections/insertWanted.ts';
import type { SectionHeading } from '../../vault/sections/sectionNaming.ts';

/** Inserts the heading of a section that the type wants, where the type's order puts it. Safe, as an empty section is all that it can mean, but in someone else's document. */
export function sectionFix(type: NoteType, wanted: string, heading: SectionHeading, settings: Settings): Fix {
	return {
		kind: 'edit',
		title: `Insert the section ${inlineCode(heading.text)}`,
		safe: !isClipped({ type: type.name, data: {} }),
		plan: (note) => insertWanted(note, wanted, heading, type.sections, settings),
	};
}

import type { Diagnostic } from '../rules/rule.ts';
import { namedSection } from '../rules/section-required.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteType } from '../types/noteType.ts';
import { folderOf } from '../vault/paths/pathParts.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import { knownNamesIn, type SectionNaming, type SectionNote } from '../vault/sections/sectionNaming.ts';

/** Something with headings: a note, or what the index keeps of one. */
type Headed = Pick<NoteRecord, 'headings' | 'someHeading'>;

/** A finding with the section that it asks for as the vault calls it in `note`, in which it was found. */
export function namedFinding(
	diagnostic: Diagnostic,
	type: NoteType | undefined,
	note: Headed | undefined,
	naming: SectionNaming,
	settings: Settings,
): Diagnostic {
	const { demand, path } = diagnostic;
	if (demand === undefined || type === undefined) return diagnostic;
	const heading = naming.headingFor(demand.name, sectionNoteOf(type.name, path, note, settings));
	return namedSection(diagnostic, type, heading, settings);
}

/** The note that a section is missing in, as `SectionNaming` is told of it. */
export function sectionNoteOf(type: string, path: string, note: Headed | undefined, settings: Settings): SectionNote {
	return { type, folder: folderOf(path), beside: note === undefined ? [] : knownNamesIn(note, settings) };
}

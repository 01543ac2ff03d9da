import { findSection } from '../../src/core/note/read/findSection.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import type { NoteRecord } from '../../src/core/vault/records/noteRecord.ts';
import { indexOf } from './heldOut.ts';

/** More lines of a section than these are counted. */
const MOST_LINES = 12;

/** The note that most others link to or name, and how many they are. */
export function hubOf(records: readonly NoteRecord[]): { readonly path: string; readonly sources: number } {
	const index = indexOf(records);
	const counts = records.map(({ path }) => ({ path, sources: index.backlinkSources(path).length }));
	return counts.reduce((most, one) => (one.sources > most.sources ? one : most), { path: '', sources: -1 });
}

/** The lines of a note's related section with its heading, shortened. */
export function sectionOf(text: string): string[] {
	const note = parseNote('N.md', text);
	const found = findSection(note, parseSettings({}).settings.relatedHeadings);
	if (found.kind !== 'found') return ['(no related section)'];
	const { start } = note.headings[found.heading]?.range ?? { start: 0 };
	const { end } = note.sections[found.heading]?.content ?? { end: start };
	const lines = text.slice(start, end).trimEnd().split(/\r?\n/);
	const more = lines.length - MOST_LINES;
	return more > 0 ? [...lines.slice(0, MOST_LINES), `… and ${more} more lines`] : lines;
}

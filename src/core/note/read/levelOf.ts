import type { Note } from '../note.ts';

/** The level of the heading with this number among the headings of `note`; 1 for -1, which is none. */
export function levelOf(note: Note, heading: number): number {
	return note.headings[heading]?.level ?? 1;
}

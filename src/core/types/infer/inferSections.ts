import type { Heading } from '../../note/note.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';

/** With fewer notes a heading that all have is a coincidence. */
const ENOUGH_NOTES = 3;

/** With so many notes a heading that one in twenty lacks is wanted all the same. */
const MANY_NOTES = 40;
const NEARLY_ALL = 0.95;

/** A heading that (nearly) all notes of a type have, with the number of those that do. */
export interface InferredSection {
	readonly heading: string;
	readonly notes: number;
}

/** The headings of level 2 and below that the notes have in common, each note's own given in order, in the order in which most have them. */
export function inferSections(headingsOfNotes: readonly (readonly Heading[])[]): readonly InferredSection[] {
	const total = headingsOfNotes.length;
	if (total < ENOUGH_NOTES) return [];
	const seen = new Map<string, { notes: number; places: number }>();
	for (const headings of headingsOfNotes) {
		// A heading that comes twice in a note counts where it comes first.
		const names = [...new Set(headings.filter(({ level, text }) => level >= 2 && text.trim() !== '').map(({ text }) => text.trim()))];
		names.forEach((name, position) => {
			const found = seen.get(name) ?? { notes: 0, places: 0 };
			// As a share of the note's headings, so that short and long notes count alike.
			seen.set(name, { notes: found.notes + 1, places: found.places + (position + 1) / names.length });
		});
	}
	return [...seen]
		.filter(([, { notes }]) => notes === total || (total >= MANY_NOTES && notes / total >= NEARLY_ALL))
		.sort(([a, first], [b, second]) => first.places / first.notes - second.places / second.notes || compareCodeUnits(a, b))
		.map(([heading, { notes }]) => ({ heading, notes }));
}

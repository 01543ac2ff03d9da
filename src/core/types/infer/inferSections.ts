import type { Heading } from '../../note/note.ts';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';

/** With fewer notes a heading that all have is a coincidence. */
const ENOUGH_NOTES = 3;

/** A heading that all notes of a type have, with the number of those that do. */
export interface InferredSection {
	readonly heading: string;
	readonly notes: number;
}

/**
 * The headings of level 2 and below that the notes have in common, each note's own given in order, in the order in which all
 * have them; one that stands now before and now after another is left out.
 */
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
	const common = [...seen]
		.filter(([, { notes }]) => notes === total)
		.sort(([a, first], [b, second]) => first.places - second.places || compareCodeUnits(a, b))
		.map(([heading]) => heading);
	return inOneOrder(common, headingsOfNotes).map((heading) => ({ heading, notes: total }));
}

/** Those of `headings` that stand in this order in every note: where one comes too early it is left out. */
function inOneOrder(headings: readonly string[], notes: readonly (readonly Heading[])[]): readonly string[] {
	const places = notes.map((own) => {
		const first = new Map<string, number>();
		for (const [at, { text }] of own.entries()) if (!first.has(text.trim())) first.set(text.trim(), at);
		return first;
	});
	const last = places.map(() => -1);
	return headings.filter((heading) => {
		const own = places.map((first) => first.get(heading) ?? -1);
		if (own.some((at, note) => at <= (last[note] ?? -1))) return false;
		for (const [note, at] of own.entries()) last[note] = at;
		return true;
	});
}

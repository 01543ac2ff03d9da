import type { LinkGraph } from './ranking/linkGraph.ts';

/** A vault with fewer sections has no habit yet. */
const FEWEST_SECTIONS = 10;

/** So many notes with the vault's own share are added to those of a kind: few notes say little. */
const NOTES_OF_VAULT = 3;

/** Where fewer than one note in ten of a kind has a section, the author makes none in such notes. */
const SELDOM = 1 / 10;

/**
 * Tells how probable it is that a note is given a related section at all, which the probability of a bullet is multiplied by: 1 where
 * it has one, or where notes of its type (without one, of its folder) now and then have one; else the share that has. The curve is
 * fitted on notes that list something, and knows nothing of notes whose author lists nothing.
 *
 * @param hasSection whether a note has a related section.
 * @param mayHaveOne whether it might have one: the others say nothing about their kind.
 */
export function sectionHabits(
	{ types, size }: LinkGraph,
	hasSection: (note: number) => boolean,
	mayHaveOne: (note: number) => boolean,
): (note: number) => number {
	const notes = new Float64Array(size + 1);
	const sections = new Float64Array(size + 1);
	for (let note = 0; note < size; note += 1) {
		if (!mayHaveOne(note)) continue;
		const sectioned = Number(hasSection(note));
		// There are at most as many types as notes: behind them stands the whole vault.
		for (const kind of [types[note] ?? 0, size]) {
			notes[kind] = (notes[kind] ?? 0) + 1;
			sections[kind] = (sections[kind] ?? 0) + sectioned;
		}
	}
	const all = sections[size] ?? 0;
	const added = (NOTES_OF_VAULT * all) / (notes[size] ?? 0);
	return (note) => {
		const kind = types[note] ?? 0;
		const share = ((sections[kind] ?? 0) + added) / ((notes[kind] ?? 0) + NOTES_OF_VAULT);
		return all < FEWEST_SECTIONS || share >= SELDOM || hasSection(note) ? 1 : share;
	};
}

import { type FlatEdges, LINKED_BY, LINKS, LISTED_BY, LISTS } from './linkEdges.ts';

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 1000;

/** What the walk gives along an edge with these bits, seen from where it comes from. */
export const WEIGHTS = Float64Array.from({ length: 16 }, (_, bits) => {
	const counts = (bit: number): number => Number((bits & bit) !== 0);
	return counts(LINKS) + 1.5 * counts(LISTS) + 0.5 * counts(LINKED_BY) + counts(LISTED_BY);
});

/** The same bits seen from the other end. */
export const TURNED = Uint8Array.from({ length: 16 }, (_, bits) => ((bits & 5) << 1) | ((bits & 10) >> 1));
/** What the walk gives along an edge with these bits, seen from where it comes to. */
export const WEIGHTS_BACK = Float64Array.from(TURNED, (bits) => WEIGHTS[bits] ?? 0);

/** The weights of all edges of each note, in steps. */
export function* sumsOf({ starts, bits }: FlatEdges): Generator<undefined, Float64Array, unknown> {
	const sums = new Float64Array(starts.length - 1);
	for (let note = 0; note < sums.length; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		let sum = 0;
		for (let edge = starts[note] ?? 0; edge < (starts[note + 1] ?? 0); edge += 1) sum += WEIGHTS[bits[edge] ?? 0] ?? 0;
		sums[note] = sum;
	}
	return sums;
}

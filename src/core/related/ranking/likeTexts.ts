import type { Sums } from './sums.ts';
import { TokenTable } from './tokenTable.ts';
import type { WordVector } from './wordVectors.ts';

/** Word vectors of all notes, with the notes of each term at hand. */
export interface LikeTexts {
	/** Adds to `sums` the cosine of the vectors of `note` and each other note that has a term in common with it. */
	addCosines(note: number, sums: Sums): void;
	/** The terms that two notes have in common, those first that say most of their likeness. */
	commonTerms(note: number, other: number): readonly number[];
}

/** Puts the notes of each term together. */
export function likeTexts(vectors: readonly WordVector[]): LikeTexts {
	const table = new TokenTable();
	const numbers = vectors.map(({ terms }) => Int32Array.from(terms, (term) => table.numberOf(term)));
	const starts = startsOf(numbers, table.size);
	const notes = new Int32Array(starts.at(-1) ?? 0);
	const weights = new Float64Array(notes.length);
	const filled = starts.slice();
	for (const [note, vector] of vectors.entries()) {
		for (const [at, weight] of vector.weights.entries()) {
			const term = numbers[note]?.[at] ?? 0;
			const place = filled[term] ?? 0;
			notes[place] = note;
			weights[place] = weight;
			filled[term] = place + 1;
		}
	}
	return {
		addCosines(note, sums) {
			const vector = vectors[note];
			if (vector === undefined) return;
			for (const [at, own] of vector.weights.entries()) {
				const term = numbers[note]?.[at] ?? 0;
				const end = starts[term + 1] ?? 0;
				for (let place = starts[term] ?? 0; place < end; place += 1) sums.add(notes[place] ?? 0, own * (weights[place] ?? 0));
			}
		},
		commonTerms(note, other) {
			const own = vectors[note];
			const theirs = vectors[other];
			if (own === undefined || theirs === undefined) return [];
			const weightsThere = new Map(Array.from(theirs.terms, (term, at) => [term, theirs.weights[at] ?? 0]));
			return Array.from(own.terms, (term, at) => ({ term, share: (own.weights[at] ?? 0) * (weightsThere.get(term) ?? 0) }))
				.filter(({ share }) => share > 0)
				.sort((a, b) => b.share - a.share || a.term - b.term)
				.map(({ term }) => term);
		},
	};
}

/** Where the notes of each term begin; one more for the end. */
function startsOf(numbers: readonly Int32Array[], size: number): Int32Array {
	const starts = new Int32Array(size + 1);
	for (const terms of numbers) for (const term of terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
	for (let term = 0; term < size; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
	return starts;
}

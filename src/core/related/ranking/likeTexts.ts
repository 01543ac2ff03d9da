import type { Sums } from './sums.ts';
import { TokenTable } from './tokenTable.ts';
import type { WordVector } from './wordVectors.ts';

/** Word vectors of all notes, with the notes of each term at hand. */
export interface LikeTexts {
	/** Adds to `sums` the cosine of the vectors of `note` and each other note that has a term in common with it. */
	addCosines(note: number, sums: Sums): void;
	/** The cosine of the vectors of two notes; the same to the last bit as `addCosines` adds. */
	cosine(note: number, other: number): number;
	/** The terms that two notes have in common, those first that say most of their likeness; their shares add up to the cosine. */
	commonTerms(note: number, other: number): readonly { readonly term: number; readonly share: number }[];
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** Puts the notes of each term together; yields now and then. */
export function* likeTextsSteps(vectors: readonly WordVector[]): Generator<undefined, LikeTexts, undefined> {
	const table = new TokenTable();
	// The numbers of the terms of all notes, note by note: an array for each would be larger than what stands in it.
	const numbers = new Int32Array(vectors.reduce((sum, { terms }) => sum + terms.length, 0));
	const firsts = new Int32Array(vectors.length);
	let next = 0;
	for (const [note, { terms }] of vectors.entries()) {
		if (note % NOTES_A_STEP === 0) yield;
		firsts[note] = next;
		for (let at = 0; at < terms.length; at += 1) numbers[next++] = table.numberOf(terms[at] ?? 0);
	}
	const termOf = (note: number, at: number): number => numbers[(firsts[note] ?? 0) + at] ?? 0;
	const starts = startsOf(numbers, table.size);
	const notes = new Int32Array(starts.at(-1) ?? 0);
	const weights = new Float64Array(notes.length);
	const filled = starts.slice();
	for (const [note, vector] of vectors.entries()) {
		if (note % NOTES_A_STEP === 0) yield;
		for (const [at, weight] of vector.weights.entries()) {
			const term = termOf(note, at);
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
				const term = termOf(note, at);
				const end = starts[term + 1] ?? 0;
				for (let place = starts[term] ?? 0; place < end; place += 1) sums.add(notes[place] ?? 0, own * (weights[place] ?? 0));
			}
		},
		cosine: (note, other) => cosineOf(vectors[note], vectors[other]),
		commonTerms(note, other) {
			const own = vectors[note];
			const theirs = vectors[other];
			if (own === undefined || theirs === undefined) return [];
			const common: { readonly term: number; readonly share: number }[] = [];
			let there = 0;
			for (let at = 0; at < own.terms.length; at += 1) {
				const term = own.terms[at] ?? 0;
				while ((theirs.terms[there] ?? Infinity) < term) there += 1;
				if (theirs.terms[there] === term) common.push({ term, share: (own.weights[at] ?? 0) * (theirs.weights[there] ?? 0) });
			}
			return common.sort((a, b) => b.share - a.share || a.term - b.term);
		},
	};
}

/** Terms stand in ascending order in both: products are added in that order whichever way a cosine is worked out. */
function cosineOf(one: WordVector | undefined, other: WordVector | undefined): number {
	if (one === undefined || other === undefined) return 0;
	let sum = 0;
	let at = 0;
	for (let place = 0; place < one.terms.length; place += 1) {
		const term = one.terms[place] ?? 0;
		while ((other.terms[at] ?? Infinity) < term) at += 1;
		if (other.terms[at] === term) sum += (one.weights[place] ?? 0) * (other.weights[at] ?? 0);
	}
	return sum;
}

/** Where the notes of each term begin; one more for the end. */
function startsOf(numbers: Int32Array, size: number): Int32Array {
	const starts = new Int32Array(size + 1);
	for (const term of numbers) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
	for (let term = 0; term < size; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
	return starts;
}

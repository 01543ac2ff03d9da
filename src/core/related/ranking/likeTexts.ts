import type { Sums } from './sums.ts';
import { TokenTable } from './tokenTable.ts';
import type { FlatVectors } from './wordVectors.ts';

/** Word vectors of all notes, with the notes of each term at hand. */
export interface LikeTexts {
	readonly vectors: FlatVectors;
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
export function* likeTextsSteps(vectors: FlatVectors): Generator<undefined, LikeTexts, undefined> {
	const { starts: firsts, terms, weights: own } = vectors;
	const count = firsts.length - 1;
	const table = new TokenTable();
	const numbers = new Int32Array(terms.length);
	for (let note = 0; note < count; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		for (let at = firsts[note] ?? 0; at < (firsts[note + 1] ?? 0); at += 1) numbers[at] = table.numberOf(terms[at] ?? 0);
	}
	const starts = startsOf(numbers, table.size);
	const notes = new Int32Array(terms.length);
	const weights = new Float64Array(terms.length);
	const filled = starts.slice();
	for (let note = 0; note < count; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		for (let at = firsts[note] ?? 0; at < (firsts[note + 1] ?? 0); at += 1) {
			const term = numbers[at] ?? 0;
			const place = filled[term] ?? 0;
			notes[place] = note;
			weights[place] = own[at] ?? 0;
			filled[term] = place + 1;
		}
	}
	/** Terms stand in ascending order in both: products are added in that order whichever way a cosine is worked out. */
	const visitCommon = (note: number, other: number, visit: (term: number, share: number) => void): void => {
		const end = firsts[note + 1] ?? 0;
		const endThere = firsts[other + 1] ?? 0;
		let there = firsts[other] ?? 0;
		for (let at = firsts[note] ?? 0; at < end; at += 1) {
			const term = terms[at] ?? 0;
			while (there < endThere && (terms[there] ?? 0) < term) there += 1;
			if (there < endThere && terms[there] === term) visit(term, (own[at] ?? 0) * (own[there] ?? 0));
		}
	};
	return {
		vectors,
		addCosines(note, sums) {
			for (let at = firsts[note] ?? 0; at < (firsts[note + 1] ?? 0); at += 1) {
				const term = numbers[at] ?? 0;
				const weight = own[at] ?? 0;
				const end = starts[term + 1] ?? 0;
				for (let place = starts[term] ?? 0; place < end; place += 1) sums.add(notes[place] ?? 0, weight * (weights[place] ?? 0));
			}
		},
		cosine(note, other) {
			let sum = 0;
			visitCommon(note, other, (_, share) => (sum += share));
			return sum;
		},
		commonTerms(note, other) {
			const common: { readonly term: number; readonly share: number }[] = [];
			visitCommon(note, other, (term, share) => common.push({ term, share }));
			return common.sort((a, b) => b.share - a.share || a.term - b.term);
		},
	};
}

/** Where the notes of each term begin; one more for the end. */
function startsOf(numbers: Int32Array, size: number): Int32Array {
	const starts = new Int32Array(size + 1);
	for (const term of numbers) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
	for (let term = 0; term < size; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
	return starts;
}

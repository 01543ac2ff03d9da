import type { TokenCounts } from '../../note/read/bodyTokens.ts';
import { TokenTable } from './tokenTable.ts';

/** Words of fewer notes say nothing about two of them, words of so large a share of all notes nothing either. */
const FEWEST_NOTES = 2;
const COMMON_SHARE = 0.3;

/** All terms would be about a point better and cost several times as much. */
const MOST_TERMS = 40;

/** The strongest terms of a note with their weights: a vector of length 1, or empty. */
export interface WordVector {
	/** Tokens as `wordTokens` hashes them, in ascending order. */
	readonly terms: Uint32Array;
	readonly weights: Float64Array;
}

/** Word vectors of all notes in one row: two arrays a note would be larger than what stands in them. */
export interface FlatVectors {
	/** Where the terms of each note begin; one more for the end. */
	readonly starts: Int32Array;
	/** In ascending order for each note. */
	readonly terms: Uint32Array;
	readonly weights: Float64Array;
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 100;

/**
 * TF-IDF vectors of `count` notes, cut to their 40 strongest terms; yields now and then.
 *
 * @param countsOf the words of a note; asked twice of each, since to keep them takes more memory than counting them takes time.
 */
export function* wordVectorSteps(count: number, countsOf: (note: number) => TokenCounts): Generator<undefined, FlatVectors, undefined> {
	const table = new TokenTable();
	const frequencies: number[] = [];
	let most = 0;
	for (let note = 0; note < count; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		const { hashes } = countsOf(note);
		most += Math.min(hashes.length, MOST_TERMS);
		for (const hash of hashes) {
			const term = table.numberOf(hash);
			frequencies[term] = (frequencies[term] ?? 0) + 1;
		}
	}
	const rarities = Float64Array.from(frequencies, (times) =>
		times < FEWEST_NOTES || times >= COMMON_SHARE * count ? 0 : Math.log((count + 1) / (times + 0.5)),
	);
	const starts = new Int32Array(count + 1);
	const terms = new Uint32Array(most);
	const weights = new Float64Array(most);
	let end = 0;
	for (let note = 0; note < count; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		const vector = strongest(countsOf(note), rarities, table);
		terms.set(vector.terms, end);
		weights.set(vector.weights, end);
		starts[note + 1] = end += vector.terms.length;
	}
	return { starts, terms: terms.slice(0, end), weights: weights.slice(0, end) };
}

/** The vector of the terms whose rarity is above zero. The length before the cut does not matter to what comes of it. */
function strongest({ hashes, counts }: TokenCounts, rarities: Float64Array, table: TokenTable): WordVector {
	const terms: number[] = [];
	const weights: number[] = [];
	for (const [at, hash] of hashes.entries()) {
		const term = table.numberOf(hash);
		const rarity = rarities[term] ?? 0;
		if (rarity === 0) continue;
		terms.push(hash);
		weights.push((1 + Math.log(counts[at] ?? 1)) * rarity);
	}
	const order = mostOf(weights);
	const length = Math.sqrt(order.reduce((sum, at) => sum + (weights[at] ?? 0) ** 2, 0));
	return {
		terms: Uint32Array.from(order, (at) => terms[at] ?? 0),
		weights: Float64Array.from(order, (at) => (weights[at] ?? 0) / length),
	};
}

/** The places of the 40 highest weights, in their order; of equal ones the first. */
function mostOf(weights: readonly number[]): readonly number[] {
	const places = weights.map((_, at) => at);
	if (weights.length <= MOST_TERMS) return places;
	const least = Float64Array.from(weights).sort()[weights.length - MOST_TERMS] ?? 0;
	let ties = MOST_TERMS - weights.reduce((count, weight) => count + Number(weight > least), 0);
	return places.filter((at) => {
		const weight = weights[at] ?? 0;
		if (weight === least) ties -= 1;
		return weight > least || (weight === least && ties >= 0);
	});
}

/** Vectors, one a note, in one row. */
export function flatVectors(vectors: readonly WordVector[]): FlatVectors {
	const starts = new Int32Array(vectors.length + 1);
	for (const [note, { terms }] of vectors.entries()) starts[note + 1] = (starts[note] ?? 0) + terms.length;
	const terms = new Uint32Array(starts.at(-1) ?? 0);
	const weights = new Float64Array(terms.length);
	for (const [note, vector] of vectors.entries()) {
		terms.set(vector.terms, starts[note]);
		weights.set(vector.weights, starts[note]);
	}
	return { starts, terms, weights };
}

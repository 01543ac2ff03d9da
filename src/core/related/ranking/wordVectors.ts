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

const NO_TERMS: WordVector = { terms: new Uint32Array(), weights: new Float64Array() };

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 100;

/** TF-IDF vectors of all notes of a vault, one a note, cut to their 40 strongest terms; yields now and then. */
export function* wordVectorSteps(notes: readonly TokenCounts[]): Generator<undefined, readonly WordVector[], undefined> {
	const table = new TokenTable();
	const frequencies: number[] = [];
	for (const [at, { hashes }] of notes.entries()) {
		if (at % NOTES_A_STEP === 0) yield;
		for (const hash of hashes) {
			const term = table.numberOf(hash);
			frequencies[term] = (frequencies[term] ?? 0) + 1;
		}
	}
	const weights = Float64Array.from(frequencies, (count) =>
		count < FEWEST_NOTES || count >= COMMON_SHARE * notes.length ? 0 : Math.log((notes.length + 1) / (count + 0.5)),
	);
	const vectors: WordVector[] = [];
	for (const [at, counts] of notes.entries()) {
		if (at % NOTES_A_STEP === 0) yield;
		vectors.push(strongest(counts, weights, table));
	}
	return vectors;
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
	if (terms.length === 0) return NO_TERMS;
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

import { candidatePool } from './candidatePool.ts';
import { FEATURE_WEIGHTS, scoreOf } from './featureWeights.ts';
import type { PairFeatures, PairMeter } from './pairFeatures.ts';
import type { RankingModel } from './rankingModel.ts';
import { BestNotes, SCORE_STEP } from './sums.ts';

/** A note that may belong into another's list. */
export interface RankedPair {
	/** The number of the candidate in the model. */
	readonly note: number;
	readonly score: number;
}

/**
 * All candidates of `note`, best first, ties in the order of paths; notes that may not be proposed are left out, those
 * that it lists are not.
 */
export function rankNote(
	note: number,
	model: RankingModel,
	meter: PairMeter,
	weights: Readonly<Record<keyof PairFeatures, number>> = FEATURE_WEIGHTS,
): readonly RankedPair[] {
	const features = meter.of(note);
	const pairs: RankedPair[] = [];
	for (const other of candidatePool(note, model, features))
		if (model.graph.isExcluded[other] === 0) pairs.push({ note: other, score: scoreOf(features.with(other), weights) });
	return pairs.sort(inOrder);
}

/** The best of the candidates of a note, and all that somebody wants, each in the order of `rankNote`. */
export interface BestPairs {
	readonly best: readonly RankedPair[];
	readonly wanted: readonly RankedPair[];
	/** How many candidates there are. */
	readonly count: number;
}

/** What `rankNote` gives of those that are `isOpen`: the best `most`, and all that are `isWanted`; costs less than to put all in order. */
export function rankBest(
	note: number,
	model: RankingModel,
	meter: PairMeter,
	most: number,
	is: { readonly open: (other: number) => boolean; readonly wanted: (other: number) => boolean },
): BestPairs {
	const features = meter.of(note);
	const best = new BestNotes(most);
	const wanted: RankedPair[] = [];
	let count = 0;
	for (const other of candidatePool(note, model, features)) {
		if (model.graph.isExcluded[other] === 1 || !is.open(other)) continue;
		const score = scoreOf(features.with(other));
		count += 1;
		best.offer(other, score);
		if (is.wanted(other)) wanted.push({ note: other, score });
	}
	return { best: best.pairs(), wanted: wanted.sort(inOrder), count };
}

/**
 * The given candidates of `note`, in the same order and with the same scores as `rankNote` gives them; those whose score is
 * not `isEnough`, which holds for all scores above one that it holds for, are left out.
 */
export function rankOnly(
	note: number,
	others: readonly number[],
	meter: PairMeter,
	isEnough?: (score: number) => boolean,
): readonly RankedPair[] {
	const features = meter.of(note);
	if (others.length > MANY) features.likeness();
	if (isEnough === undefined) return others.map((other) => ({ note: other, score: scoreOf(features.with(other)) })).sort(inOrder);
	const mayBeEnough = (most: PairFeatures): boolean => isEnough(scoreOf(most) + SCORE_STEP);
	const pairs: RankedPair[] = [];
	for (const other of others) {
		const found = features.withIf(other, mayBeEnough);
		if (found === undefined) continue;
		const score = scoreOf(found);
		if (isEnough(score)) pairs.push({ note: other, score });
	}
	return pairs.sort(inOrder);
}

/** For more notes than these the cosines are worked out together. */
const MANY = 200;

function inOrder(a: RankedPair, b: RankedPair): number {
	return b.score - a.score || a.note - b.note;
}

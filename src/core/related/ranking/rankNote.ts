import { candidatePool } from './candidatePool.ts';
import { FEATURE_WEIGHTS, scoreOf } from './featureWeights.ts';
import type { PairFeatures, PairMeter } from './pairFeatures.ts';
import type { RankingModel } from './rankingModel.ts';

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
	const pool = candidatePool(note, model, features).filter((other) => model.graph.isExcluded[other] === 0);
	return pool.map((other) => ({ note: other, score: scoreOf(features.with(other), weights) })).sort(inOrder);
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

/** Scores are rounded to less than this. */
const SCORE_STEP = 1e-5;

function inOrder(a: RankedPair, b: RankedPair): number {
	return b.score - a.score || a.note - b.note;
}

import type { PairFeatures } from './pairFeatures.ts';
import { roundScore } from './sums.ts';

/**
 * What each feature adds to a score.
 *
 * Found on the hand-written lists of four research vaults, hidden one note in five, and the same for every vault, so that
 * phone, laptop and CI agree on the order; `scripts/bench-related.mjs` prints what each is worth.
 */
export const FEATURE_WEIGHTS: Readonly<Record<keyof PairFeatures, number>> = {
	near: 0.7,
	named: 0.5,
	namedOften: 0.3,
	listedTogether: 0.8,
	likeText: 4.5,
	linked: 0.2,
	listedByTargets: 0.25,
	listingRate: 0.3,
	typeRate: 0.5,
	listed: 0.25,
};

/** The score of a pair, to a millionth. */
export function scoreOf(features: PairFeatures, weights: Readonly<Record<keyof PairFeatures, number>> = FEATURE_WEIGHTS): number {
	return roundScore(
		weights.near * features.near +
			weights.named * features.named +
			weights.namedOften * features.namedOften +
			weights.listedTogether * features.listedTogether +
			weights.likeText * features.likeText +
			weights.linked * features.linked +
			weights.listedByTargets * features.listedByTargets +
			weights.listingRate * features.listingRate +
			weights.typeRate * features.typeRate +
			weights.listed * features.listed,
	);
}

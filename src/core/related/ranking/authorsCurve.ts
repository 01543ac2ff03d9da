import { WRITTEN_FROM } from '../candidate.ts';
import { addedFor, fitCurve, type ProbabilityCurve, probabilityOf, type ScoredCase, withLinked } from './probabilityCurve.ts';
import { roundScore } from './sums.ts';

/** What comes near to that tells how often the author lists what a link stands behind. */
const NEAR_FROM = 0.3;

/** Each time the cases are chosen by the curve before: more often changes hardly anything. */
const FITS = 2;

/**
 * For a note that has a list: of what its author would list and has not, two in three are taken to be overlooked, and the rest left out.
 */
const BESIDE_LIST = Math.log(2 / 3);

/**
 * Fits the curve of a vault to what its author did alone. What a run would write, it may have written: such cases are left out whether
 * they are listed or not, else each run would be surer of itself than the one before. The curve then knows what is that probable from notes that no
 * link stands behind, which are listed more readily: where the author lists fewer of the others than it says, near to what is written, it is lowered.
 */
export function* fitAuthorsCurve(cases: readonly ScoredCase[]): Generator<undefined, ProbabilityCurve, unknown> {
	let curve = yield* fitCurve(cases);
	let own = cases;
	for (let fit = 0; fit < FITS; fit += 1) {
		const before = curve;
		own = cases.filter(({ score, isBacked }) => isBacked !== true || probabilityOf(score, before) < WRITTEN_FROM);
		curve = yield* fitCurve(own);
	}
	const fitted = curve;
	const near = own.filter(({ score, isBacked }) => isBacked === true && probabilityOf(score, fitted) >= NEAR_FROM);
	return withLinked({ ...fitted, intercept: roundScore(fitted.intercept + addedFor(near, fitted)), beside: BESIDE_LIST }, own);
}

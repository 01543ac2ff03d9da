import { roundScore } from './sums.ts';

/** A logistic curve from scores to probabilities. */
export interface ProbabilityCurve {
	readonly slope: number;
	readonly intercept: number;
	/** What is added to the intercept for a note that the text links already: below 0 where the vault seldom lists such, absent where it does. */
	readonly linked?: number;
	/** What is added to it for a note that lists others; absent where the vault has too few lists to know its author by. */
	readonly beside?: number;
}

/** A score, and whether the author listed the note that got it. */
export interface ScoredCase {
	readonly score: number;
	readonly isListed: boolean;
	/** Whether both notes link each other outside such lists. */
	readonly isMutual?: boolean;
	/** Whether a link stands behind it, so that a run may have written its bullet. */
	readonly isBacked?: boolean;
}

/** The middle of what three research vaults gave; for a vault with too few lists of its own. */
export const USUAL_CURVE: ProbabilityCurve = { slope: 1.3, intercept: -8.4 };

const MOST_STEPS = 50;
const CLOSE_ENOUGH = 1e-9;

/**
 * How probable it is that the author would list a note of this score, to a millionth.
 *
 * @param isMutual whether both link each other.
 * @param hasList whether the note that would list it lists others: whoever made the list may have thought of this one, and left it out.
 */
export function probabilityOf(
	score: number,
	{ slope, intercept, linked = 0, beside = 0 }: ProbabilityCurve,
	isMutual = false,
	hasList = false,
): number {
	return roundScore(1 / (1 + Math.exp(-(slope * score + intercept + (isMutual ? linked : 0) + (hasList ? beside : 0)))));
}

/**
 * Fits slope and intercept to cases: logistic regression with ½·slope² as penalty and a free intercept, by Newton's
 * method. Where a better score would make a note less probable, or all cases are alike, the score says nothing and each
 * note is as probable as any other; the usual curve where there is no case. Each round of it is a step: there may be 100,000 cases.
 */
export function* fitCurve(cases: readonly ScoredCase[]): Generator<undefined, ProbabilityCurve, unknown> {
	const listed = cases.reduce((count, { isListed }) => count + Number(isListed), 0);
	if (cases.length === 0) return USUAL_CURVE;
	const flat: ProbabilityCurve = { slope: 0, intercept: roundScore(Math.log((listed + 0.5) / (cases.length - listed + 0.5))) };
	if (listed === 0 || listed === cases.length) return flat;
	let curve = flat;
	let loss = lossOf(curve, cases);
	for (let step = 0; step < MOST_STEPS; step += 1) {
		yield;
		const { slope, intercept } = newtonStep(curve, cases);
		let share = 1;
		let next = curve;
		let nextLoss = Infinity;
		// A full step may jump over the lowest point where the cases are far apart.
		for (; share > 1e-6 && !(nextLoss <= loss); share /= 2) {
			next = { slope: curve.slope - share * slope, intercept: curve.intercept - share * intercept };
			nextLoss = lossOf(next, cases);
		}
		const gain = loss - nextLoss;
		if (!(gain > 0)) break;
		curve = next;
		loss = nextLoss;
		if (gain < CLOSE_ENOUGH) break;
	}
	if (!(curve.slope > 0)) return flat;
	return { slope: roundScore(curve.slope), intercept: roundScore(curve.intercept) };
}

/** Where the curve has fewer of them listed, that none is may be chance. */
const FEWEST_EXPECTED = 3;

/** Between 0 and so much below it is looked for what is added to the intercept: where a score says a half, that is less than one in twenty thousand. */
const MOST_ADDED = 10;

/** So often what is left of that is halved: to a hundred-thousandth. */
const STEPS_OF_ADDED = 20;

/** A habit is one where not half as many are listed as the curve has it. */
const SELDOM = 0.5;

/**
 * The curve with what the vault does with notes that the text links already, and which link back: many vaults keep their lists for
 * what the text does not say. It only ever makes such notes less probable: where they are listed as often as others nothing is added.
 */
export function withLinked(curve: ProbabilityCurve, cases: readonly ScoredCase[]): ProbabilityCurve {
	const mutual = cases.filter(({ isMutual }) => isMutual === true);
	const expected = expectedOf(mutual, curve);
	if (expected < FEWEST_EXPECTED || listedOf(mutual) >= expected * SELDOM) return curve;
	return { ...curve, linked: addedFor(mutual, curve) };
}

/** How many of the cases are listed. */
function listedOf(cases: readonly ScoredCase[]): number {
	return cases.reduce((count, { isListed }) => count + Number(isListed), 0);
}

/** How many of the cases the curve has listed, `added` to its intercept. */
function expectedOf(cases: readonly ScoredCase[], { slope, intercept }: ProbabilityCurve, added = 0): number {
	return cases.reduce((sum, { score }) => sum + probabilityOf(score, { slope, intercept: intercept + added }), 0);
}

/** What has to be added to the intercept for the curve to have as many of the cases listed as are; never above 0. */
export function addedFor(cases: readonly ScoredCase[], curve: ProbabilityCurve): number {
	// Half a case more than there was: what never happened yet may happen.
	const listed = listedOf(cases) + 0.5;
	let [low, high] = [-MOST_ADDED, 0];
	for (let step = 0; step < STEPS_OF_ADDED; step += 1) {
		const middle = (low + high) / 2;
		if (expectedOf(cases, curve, middle) > listed) high = middle;
		else low = middle;
	}
	return roundScore(low);
}

/** What has to be taken off slope and intercept to come nearer to the lowest loss. */
function newtonStep({ slope, intercept }: ProbabilityCurve, cases: readonly ScoredCase[]): ProbabilityCurve {
	let bySlope = slope;
	let byIntercept = 0;
	let slopeTwice = 1;
	let both = 0;
	let interceptTwice = 0;
	for (const { score, isListed } of cases) {
		const probability = 1 / (1 + Math.exp(-(slope * score + intercept)));
		const error = probability - Number(isListed);
		const spread = probability * (1 - probability);
		bySlope += error * score;
		byIntercept += error;
		slopeTwice += spread * score * score;
		both += spread * score;
		interceptTwice += spread;
	}
	const determinant = slopeTwice * interceptTwice - both * both;
	return {
		slope: (bySlope * interceptTwice - byIntercept * both) / determinant,
		intercept: (byIntercept * slopeTwice - bySlope * both) / determinant,
	};
}

/** The negative logarithm of how probable the cases are, and the penalty. */
function lossOf({ slope, intercept }: ProbabilityCurve, cases: readonly ScoredCase[]): number {
	let loss = slope ** 2 / 2;
	for (const { score, isListed } of cases) {
		const away = (isListed ? -1 : 1) * (slope * score + intercept);
		loss += away > 30 ? away : Math.log1p(Math.exp(away));
	}
	return loss;
}

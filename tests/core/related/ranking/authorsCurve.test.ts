import { describe, expect, test } from 'vitest';
import { fitAuthorsCurve } from '../../../../src/core/related/ranking/authorsCurve.ts';
import { type ProbabilityCurve, probabilityOf, type ScoredCase } from '../../../../src/core/related/ranking/probabilityCurve.ts';
import { finish } from '../../../../src/core/text/steps.ts';

const TRUE_CURVE: ProbabilityCurve = { slope: 1.2, intercept: -7.5 };

/** At each score so many of a thousand listed as the curve has it. */
function casesOf(curve: ProbabilityCurve, isBacked: boolean): ScoredCase[] {
	return [2, 3, 4, 5, 5.5, 6, 6.5, 7, 8, 10].flatMap((score) => {
		const listed = Math.round(probabilityOf(score, curve) * 1000);
		return Array.from({ length: 1000 }, (_, at) => ({ score, isListed: at < listed, isBacked }));
	});
}

describe('the curve of what the author did alone', () => {
	const author = [...casesOf(TRUE_CURVE, true), ...casesOf(TRUE_CURVE, false)];
	const fitted = (cases: readonly ScoredCase[]): ProbabilityCurve => finish(fitAuthorsCurve(cases));

	test('is found where every note is treated alike', () => {
		const { slope, intercept } = fitted(author);
		expect(slope).toBeCloseTo(1.2, 1);
		expect(-intercept / slope).toBeCloseTo(6.25, 1);
	});

	test('is the same once a run has written all that it would: it is no surer of itself', () => {
		const before = fitted(author);
		const after = author.map((one) =>
			one.isBacked === true && probabilityOf(one.score, before) >= 0.6 ? { ...one, isListed: true } : one,
		);
		expect(fitted(after)).toEqual(before);
	});

	test('is lower where fewer of those are listed that a link stands behind', () => {
		const seldom = [...casesOf({ slope: 1.2, intercept: -8.5 }, true), ...casesOf(TRUE_CURVE, false)];
		expect(probabilityOf(7, fitted(seldom))).toBeLessThan(0.6);
		expect(probabilityOf(7, fitted(author))).toBeGreaterThan(0.7);
	});
});

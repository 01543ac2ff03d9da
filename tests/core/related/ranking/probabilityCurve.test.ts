import { describe, expect, test, vi } from 'vitest';
import { pairMeterSteps } from '../../../../src/core/related/ranking/pairFeatures.ts';
import { curveSteps } from '../../../../src/core/related/ranking/fitSample.ts';
import {
	fitCurve,
	type ProbabilityCurve,
	probabilityOf,
	type ScoredCase,
	USUAL_CURVE,
	withLinked,
} from '../../../../src/core/related/ranking/probabilityCurve.ts';
import type { RankedNote } from '../../../../src/core/related/ranking/rankedNote.ts';
import { finish } from '../../../../src/core/text/steps.ts';
import { rankingModel } from '../../../../src/core/related/ranking/rankingModel.ts';

describe('a probability', () => {
	test.each<[string, number, ProbabilityCurve, number]>([
		['is a half where slope and intercept cancel out', 4, { slope: 2, intercept: -8 }, 0.5],
		['is 0.6 at the score of 6.77 on the usual curve', 6.773435, USUAL_CURVE, 0.6],
		['is rounded to a millionth', 0, { slope: 1, intercept: -1 }, 0.268941],
	])('%s', (_, score, curve, expected) => {
		expect(probabilityOf(score, curve)).toBe(expected);
	});
});

describe('fitting', () => {
	const fitted = (cases: readonly ScoredCase[]): ProbabilityCurve => finish(fitCurve(cases));
	/** Cases that hold exactly at a curve: at each score so many listed of a thousand. */
	const casesOf = (curve: ProbabilityCurve): { score: number; isListed: boolean }[] =>
		[2, 4, 5, 6, 7, 8, 10].flatMap((score) => {
			const listed = Math.round(probabilityOf(score, curve) * 1000);
			return Array.from({ length: 1000 }, (_, at) => ({ score, isListed: at < listed }));
		});

	test('finds the curve that made the cases, but for what the penalty takes from the slope', () => {
		const { slope, intercept } = fitted(casesOf({ slope: 1.2, intercept: -7.5 }));
		expect(slope).toBeCloseTo(1.2, 2);
		expect(intercept).toBeCloseTo(-7.5, 1);
	});

	test('the order of the cases is all the same', () => {
		const cases = casesOf({ slope: 1.2, intercept: -7.5 });
		const turned = fitted([...cases].reverse());
		expect(turned.slope).toBeCloseTo(fitted(cases).slope, 4);
	});

	test('no case: the usual curve', () => {
		expect(fitted([])).toEqual(USUAL_CURVE);
	});

	test.each<[string, { score: number; isListed: boolean }[], number]>([
		['nothing listed: hardly probable, whatever the score', Array.from({ length: 99 }, (_, score) => ({ score, isListed: false })), 0.005],
		[
			'the better the score, the less is listed: as probable as any',
			Array.from({ length: 40 }, (_, score) => ({ score, isListed: score < 10 })),
			0.256098,
		],
	])('%s', (_, cases, expected) => {
		const curve = fitted(cases);
		expect([0, 20, 90].map((score) => probabilityOf(score, curve))).toEqual([expected, expected, expected]);
	});

	test('cases that a score parts wholly give a steep curve, not one without end', () => {
		const { slope, intercept } = fitted(Array.from({ length: 40 }, (_, at) => ({ score: at, isListed: at >= 20 })));
		expect(slope).toBeGreaterThan(0.5);
		expect(slope).toBeLessThan(5);
		expect(-intercept / slope).toBeCloseTo(19.5, 0);
	});
});

describe('notes that link each other in their texts', () => {
	const curve: ProbabilityCurve = { slope: 1, intercept: -5 };
	/** So many of them at a score that the curve has for a half. */
	const mutual = (count: number, listed: number): ScoredCase[] =>
		Array.from({ length: count }, (_, at) => ({ score: 5, isListed: at < listed, isMutual: true }));

	test.each<[string, ScoredCase[], number | undefined]>([
		['are as probable as others where they are listed as often', mutual(40, 20), undefined],
		['are so where they are listed more often', mutual(40, 39), undefined],
		['are so where they are listed hardly more seldom', mutual(40, 12), undefined],
		['are so where there are too few to tell', mutual(5, 0), undefined],
		['are so where none is there', [{ score: 5, isListed: false }], undefined],
		['are as probable as they are listed where that is seldom', mutual(40, 2), 0.0625],
		['are hardly probable where none is listed', mutual(40, 0), 0.0125],
	])('%s', (_, cases, expected) => {
		const fitted = withLinked(curve, cases);
		if (expected === undefined) expect(fitted).toEqual(curve);
		else expect(probabilityOf(5, fitted, true)).toBeCloseTo(expected, 4);
		expect(probabilityOf(5, fitted)).toBe(0.5);
	});
});

describe('the curve of a vault', () => {
	/** Notes that link their partner and two others; so many of them list their partner, which links back, and one that does not. */
	const vaultOf = (lists: number): RankedNote[] => {
		const size = lists * 2 + 20;
		const nameOf = (at: number): string => `N${String(at % size).padStart(4, '0')}`;
		return Array.from({ length: size }, (_, at) => {
			const partner = nameOf(at % 2 === 0 ? at + 1 : at - 1 + size);
			const list = at % 2 === 0 && at < lists * 2 ? [partner, nameOf(at + 9)] : [];
			return { path: nameOf(at), type: undefined, isExcluded: false, text: [partner, nameOf(at + 7), nameOf(at + 12)], field: [], list };
		});
	};
	const curveOf = (notes: RankedNote[]): { curve: ProbabilityCurve; fitted: number } => {
		const model = rankingModel(notes);
		const meter = finish(pairMeterSteps(model));
		const measured = vi.spyOn(meter, 'of');
		return { curve: finish(curveSteps(model, meter)), fitted: measured.mock.calls.length };
	};

	test('is the usual one up to nineteen lists', () => {
		expect(curveOf(vaultOf(19))).toEqual({ curve: USUAL_CURVE, fitted: 0 });
	});

	test('is its own from twenty lists on', () => {
		const { curve, fitted } = curveOf(vaultOf(20));
		expect(fitted).toBe(20);
		expect(curve.slope).toBeGreaterThan(0.1);
		expect(curve).not.toEqual(USUAL_CURVE);
	});

	test('is never surer than the usual one where a link stands behind every bullet: a run may have written them all', () => {
		const backed = vaultOf(60).map((note) => ({ ...note, list: note.list.slice(0, 1) }));
		expect(curveOf(backed)).toEqual({ curve: USUAL_CURVE, fitted: 60 });
	});

	test('says how seldom the vault lists what its texts link to and fro', () => {
		// Each links its partner, which links back, and lists the note seven on, which it links as well.
		const other = vaultOf(60).map((note) => ({ ...note, list: note.list.length === 0 ? [] : note.text.slice(1, 2) }));
		expect(curveOf(vaultOf(60)).curve.linked).toBeUndefined();
		expect(curveOf(other).curve.linked).toBeLessThan(-1);
	});

	test('takes lists that are the same note for note for one, as a template puts them under many', () => {
		const [three, two] = [3, 2].map((length) => {
			const same = vaultOf(60)
				.slice(0, length)
				.map(({ path }) => path);
			return vaultOf(20).map((note, at) => (at > 20 && note.list.length === 0 ? { ...note, list: same } : note));
		});
		const listing = (notes: RankedNote[] | undefined): number => notes?.filter(({ list }) => list.length > 0).length ?? 0;
		expect(listing(three)).toBeGreaterThan(40);
		expect(curveOf(three ?? []).fitted).toBe(21);
		// Two notes are now and then listed together by chance.
		expect(curveOf(two ?? []).fitted).toBe(listing(two));
	});

	test('asks two hundred lists at most', () => {
		expect(curveOf(vaultOf(300)).fitted).toBe(200);
	});
});

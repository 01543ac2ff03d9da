import { expect, test } from 'vitest';
import { countTokens } from '../../../../src/core/note/read/bodyTokens.ts';
import { likeTextsSteps } from '../../../../src/core/related/ranking/likeTexts.ts';
import { Sums } from '../../../../src/core/related/ranking/sums.ts';
import { flatVectors, type WordVector, wordVectorSteps } from '../../../../src/core/related/ranking/wordVectors.ts';
import { finish } from '../../../../src/core/text/steps.ts';
import { wordTokens } from '../../../../src/core/text/wordTokens.ts';

const vectorsOf = (texts: readonly string[]): readonly WordVector[] => {
	const { starts, terms, weights } = finish(wordVectorSteps(texts.length, (note) => countTokens(wordTokens(texts[note] ?? ''))));
	return texts.map((_, note) => ({
		terms: terms.slice(starts[note], starts[note + 1]),
		weights: weights.slice(starts[note], starts[note + 1]),
	}));
};

const [OIL = 0, GAS = 0, SEA = 0] = wordTokens('oil gas sea');

/** Texts that fill the vault up, so that three notes in ten are more than two. */
const OTHERS = Array.from({ length: 8 }, (_, at) => `alone${at}`);

test('weights are (1 + ln tf) · ln((n + 1) / (df + 0.5)), brought to length 1', () => {
	const [first] = vectorsOf(['oil oil oil gas', 'oil', 'gas', ...OTHERS]);
	const idf = Math.log(12 / 2.5);
	const [oil, gas] = [(1 + Math.log(3)) * idf, idf];
	const length = Math.hypot(oil, gas);
	expect(new Map(Array.from(first?.terms ?? [], (term, at) => [term, first?.weights[at]?.toFixed(9)]))).toEqual(
		new Map([
			[OIL, (oil / length).toFixed(9)],
			[GAS, (gas / length).toFixed(9)],
		]),
	);
});

test('words of one note, and of three in ten and more, are left out', () => {
	const texts = ['oil gas', 'oil sea', 'oil gas', 'oil', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
	expect(vectorsOf(texts).map(({ terms }) => [...terms])).toEqual([[GAS], [], [GAS], [], [], [], [], [], [], []]);
	expect([...(vectorsOf(['sea', 'sea', ...OTHERS])[0]?.terms ?? [])]).toEqual([SEA]);
});

test('the 40 strongest terms are kept, at length 1', () => {
	const words = Array.from({ length: 60 }, (_, at) => `word${at}x`);
	const often = words.slice(0, 40).join(' ');
	const [first] = vectorsOf([`${often} ${words.join(' ')}`, words.join(' '), ...OTHERS]);
	expect([...(first?.terms ?? [])].sort()).toEqual([...wordTokens(often)].sort());
	expect(Math.hypot(...(first?.weights ?? []))).toBeCloseTo(1, 9);
});

test('the cosine of two notes, and the terms behind it', () => {
	const vectors = vectorsOf(['oil oil gas', 'oil gas gas', 'sea', 'sea', ...OTHERS]);
	const texts = finish(likeTextsSteps(flatVectors(vectors)));
	const sums = new Sums(vectors.length);
	texts.addCosines(0, sums);
	// Both are the same pair of weights, turned round: 2 · 1 · (1 + ln 2) / (1 + (1 + ln 2)²).
	const often = 1 + Math.log(2);
	expect(sums.of(1)).toBeCloseTo((2 * often) / (1 + often ** 2), 9);
	expect(sums.of(2)).toBe(0);
	expect(texts.commonTerms(0, 1).map(({ term }) => term)).toEqual([OIL, GAS].sort((a, b) => a - b));
	expect(texts.commonTerms(0, 2)).toEqual([]);
});

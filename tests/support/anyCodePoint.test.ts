import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCodePoint, characterOf, numberOf } from './anyCodePoint.ts';

test.each([
	['the first', 0, '\u0000'],
	['a letter', 0x61, 'a'],
	['the last before the halves of pairs', 0xd7ff, '\ud7ff'],
	['the first after them', 0xd800, '\ue000'],
	['one of two units', 0x1f680 - 0x800, '🚀'],
	['the last', 0x10ffff - 0x800, '\u{10ffff}'],
])('the number of a character leads to it, and back: %s', (_, number, character) => {
	expect([characterOf(number), numberOf(character)]).toEqual([character, number]);
});

test.each([[''], ['ab'], ['\ud800'], ['\udfff'], [1], [undefined]])('%j has no number', (value) => {
	expect(() => numberOf(value)).toThrow('this is no character');
});

test('every character may come, and the words that fast-check takes for dangerous', () => {
	const texts = fc.sample(fc.string({ unit: anyCodePoint }), { seed: 7, numRuns: 3000 });
	expect(texts.some((text) => /proto|constructor|valueOf/.test(text))).toBe(true);
	expect(texts.some((text) => /[\u{10000}-\u{10ffff}]/u.test(text))).toBe(true);
	expect(texts.filter((text) => /\p{Surrogate}/u.test(text))).toEqual([]);
});

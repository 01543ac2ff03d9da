import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankedOut } from '../../../src/core/text/blankedOut.ts';
import { RUNS } from '../../support/runs.ts';

test.each<[string, string, [number, number][], string]>([
	['nothing', 'abc', [], 'abc'],
	['a stretch', 'abcd', [[1, 3]], 'a  d'],
	[
		'two that overlap',
		'abcdef',
		[
			[1, 4],
			[2, 5],
		],
		'a    f',
	],
	[
		'one within another',
		'abcdef',
		[
			[1, 5],
			[2, 3],
		],
		'a    f',
	],
	['one beyond the end', 'abc', [[2, 9]], 'ab '],
	['one before the beginning', 'abc', [[-2, 1]], ' bc'],
])('%s is blanked out', (_, text, ranges, expected) => {
	expect(
		blankedOut(
			text,
			ranges.map(([start, end]) => ({ start, end })),
		),
	).toBe(expected);
});

test('what lies in a range is a blank, everything else stays where it is', () => {
	const range = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
	fc.assert(
		fc.property(fc.string({ maxLength: 40 }), fc.array(range), (text, given) => {
			const ranges = given.sort((a, b) => a.start - b.start);
			const isIn = (at: number) => ranges.some(({ start, end }) => start <= at && at < end);
			expect(blankedOut(text, ranges)).toBe(Array.from({ length: text.length }, (_, at) => (isIn(at) ? ' ' : text.charAt(at))).join(''));
		}),
		{ numRuns: RUNS },
	);
});

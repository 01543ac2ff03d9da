import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';

function edit(start: number, end: number, newText: string): { range: { start: number; end: number }; newText: string } {
	return { range: { start, end }, newText };
}

describe('edits are read against the text as given', () => {
	test.each([
		['none', [], 'abcd'],
		['a replacement', [edit(1, 3, 'X')], 'aXd'],
		['an insertion at each end', [edit(4, 4, '>'), edit(0, 0, '<')], '<abcd>'],
		['a deletion', [edit(0, 4, '')], ''],
		['in any order', [edit(3, 4, 'D'), edit(0, 1, 'A')], 'AbcD'],
		['side by side', [edit(0, 2, 'X'), edit(2, 4, 'Y')], 'XY'],
		['insertions at one place keep their order', [edit(2, 2, '1'), edit(2, 2, '2')], 'ab12cd'],
		['an insertion before a replacement at one place', [edit(2, 3, 'C'), edit(2, 2, '1')], 'ab1Cd'],
		['text with marks of replacement', [edit(0, 1, "$&$'$1")], "$&$'$1bcd"],
	])('%s', (_, edits, expected) => {
		expect(applyEdits('abcd', edits)).toBe(expected);
	});

	test.each([
		['two that overlap', [edit(0, 2, ''), edit(1, 3, '')]],
		['an insertion inside a replacement', [edit(0, 2, ''), edit(1, 1, 'x')]],
		['one after the end', [edit(4, 5, '')]],
		['one before the beginning', [edit(-1, 0, '')]],
		['one that ends before it begins', [edit(2, 1, '')]],
	])('%s are an error', (_, edits) => {
		expect(() => applyEdits('abcd', edits)).toThrow(RangeError);
	});
});

test('everything outside of the edits stays', () => {
	const cuts = fc.tuple(
		fc.string({ maxLength: 30 }),
		fc.array(fc.nat(30), { maxLength: 8 }),
		fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }),
	);
	fc.assert(
		fc.property(cuts, ([text, places, texts]) => {
			const sorted = places.map((place) => Math.min(place, text.length)).sort((a, b) => a - b);
			const edits = texts.flatMap((newText, index) => {
				const [start, end] = sorted.slice(index * 2, index * 2 + 2);
				return start === undefined || end === undefined ? [] : [edit(start, end, newText)];
			});
			// Built the other way round: from the last edit to the first.
			const expected = edits.reduceRight(
				(result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end),
				text,
			);
			expect(applyEdits(text, edits)).toBe(expected);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { lineEdits } from '../../../src/core/text/lineEdits.ts';
import { RUNS } from '../../support/runs.ts';

test.each([
	['the same text has none', 'a\n\nb\n', 'a\n\nb\n', []],
	['lines that come are put between those that stay', 'a\n\nb\n', 'a\n\nx\n\nb\ny\n', ['3-3 x\n\n', '5-5 y\n']],
	['of a line that changes only what differs is written', 'a\nsee [[A]] now\nc\n', 'a\nsee [[B]] now\nc\n', ['8-9 B']],
	['a line that goes is taken out', 'a\nb\nc', 'a\nc', ['2-4 ']],
	['a blank line is the one above the same line', 'a\n\nb\n', 'A\n\nx\n\nb\n', ['0-1 A\n\nx']],
])('%s', (_, before, after, expected) => {
	const edits = lineEdits(before, after);
	expect(edits.map(({ range, newText }) => `${range.start}-${range.end} ${newText}`)).toEqual(expected);
	expect(applyEdits(before, edits)).toBe(after);
});

test('the edits always give the other text', () => {
	const text = fc.array(fc.constantFrom('a\n', 'b\r\n', '\n', 'c\n', '  \n', 'd')).map((lines) => lines.join(''));
	fc.assert(
		fc.property(text, text, (before, after) => {
			expect(applyEdits(before, lineEdits(before, after))).toBe(after);
		}),
		{ numRuns: RUNS },
	);
});

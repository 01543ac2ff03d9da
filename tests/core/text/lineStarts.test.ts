import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAt, lineStartsOf, positionAt } from '../../../src/core/text/lineStarts.ts';
import { cpuTimeOf } from '../../support/cpuTimeOf.ts';

describe('lines begin after every line end', () => {
	test.each([
		['an empty text has one line', '', [0]],
		['a text without a line end too', 'ab', [0]],
		['a text that ends in one has an empty last line', 'a\n', [0, 2]],
		['newlines', 'a\n\nb\n', [0, 2, 3, 5]],
		['pairs', 'a\r\nb\r\n', [0, 3, 6]],
		['lone carriage returns', 'a\rb\r', [0, 2, 4]],
		['a carriage return, then a pair', 'a\r\r\nb', [0, 2, 4]],
		['a newline, then a carriage return', 'a\n\rb', [0, 2, 3]],
		['all three', 'a\rb\nc\r\nd', [0, 2, 4, 7]],
		['separators of Unicode are text', 'a\u2028b\u2029c\u0085d\u000be', [0]],
	])('%s', (_, text, starts) => {
		expect([...lineStartsOf(text)]).toEqual(starts);
	});

	test('as an expression for line ends finds them', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a', '\r', '\n', '\r\n', '\u2028')).map((pieces) => pieces.join('')),
				(text) => {
					expect([...lineStartsOf(text)]).toEqual([0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)]);
				},
			),
		);
	});

	test.each([['\n'], ['\r'], ['\r\n'], [`${'a'.repeat(1_000)}\r`]])('of 4 MB of %j in one pass', (piece) => {
		const text = piece.repeat(4_000_000 / piece.length);
		expect(cpuTimeOf(() => lineStartsOf(text))).toBeLessThan(3_000);
	});
});

describe('a position counts lines and columns from 1', () => {
	const starts = lineStartsOf('ab\n\ncd');

	test.each([
		[0, 1, 1],
		[2, 1, 3],
		[3, 2, 1],
		[4, 3, 1],
		[6, 3, 3],
		[9, 3, 6],
	])('offset %i is line %i, column %i', (offset, line, column) => {
		expect([positionAt(starts, offset), lineAt(starts, offset)]).toEqual([{ line, column }, line]);
	});

	test('a negative offset is an error', () => {
		expect(() => positionAt(starts, -1)).toThrow(RangeError);
	});
});

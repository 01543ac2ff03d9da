import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import type { Note } from '../../../../src/core/note/note.ts';
import { mayHoldProse, mayHoldTrap } from '../../../../src/core/rules/shared/mayHoldTrap.ts';
import { runs } from '../../../support/runs.ts';

const TRAP = /[#\\“”\u00a0\u2007\u202f\u200b\ufeff\u202a-\u202e\u2066-\u2069]|(?:^|[^"'])\[\[|[\s,[]0\d|\d{16}|\d:\d/;
const PROSE = /^[ "'?]*(?:\{|(?:a|an|and|but|or|that|the|this|which|who|with) )/m;

/** A note whose block holds exactly this, whether or not it could be read. */
function noteWith(block: string): Note {
	const text = `---\n${block}---\n`;
	const range = { start: 4, end: 4 + block.length };
	const frontmatter = { kind: 'parsed', range: { start: 0, end: text.length }, block: range, data: {}, rangeOf: () => undefined } as const;
	return { ...parseNote('Note.md', ''), text, frontmatter };
}

const blocks = fc.array(
	fc.constantFrom(
		...[
			'[[',
			'[',
			'"',
			"'",
			'0',
			'00',
			'12345678',
			'7',
			':',
			' ',
			'\n',
			'\r\n',
			',',
			'#',
			'\\',
			'“',
			'\u00a0',
			'\u2028',
			'\u202d',
			'\u2065',
		],
		...['key: ', 'and ', 'the ', 'a', 'an ', 'with', '{', '?', '- '],
	),
	{ maxLength: 12 },
);

describe('what a block has to hold for one of its values to be read as something else', () => {
	test.each([
		['a comment', 'a: #b\n', true],
		['a link without quotes', 'a: [[b]]\n', true],
		['a link in quotes', 'a: "[[b]]"\n', false],
		['a zero before digits', 'a: 010\n', true],
		['a year', 'a: 2010\n', false],
		['fifteen digits', 'a: 123456789012345\n', false],
		['sixteen digits', 'a: 1234567890123456\n', true],
		['a time', 'a: 1:30\n', true],
		['words', 'a: strong alliance\n', false],
	])('%s', (_, block, expected) => {
		expect(mayHoldTrap(noteWith(block))).toBe(expected);
	});

	test('is told of every block as an expression tells it', () => {
		fc.assert(
			fc.property(blocks, (pieces) => {
				const block = pieces.join('');
				expect([mayHoldTrap(noteWith(block)), mayHoldProse(noteWith(block))]).toEqual([TRAP.test(block), PROSE.test(block)]);
			}),
			{ numRuns: runs(3000) },
		);
	});
});

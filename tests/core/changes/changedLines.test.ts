import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines, type ChangedLine } from '../../../src/core/changes/changedLines.ts';
import { editBetween } from '../../../src/core/text/editBetween.ts';
import type { TextEdit } from '../../../src/core/text/textEdit.ts';
import { runs } from '../../support/runs.ts';

/** `-3 some [old] words`: what changes stands in brackets. */
function shown({ kind, line, parts }: ChangedLine): string {
	return `${kind === 'removed' ? '-' : '+'}${line} ${parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')}`;
}

const replace = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText });

test.each<[string, string, readonly TextEdit[], readonly string[]]>([
	[
		'a word that is replaced shows its line before and after',
		'a: one\nb: two\n',
		[replace(10, 13, 'three')],
		['-2 b: [two]', '+2 b: [three]'],
	],
	['a line that is put in takes none away', 'one\nthree\n', [replace(4, 4, 'two\n')], ['+2 [two]']],
	['a line after the last is put in alone', '- a\n', [replace(4, 4, '- b\n')], ['+2 [- b]']],
	['a line after a last line without an end is put in alone', '- a', [replace(3, 3, '\n- b')], ['+2 [- b]']],
	['a line that is taken out puts none in', 'one\ntwo\nthree\n', [replace(4, 8, '')], ['-2 [two]']],
	['two edits of one line are one pair', 'a b c', [replace(0, 1, 'A'), replace(4, 5, 'C')], ['-1 [a] b [c]', '+1 [A] b [C]']],
	[
		'edits far apart stand apart, the later one with its line after the earlier',
		'a\nb\nc\n',
		[replace(4, 5, 'C'), replace(0, 0, 'new\n')],
		['+1 [new]', '-3 [c]', '+4 [C]'],
	],
	['the return of a line end is not shown', 'a\r\nb\r\n', [replace(0, 1, 'A')], ['-1 [a]', '+1 [A]']],
	['a new note is all new', '', [replace(0, 0, '# A\n\nText')], ['-1 ', '+1 [# A]', '+2 ', '+3 [Text]']],
	['no edit shows nothing', 'a', [], []],
	[
		'a long line is cut to what stands around the change',
		`${'x'.repeat(100)}old${'y'.repeat(100)}`,
		[replace(100, 103, 'new')],
		[`-1 …${'x'.repeat(60)}[old]${'y'.repeat(60)}…`, `+1 …${'x'.repeat(60)}[new]${'y'.repeat(60)}…`],
	],
])('%s', (_, text, edits, expected) => {
	expect(changedLines(text, edits).map(shown)).toEqual(expected);
});

test('every line that is shown stands in the text it is said to be of', () => {
	const lines = fc
		.array(
			fc.string({ maxLength: 8 }).map((line) => line.replace(/[\r\n]/g, ' ')),
			{ maxLength: 8 },
		)
		.map((list) => list.join('\n'));
	fc.assert(
		fc.property(lines, lines, (before, after) => {
			const edit = editBetween(before, after);
			for (const { kind, line, parts } of changedLines(before, edit ? [edit] : [])) {
				const text = kind === 'removed' ? before : after;
				expect(parts.map((part) => part.text).join('')).toBe(text.split('\n')[line - 1]);
			}
		}),
		{ numRuns: runs(500) },
	);
});

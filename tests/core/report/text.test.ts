import pc from 'picocolors';
import { describe, expect, test } from 'vitest';
import { type Colors, PLAIN } from '../../../src/core/report/colors.ts';
import { displayWidth } from '../../../src/core/report/displayWidth.ts';
import { summaryLine, textReport } from '../../../src/core/report/text.ts';
import type { Diagnostic } from '../../../src/core/rules/rule.ts';
import { diagnosticOf } from './diagnosticOf.ts';

function report(text: string | undefined, ...diagnostics: readonly Diagnostic[]): readonly string[] {
	return [...textReport(diagnostics, { colors: PLAIN, least: 'warning', notes: 3, textOf: () => text })].join('').split('\n');
}

const TEXT = '---\ntype: relationship\nsince: last year\n---\n';
const SINCE = diagnosticOf({
	line: 3,
	column: 8,
	endLine: 3,
	endColumn: 17,
	message: '`since` is `"last year"`; expected a date such as `2014-03-18`',
	severity: 'error',
	rule: 'field-kind',
});

describe('a report', () => {
	test('has the note, the finding, its line and the exact place, and a summary', () => {
		expect(report(TEXT, SINCE)).toEqual([
			'Note.md',
			'  3:8  error  `since` is `"last year"`; expected a date such as `2014-03-18`  field-kind',
			'      3 | since: last year',
			'        |        ^^^^^^^^^',
			'',
			'1 error in 1 of 3 notes',
			'',
		]);
	});

	test('names what `fix` does, and what somebody has to decide', () => {
		const plan = () => ({ kind: 'unchanged' as const });
		const fixes = [
			{ kind: 'edit' as const, title: 'Put it in quotes', safe: true, plan },
			{ kind: 'edit' as const, title: 'Rename it', safe: false, plan },
		];
		expect(report(undefined, { ...SINCE, fixes }).slice(2, 4)).toEqual(['      fix: Put it in quotes', '      could: Rename it']);
	});

	test('hides what is below the least severity, and counts it', () => {
		const lines = report(
			TEXT,
			SINCE,
			diagnosticOf({ severity: 'info', line: 1 }),
			diagnosticOf({ severity: 'info', line: 2, path: 'Other.md' }),
		);
		expect(lines).not.toContain('Other.md');
		expect(lines.at(-2)).toBe('1 error in 1 of 3 notes; 2 suggestions not shown');
	});

	test('shows what is graver in any note before what is less so in another', () => {
		const lines = report(
			undefined,
			SINCE,
			diagnosticOf({ severity: 'error', path: 'Other.md' }),
			diagnosticOf({ severity: 'warning' }),
			diagnosticOf({ severity: 'warning', path: 'Other.md' }),
		);
		expect(lines.filter((line) => line.endsWith('.md'))).toEqual(['Note.md', 'Other.md', 'Note.md', 'Other.md']);
	});

	test('of notes without problems is one line', () => {
		expect(report('')).toEqual(['No problems in 3 notes', '']);
		expect(summaryLine([], 'info', 1)).toBe('No problems in 1 note');
	});

	test('puts a note that it cannot read again without its lines', () => {
		expect(report(undefined, SINCE)).toHaveLength(5);
	});

	test('is coloured by functions of the shape of picocolors', () => {
		const colors: Colors = pc.createColors(true);
		const painted = [...textReport([SINCE], { colors, least: 'info', notes: 1, textOf: () => TEXT })].join('');
		expect(painted).toContain('\u001b[31merror\u001b[39m');
		expect(painted).toContain('\u001b[31m^^^^^^^^^\u001b[39m');
	});
});

describe('a line of a report', () => {
	function frame(line: string, start: number, end: number, more: Partial<Diagnostic> = {}): readonly string[] {
		return report(line, diagnosticOf({ column: start + 1, endColumn: end + 1, ...more }))
			.slice(2, 4)
			.map((shown) => shown.slice(10));
	}

	test.each([
		['marks one place where the range is empty', 'abc', 1, 1, ['abc', ' ^']],
		['shows a tab as one blank, above the mark as well', '\ta\tb', 3, 4, [' a b', '   ^']],
		['counts two columns for East Asian letters', '東京 x', 3, 4, ['東京 x', '     ^']],
		['marks East Asian letters twice as wide', '東京', 0, 2, ['東京', '^^^^']],
		['counts no column for a combining accent', 'e\u0301x', 2, 3, ['e\u0301x', ' ^']],
		['counts two columns for an emoji of two code units', '🌍x', 2, 3, ['🌍x', '  ^']],
		['shows what a terminal would obey as a dot', 'a\u001b[31mb\u0007', 0, 1, ['a·[31mb·', '^']],
		['shows a direction override as a dot', 'a\u202eb', 2, 3, ['a·b', '  ^']],
	])('%s', (_, line, start, end, expected) => {
		expect(frame(line, start, end)).toEqual(expected);
	});

	test('is cut around the place where it is long', () => {
		const [shown = '', mark = ''] = frame(`${'a'.repeat(500)}HERE${'b'.repeat(500)}`, 500, 504);
		expect(shown).toBe(`…${'a'.repeat(30)}HERE${'b'.repeat(66)}…`);
		expect(mark).toBe(`${' '.repeat(31)}^^^^`);
	});

	test('is marked to its end where the range goes on below', () => {
		expect(frame('one\ntwo', 1, 2, { endLine: 2 })).toEqual(['one', ' ^^']);
	});

	test('that ends in a carriage return is shown without it', () => {
		expect(frame('one\r\ntwo', 0, 3)).toEqual(['one', '^^^']);
	});

	test('that the text does not have is left out', () => {
		expect(report('one', diagnosticOf({ line: 9 }))).toEqual([
			'Note.md',
			'  9:1  warning  message  field-value',
			'',
			'1 warning in 1 of 3 notes',
			'',
		]);
	});
});

test.each([
	['abc', 3],
	['é', 1],
	['ישראל', 5],
	['한국', 4],
	['\u200f', 0],
])('%s takes %i columns', (text, width) => {
	expect(displayWidth(text)).toBe(width);
});

import { expect, test } from 'vitest';
import { type Figure, worseTwice } from './worseTwice.mjs';

const figure = (what: string, before: number, now: number, least?: number): Figure => ({
	what,
	before,
	now,
	...(least === undefined ? {} : { least }),
});

/** The verdict on these comparisons, of which one is made after the other, and which names each was asked about. */
function verdictOf(...comparisons: readonly (readonly Figure[])[]): { worse: readonly string[]; asked: readonly unknown[] } {
	const asked: unknown[] = [];
	const worse = worseTwice((names) => comparisons[asked.push(names) - 1] ?? []);
	return { worse, asked };
}

test.each([
	['as fast as before is fine, and measured once', [[figure('check', 1000, 1000)]], []],
	['nine in a hundred slower is fine', [[figure('check', 1000, 1090)]], []],
	['a tenth slower twice is worse', [[figure('check', 1000, 1100)], [figure('check', 1000, 1100)]], ['check']],
	['a tenth slower once is a chance', [[figure('check', 1000, 1500)], [figure('check', 1000, 1050)]], []],
	['faster is never worse', [[figure('check', 1000, 100)]], []],
	[
		'two that are worse in turn are two chances',
		[
			[figure('check', 1000, 1200), figure('help', 50, 50)],
			[figure('check', 1000, 1000), figure('help', 50, 90)],
		],
		[],
	],
	['what grows below its least is noise', [[figure('onload', 1, 9, 10)]], []],
	['what grows beyond its least is measured by it', [[figure('onload', 1, 11, 10)], [figure('onload', 1, 11, 10)]], ['onload']],
	['what was not there before cannot be worse', [[figure('new', NaN, 100)]], []],
	['what is not there any more cannot be worse', [[figure('gone', 100, NaN)]], []],
	[
		'every figure that is worse twice is told',
		[
			[figure('a', 10, 20), figure('b', 10, 20)],
			[figure('a', 10, 20), figure('b', 10, 20)],
		],
		['a', 'b'],
	],
])('%s', (_, comparisons, expected) => {
	expect(verdictOf(...comparisons).worse).toEqual(expected);
});

test('only what was worse is measured a second time', () => {
	const { asked } = verdictOf([figure('check', 10, 20), figure('help', 10, 10)], [figure('check', 10, 20)]);
	expect(asked).toEqual([undefined, ['check']]);
});

test('each line tells both figures, their ratio and what follows from it', () => {
	const lines: string[] = [];
	worseTwice(
		() => [figure('check', 1000, 1200), { what: 'memory', before: 100, now: 101, unit: 'MB' }],
		(line) => lines.push(line),
	);
	expect(lines).toEqual([
		'check: 1200 ms, before 1000 ms; 1.20 of it, worse, measured again',
		'memory: 101 MB, before 100 MB; 1.01 of it, fine',
		'check: 1200 ms, before 1000 ms; 1.20 of it, worse again',
		'memory: 101 MB, before 100 MB; 1.01 of it, fine',
	]);
});

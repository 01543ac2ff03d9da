import { describe, expect, test } from 'vitest';
import type { ChangedState } from '../../src/core/history/changesBetween.ts';
import { noteDifference } from '../../src/core/history/noteDifference.ts';
import { changedRows, changesText, shownChange, type ShownChange } from '../../src/obsidian/features/history/changedRows.ts';
import { finish } from '../../src/core/text/steps.ts';
import { sinceOptions } from '../../src/obsidian/features/history/sinceOptions.ts';

const CHANGES: readonly ShownChange[] = [
	{ path: 'Countries/Oman.md', kind: 'moved', lines: ['moved from Oman.md'] },
	{ path: 'Iran.md', kind: 'gone', lines: [] },
	{ path: 'Law.md', kind: 'changed', lines: ['status: "in force" -> "expired"', 'sources: + Reuters - A'] },
	{ path: 'New.md', kind: 'new', lines: [] },
	{ path: 'Text.md', kind: 'changed', lines: ['its text'] },
];

const rows = (filter: string): string[] =>
	finish(changedRows(CHANGES, filter)).map((row) => (row.kind === 'heading' ? `${row.title} (${row.count})` : `  ${row.item.path}`));

describe('what changed', () => {
	test('stands by kind, each with its number', () => {
		expect(rows('')).toEqual([
			'New (1)',
			'  New.md',
			'Moved (1)',
			'  Countries/Oman.md',
			'Changed (2)',
			'  Law.md',
			'  Text.md',
			'Gone (1)',
			'  Iran.md',
		]);
	});

	test.each<[fact: string, filter: string, expected: readonly string[]]>([
		['a field', ' STATUS ', ['Changed (1)', '  Law.md']],
		['a source', 'reuters', ['Changed (1)', '  Law.md']],
		['where a note was', 'oman.md', ['Moved (1)', '  Countries/Oman.md']],
		['nothing', 'nowhere', []],
	])('is filtered by %s', (_, filter, expected) => {
		expect(rows(filter)).toEqual(expected);
	});

	test('has keys of its own', () => {
		const keys = finish(changedRows(CHANGES, '')).map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
	});
});

describe('above the changes it is said', () => {
	const MINUTE = 60_000;
	const OF_TWO = ['new', 'gone'].map((kind) => ({
		path: `${kind}.md`,
		from: undefined,
		kind,
		difference: noteDifference(undefined, undefined),
	}));

	test.each<[fact: string, since: number, expected: string]>([
		['since when they are told', 10 * MINUTE, '1 new, 1 gone since minute 10'],
		['nothing of a record that is a moment older', 9 * MINUTE, '1 new, 1 gone since minute 9'],
		['that an older record was the last before', 2 * MINUTE, '1 new, 1 gone since minute 2, the last record before minute 10'],
	])('%s', (_, since, expected) => {
		expect(changesText({ changes: OF_TWO as ChangedState[], since }, 10 * MINUTE, (at) => `minute ${at / MINUTE}`)).toBe(expected);
	});

	test('that nothing changed', () => {
		expect(changesText({ changes: [], since: 0 }, 0, String)).toBe('Nothing changed since 0');
	});

	test('of a note that moved from where', () => {
		expect(shownChange({ path: 'B.md', from: 'A.md', kind: 'moved', difference: noteDifference(undefined, undefined) }).lines).toEqual([
			'moved from A.md',
		]);
	});
});

describe('the times that are offered', () => {
	const START = new Date(2026, 2, 14, 9, 30).getTime();
	const HOUR = 3_600_000;
	const options = (moments: Parameters<typeof sinceOptions>[0]): string[] =>
		sinceOptions(moments, START, new Date(START + HOUR)).map(([, label, time]) =>
			time === undefined ? label : `${label}: ${new Date(time).toDateString()} ${new Date(time).getHours()}`,
		);
	const OTHERS = ['Since yesterday: Fri Mar 13 2026 0', 'Since a week ago: Sat Mar 07 2026 0', 'Since a date…'];

	test('begin with the start before this one', () => {
		const moments = [
			{ at: START - 30 * HOUR, isStart: true },
			{ at: START - 20 * HOUR, isStart: true },
			{ at: START - 19 * HOUR, isStart: false },
			{ at: START + 1, isStart: true },
		];
		expect(options(moments)).toEqual([
			'Since the last session began: Fri Mar 13 2026 13',
			'Since this session began: Sat Mar 14 2026 9',
			...OTHERS,
		]);
	});

	test('begin with this start where no other was recorded', () => {
		expect(options([])).toEqual(['Since this session began: Sat Mar 14 2026 9', ...OTHERS]);
	});
});

import { expect, test } from 'vitest';
import { matchingGroups, reportRows, type ReportGroup } from '../../src/obsidian/features/sources/reportRows.ts';

const GROUPS: readonly ReportGroup[] = [
	{
		key: 'publishers',
		title: 'Publishers',
		entries: [
			{ key: 'publishers INSS', title: 'INSS', detail: '1 source in 2 notes', notes: ['A.md', 'B.md'] },
			{ key: 'publishers INSS', title: 'INSS', detail: '1 source in 1 note', notes: ['C.md'] },
		],
		notes: [],
	},
	{ key: 'without', title: 'Notes without sources', entries: [], notes: ['Iran.md', 'Israel.md'] },
];

test('a closed group is one line, an open one has its entries below, an open entry its notes', () => {
	expect(reportRows(GROUPS, (key) => key === 'publishers').map(({ kind, key }) => [kind, key])).toEqual([
		['group', 'publishers'],
		['entry', 'publishers INSS'],
		['entry', 'publishers INSS (2)'],
		['group', 'without'],
	]);
	expect(
		reportRows(GROUPS, (key) => key === 'publishers INSS' || key === 'publishers')
			.filter(({ kind }) => kind === 'note')
			.map(({ key }) => key),
	).toEqual(['publishers INSS > A.md', 'publishers INSS > B.md']);
});

test('no two lines have the same key, whatever is open', () => {
	const keys = reportRows(GROUPS, () => true).map(({ key }) => key);
	expect(keys).toHaveLength(9);
	expect(new Set(keys).size).toBe(9);
});

test.each([
	['', ['publishers', 'without']],
	['inss', ['publishers']],
	['  C.MD ', ['publishers']],
	['israel', ['without']],
	['nothing of the kind', []],
])('the filter %j leaves the groups that say it', (filter, left) => {
	expect(matchingGroups(GROUPS, filter).map(({ key }) => key)).toEqual(left);
});

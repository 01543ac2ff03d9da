import { expect, test } from 'vitest';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { readSources } from '../../src/core/sources/readSources.ts';
import { SourceIndex } from '../../src/core/sources/sourceIndex.ts';
import { sourcesReport } from '../../src/core/sources/sourcesReport.ts';
import { finish } from '../../src/core/text/steps.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../support/memoryVault.ts';
import { matchingGroups, reportGroupSteps, reportRows, type ReportGroup } from '../../src/obsidian/features/sources/reportRows.ts';

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
	['Ísraël', ['without']],
	['nothing of the kind', []],
])('the filter %j leaves the groups that say it', (filter, left) => {
	expect(finish(matchingGroups(GROUPS, filter)).map(({ key }) => key)).toEqual(left);
});

test('what is published when, rests on one publisher and has no source is told in numbers', () => {
	const index = memoryVault({}).index;
	const sources = new SourceIndex();
	const put = (path: string, text: string): void => sources.put(path, readSources(parseNote(path, text), DEFAULT_SETTINGS));
	put(
		'A.md',
		'## Sources\n- [INSS - One (2023)](https://inss.org/1)\n- [INSS - Two (2024)](https://inss.org/2)\n- [INSS - Three (2024)](https://inss.org/3)\n',
	);
	put('B.md', '## Sources\n- [Reuters - Four (2024)](https://reuters.com/4)\n- [INSS - One](https://inss.org/1)\n');
	put('C.md', 'Nothing\n');
	put('D.md', 'Nothing\n');
	const report = sourcesReport(sources, ['A.md', 'B.md', 'C.md', 'D.md'], index);
	const types = {
		typeOf: (path: string) => (path === 'D.md' ? undefined : 'policy'),
		countOf: (type?: string) => (type === undefined ? 1 : 3),
	};
	const groups = finish(reportGroupSteps(report, () => ({ kind: 'unknown' }), types));
	const told = (key: string): unknown =>
		groups.find((group) => group.key === key)?.entries.map(({ title, detail, share }) => [title, detail, share]);
	expect(told('publishers')).toEqual([
		['INSS', '3 sources in 2 notes, 75 % of all', 0.75],
		['Reuters', '1 source in 1 note, 25 % of all', 0.25],
	]);
	expect(told('periods')).toEqual([
		['2023', '1 source: INSS 100 %', 1 / 3],
		['2024', '3 sources: INSS 67 %, Reuters 33 %', 1],
	]);
	expect(told('one-publisher')).toEqual([['A', '3 sources, all of INSS', undefined]]);
	expect(told('without')).toEqual([
		['policy', '1 of 3 notes, 33 %', 1 / 3],
		['Without a type', '1 of 1 note, 100 %', 1],
	]);
	expect(reportRows(groups, () => false).map((row) => (row.kind === 'note' ? '' : row.title))).toContain('Notes without sources (2)');
});

test('a source is told by what is said of it, found by its note as well, and where its link leads nowhere', () => {
	const index = memoryVault({}).index;
	const sources = new SourceIndex();
	for (const path of ['B.md', 'A.md'])
		sources.put(
			path,
			readSources(parseNote(path, '## Sources\n- [INSS - One](https://www.inss.org/1), 3 May 2024\n- [[Paper]]\n'), DEFAULT_SETTINGS),
		);
	const report = sourcesReport(sources, ['B.md', 'A.md'], index);
	const groups = finish(
		reportGroupSteps(report, () => ({ kind: 'dead', since: '2024-06-01', checked: '2024-06-02', reason: 'the page is gone' }), {
			typeOf: () => undefined,
			countOf: () => 2,
		}),
	);
	const told = (from: readonly ReportGroup[]): unknown =>
		from.flatMap(({ key, entries }) =>
			key === 'links' || key === 'most-used' ? entries.map(({ title, detail, notes }) => [title, detail, notes]) : [],
		);
	const page = (notes: readonly string[]): unknown => ['One', 'INSS · 3 May 2024 · inss.org · 2 notes', notes];
	const [mended] = groups[0]?.entries ?? [];
	expect(told(groups.slice(1))).toEqual([page(['A.md', 'B.md']), ['Paper', '2 notes', ['A.md', 'B.md']]]);
	expect(mended?.detail).toMatch(/^Dead/);
	expect(told(finish(matchingGroups(groups.slice(1), 'b.md')))).toEqual([page(['B.md']), ['Paper', '2 notes', ['B.md']]]);
	const rows = reportRows(groups.slice(1), (key) => key === 'most-used');
	expect(rows.flatMap((row) => (row.kind === 'entry' ? [row.detail] : []))).toEqual(['INSS · 3 May 2024 · inss.org · 2 notes', '2 notes']);
});

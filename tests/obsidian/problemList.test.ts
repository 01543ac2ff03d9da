import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../src/core/rules/rule.ts';
import { finish } from '../../src/core/text/steps.ts';
import { mergedSteps, problemList, type ProblemChoice, type ProblemList } from '../../src/obsidian/features/problems/problemList.ts';

const finding = (rule: string, severity: Severity, at: number, path = 'A.md'): Diagnostic => ({
	rule,
	severity,
	path,
	message: `finding ${at}`,
	range: { start: at, end: at + 1 },
	fixes: [],
	line: 1,
	column: at + 1,
	endLine: 1,
	endColumn: at + 2,
});

const FOUND = [
	finding('field-kind', 'error', 0),
	finding('section-required', 'warning', 1),
	finding('field-kind', 'error', 2),
	finding('name-exists', 'info', 3, 'Places/B.md'),
];

const TYPES: Readonly<Record<string, string>> = { 'A.md': 'policy' };
const ALL: ProblemChoice = { groupBy: 'none', least: 'info', text: '', folder: '', closed: new Set() };
const listOf = (found: readonly Diagnostic[], choice: Partial<ProblemChoice> = {}): ProblemList =>
	problemList(finish(mergedSteps(found)), { ...ALL, ...choice }, (path) => TYPES[path]);

test.each<[string, Partial<ProblemChoice>, string, number[]]>([
	['all of them, the gravest first', {}, '2 errors, 1 warning, 1 suggestion', [0, 2, 1, 3]],
	['all but suggestions', { least: 'warning' }, '2 errors, 1 warning', [0, 2, 1]],
	['errors alone', { least: 'error' }, '2 errors', [0, 2]],
	['those whose message has the words, in any case', { text: ' FINDING 1' }, '1 warning', [1]],
	['those whose message has the words with other accents', { text: 'Fínding 1' }, '1 warning', [1]],
	['those of a rule by its id', { text: 'field-k' }, '2 errors', [0, 2]],
	['those of a note by its path', { text: 'places/' }, '1 suggestion', [3]],
	['those of a folder', { folder: 'Places' }, '1 suggestion', [3]],
	['none where nothing passes', { text: 'no such words' }, '', []],
])('problems are shown: %s', (_, choice, status, shown) => {
	const list = listOf(FOUND, choice);
	expect(list.status).toBe(status);
	expect(list.shown.map(({ range }) => range.start)).toEqual(shown);
});

const said = ({ rows }: ProblemList): unknown =>
	rows.map((row) => (row.kind === 'group' ? `${row.isOpen ? '' : '+'}${row.label} (${row.count})` : row.finding.range.start));

test.each<[string, Partial<ProblemChoice>, unknown]>([
	['rule', { groupBy: 'rule' }, ['field-kind (2)', 0, 2, 'section-required (1)', 1, 'name-exists (1)', 3]],
	['note', { groupBy: 'note' }, ['A.md (3)', 0, 2, 1, 'Places/B.md (1)', 3]],
	['type', { groupBy: 'type' }, ['policy (3)', 0, 2, 1, 'No type (1)', 3]],
	[
		'rule, one folded up',
		{ groupBy: 'rule', closed: new Set(['field-kind']) },
		['+field-kind (2)', 'section-required (1)', 1, 'name-exists (1)', 3],
	],
])('problems are grouped by %s, the gravest group first', (_, choice, rows) => {
	expect(said(listOf(FOUND, choice))).toEqual(rows);
});

test('a name that is missed in several notes is one problem, with its places', () => {
	const missed = (path: string): Diagnostic => ({ ...finding('link-near-miss', 'warning', 0), path, group: 'USA' });
	const { shown, status } = listOf([missed('B.md'), missed('A.md')]);
	expect(shown.map(({ path, places }) => [path, places?.map((place) => place.path)])).toEqual([['A.md', ['A.md', 'B.md']]]);
	expect(status).toBe('1 warning');
});

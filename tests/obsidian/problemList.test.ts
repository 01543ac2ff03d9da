import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../src/core/rules/rule.ts';
import { problemList } from '../../src/obsidian/features/problems/problemList.ts';

const finding = (rule: string, severity: Severity, at: number): Diagnostic => ({
	rule,
	severity,
	path: 'A.md',
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
	finding('name-exists', 'info', 3),
];

test.each<[string, Parameters<typeof problemList>[1], string, number[]]>([
	['all of them', { withSuggestions: true, rule: '' }, '2 errors, 1 warning, 1 suggestion', [0, 2, 1, 3]],
	['all but suggestions', { withSuggestions: false, rule: '' }, '2 errors, 1 warning', [0, 2, 1]],
	[
		'those of one rule, which is no news about the others',
		{ withSuggestions: true, rule: 'field-kind' },
		'2 errors, 1 warning, 1 suggestion',
		[0, 2],
	],
	['none of a rule of suggestions where they are left out', { withSuggestions: false, rule: 'name-exists' }, '2 errors, 1 warning', []],
])('problems are shown: %s', (_, wanted, status, shown) => {
	const list = problemList(FOUND, wanted);
	expect(list.status).toBe(status);
	expect(list.shown.map(({ range }) => range.start)).toEqual(shown);
});

test('the rules to choose from are those of what is counted, most findings first', () => {
	expect(problemList(FOUND, { withSuggestions: false, rule: 'section-required' }).rules).toEqual([
		{ rule: 'field-kind', count: 2 },
		{ rule: 'section-required', count: 1 },
	]);
});

test('a name that is missed in several notes is one problem, with its places', () => {
	const missed = (path: string): Diagnostic => ({ ...finding('link-near-miss', 'warning', 0), path, group: 'USA' });
	const { shown, status, rules } = problemList([missed('B.md'), missed('A.md')], { withSuggestions: true, rule: '' });
	expect(shown.map(({ path, places }) => [path, places?.map((place) => place.path)])).toEqual([['A.md', ['A.md', 'B.md']]]);
	expect([status, rules]).toEqual(['1 warning', [{ rule: 'link-near-miss', count: 1 }]]);
});

test('where nothing is found nothing is said', () => {
	expect(problemList([], { withSuggestions: true, rule: '' })).toEqual({ shown: [], status: '', rules: [] });
});

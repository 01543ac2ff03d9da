import { expect, test } from 'vitest';
import { acceptedByRule, baselineMoved, freshIn, type Baseline } from '../../../src/core/report/baseline.ts';
import type { Diagnostic } from '../../../src/core/rules/rule.ts';

const BASELINE: Baseline = {
	findings: { 'A/N.md': { 'field-kind': { one: 2 } }, 'AB.md': { 'known-type': { two: 1 }, 'field-kind': { one: 1 } } },
	version: 1,
};
const finding = (rule: string, message: string): Diagnostic => ({
	rule,
	message,
	severity: 'error',
	path: 'A/N.md',
	range: { start: 0, end: 1 },
	fixes: [],
	line: 1,
	column: 1,
	endLine: 1,
	endColumn: 2,
});

test('of a note only what the baseline does not accept there is fresh, as often as it is too many', () => {
	const found = [finding('field-kind', 'one'), finding('field-kind', 'one'), finding('field-kind', 'one'), finding('known-type', 'two')];
	expect(freshIn('A/N.md', found, BASELINE)).toEqual([found[2], found[3]]);
	expect(freshIn('Other.md', found, BASELINE)).toBe(found);
});

test.each<[string, string, string, string[]]>([
	['a note that moved', 'A/N.md', 'B/M.md', ['B/M.md', 'AB.md']],
	['every note of a folder that moved, and no other that begins alike', 'A', 'Z/A', ['Z/A/N.md', 'AB.md']],
	['nothing else', 'C.md', 'D.md', ['A/N.md', 'AB.md']],
])('the baseline follows %s', (_, from, to, paths) => {
	expect(Object.keys(baselineMoved(BASELINE, [{ from, to }]).findings)).toEqual(paths);
});

test('what is accepted is counted by rule', () => {
	expect([...acceptedByRule(BASELINE)]).toEqual([
		['field-kind', 3],
		['known-type', 1],
	]);
});

test('of many moves each is made on what the ones before left, a folder with all below it', () => {
	const moves = [
		{ from: 'A', to: 'B' },
		{ from: 'A/N.md', to: 'C/N.md' },
		{ from: 'B/N.md', to: 'A/N.md' },
		{ from: 'AB.md', to: 'A/AB.md' },
		{ from: 'A', to: 'Z' },
	];
	expect(Object.keys(baselineMoved(BASELINE, moves).findings)).toEqual(['Z/N.md', 'Z/AB.md']);
	expect(baselineMoved(BASELINE, [{ from: 'A/M.md', to: 'B.md' }])).toBe(BASELINE);
});

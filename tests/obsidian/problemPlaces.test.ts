import { expect, test } from 'vitest';
import type { Diagnostic, Severity } from '../../src/core/rules/rule.ts';
import { fixChoices, nextStop, problemsAt, problemStops } from '../../src/obsidian/features/problems/problemPlaces.ts';

const finding = (start: number, severity: Severity = 'warning', line = 1): Diagnostic => ({
	rule: 'field-kind',
	severity,
	path: 'A.md',
	message: `${severity} at ${start}`,
	range: { start, end: start + 2 },
	fixes: [{ kind: 'edit', title: `mend ${start}`, safe: true, plan: () => ({ kind: 'unchanged' }) }],
	line,
	column: 1,
	endLine: line,
	endColumn: 3,
});
const FOUND = [finding(30, 'error'), finding(10, 'error'), finding(10), finding(20), finding(40, 'info')];
const STOPS = problemStops(FOUND);

test('one steps from place to place in the order of the text, past what only suggests; of several at one place the gravest speaks', () => {
	expect(STOPS.map(({ message }) => message)).toEqual(['error at 10', 'warning at 20', 'error at 30']);
});

test.each<[string, number, 1 | -1, boolean, number]>([
	['the next one', 12, 1, true, 20],
	['the one before', 25, -1, true, 20],
	['the first after the last', 35, 1, true, 10],
	['the last before the first', 5, -1, true, 30],
	['the one that one stands on, where one did not step there', 20, 1, true, 20],
	['the one after that where one did', 20, 1, false, 30],
	['the one before that where one did', 20, -1, false, 10],
])('a step leads to %s', (_, offset, step, isHereNew, start) => {
	expect(nextStop(STOPS, offset, step, isHereNew)?.range.start).toBe(start);
});

test('where there is no problem there is no step', () => {
	expect(nextStop([], 0, 1, true)).toBeUndefined();
});

test.each<[string, number, number, number[]]>([
	['everything that covers the cursor, suggestions too', 41, 1, [40]],
	['at the end of a value as in it', 12, 1, [10, 10]],
	['everything on its line where nothing covers it', 26, 1, [30, 10, 10, 20, 40]],
	['nothing on a line without a problem', 50, 2, []],
])('at the cursor stands %s', (_, offset, line, starts) => {
	expect(problemsAt(FOUND, offset, line).map(({ range }) => range.start)).toEqual(starts);
});

test('the fixes to choose from are those of every problem there, in their order', () => {
	expect(fixChoices(problemsAt(FOUND, 10, 1)).map(({ fix }) => fix.title)).toEqual(['mend 10', 'mend 10']);
});

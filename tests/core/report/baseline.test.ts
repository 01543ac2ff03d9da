import { describe, expect, test } from 'vitest';
import { applyBaseline, type Baselined, baselineOf, readBaseline } from '../../../src/core/report/baseline.ts';
import type { Diagnostic } from '../../../src/core/rules/rule.ts';
import { checkVault } from '../../support/checkVault.ts';
import { diagnosticOf } from './diagnosticOf.ts';

function against(accepted: readonly Diagnostic[], now: readonly Diagnostic[]): Baselined {
	const read = readBaseline(baselineOf(accepted));
	if (read.kind === 'unreadable') throw new Error(read.reason);
	return applyBaseline(now, read.baseline);
}

describe('a baseline', () => {
	test('accepts what it was made of', () => {
		const some = [diagnosticOf({}), diagnosticOf({ line: 2 }), diagnosticOf({ path: 'Other.md' })];
		expect(against(some, some)).toEqual({ fresh: [], accepted: some, gone: 0 });
	});

	test('accepts a finding that has moved to another line', () => {
		const text = '---\ntype: country\n---\nSee [[united-states]].\n';
		const find = (body: string): readonly Diagnostic[] => checkVault({ 'Note.md': body, 'United States.md': '' }).checkAll();
		expect(against(find(text), find(text.replace('See', 'One more line.\n\nSee'))).fresh).toEqual([]);
	});

	test('accepts a finding whose message names lines that have moved', () => {
		const old = diagnosticOf({ message: '`a` stands twice, on lines 2 and 3; expected one of them' });
		const now = diagnosticOf({ message: '`a` stands twice, on lines 5 and 17; expected one of them' });
		expect(against([old], [now]).fresh).toEqual([]);
	});

	test('does not accept one more of the same kind, and takes the last for it', () => {
		const old = diagnosticOf({ line: 2 });
		const [first, second] = [diagnosticOf({ line: 5 }), diagnosticOf({ line: 9 })];
		expect(against([old], [first, second])).toEqual({ fresh: [second], accepted: [first], gone: 0 });
	});

	test.each([
		['another message', { message: 'other' }],
		['another rule', { rule: 'a-b' }],
		['another note', { path: 'Other.md' }],
	])('does not accept %s', (_, change) => {
		expect(against([diagnosticOf({})], [diagnosticOf(change)])).toMatchObject({ fresh: [diagnosticOf(change)], gone: 1 });
	});

	test('is the same bytes whatever the order of the findings', () => {
		const some = [diagnosticOf({ path: 'b.md' }), diagnosticOf({ path: 'a.md', message: 'z' }), diagnosticOf({ path: 'a.md' })];
		expect(baselineOf(some)).toBe(baselineOf([...some].reverse()));
	});

	test('is a file that a person can read in a diff', () => {
		expect(baselineOf([diagnosticOf({}), diagnosticOf({ line: 7 })])).toBe(
			'{\n  "findings": {\n    "Note.md": {\n      "field-value": {\n        "message": 2\n      }\n    }\n  },\n  "version": 1\n}\n',
		);
	});

	test('says how many accepted findings are mended', () => {
		expect(against([diagnosticOf({}), diagnosticOf({}), diagnosticOf({ message: 'other' })], [diagnosticOf({})]).gone).toBe(2);
	});
});

describe('a file that is no baseline is said to be none', () => {
	test.each([
		['', 'it is not JSON'],
		['[]', '`the whole` is not what `--update-baseline` writes'],
		['{"version": 2, "findings": {}}', '`version` is not what `--update-baseline` writes'],
		['{"version": 1, "findings": {"a.md": {"x": {"m": -1}}}}', '`findings > a.md > x > m` is not what `--update-baseline` writes'],
		['{"version": 1, "findings": {"a.md": 3}}', '`findings > a.md` is not what `--update-baseline` writes'],
	])('%s', (text, reason) => {
		expect(readBaseline(text)).toEqual({ kind: 'unreadable', reason });
	});
});

import { describe, expect, test } from 'vitest';
import { ignoreRule, ignoresMoved, isIgnored, unignoreRule } from '../../../src/core/checking/ignores.ts';
import { pathAfter } from '../../../src/core/settings/heldEntries.ts';
import { EVERYWHERE } from '../../../src/core/settings/timedEntries.ts';
import { VaultChecker } from '../../../src/core/checking/vaultChecker.ts';
import { checkOptions } from '../../support/checkOptions.ts';

describe('a rule is ignored', () => {
	test.each([
		['in the note', 'A/B.md', 'A/B.md', true],
		['in no other note', 'A/B.md', 'A/C.md', false],
		['in every note of a folder', 'A', 'A/B/C.md', true],
		['in no folder that begins alike', 'A', 'AB/C.md', false],
		['everywhere', EVERYWHERE, 'A/B.md', true],
	])('%s', (_, at, path, expected) => {
		expect(isIgnored(ignoreRule({}, at, 'known-type'), path, 'known-type')).toBe(expected);
		expect(isIgnored(ignoreRule({}, at, 'known-type'), path, 'field-kind')).toBe(false);
	});

	test('until it is told again', () => {
		expect(unignoreRule(ignoreRule(ignoreRule({}, 'A.md', 'x'), 'A.md', 'y'), 'A.md', 'x')).toEqual({ 'A.md': ['y'] });
	});
});

test('what is ignored in a note or folder follows it and goes with it; what is ignored everywhere stays', () => {
	const ignores = { '*': ['r'], 'A/B.md': ['x'], C: ['y'], 'D.md': ['z'] };
	expect(ignoresMoved(ignores, pathAfter([{ from: 'A', to: 'E' }]))).toEqual({ '*': ['r'], C: ['y'], 'D.md': ['z'], 'E/B.md': ['x'] });
	expect(ignoresMoved(ignores, pathAfter([{ from: 'A/B.md', to: 'D.md' }]))).toEqual({ '*': ['r'], C: ['y'], 'D.md': ['x', 'z'] });
	expect(ignoresMoved(ignores, pathAfter([{ from: 'C' }]))).toEqual({ '*': ['r'], 'A/B.md': ['x'], 'D.md': ['z'] });
	expect(ignoresMoved(ignores, pathAfter([{ from: '*', to: 'F' }]))).toEqual(ignores);
});

test('a check leaves out what is ignored, of rules that look at one note and of those that look across', () => {
	const found = (ignores: Record<string, readonly string[]>): readonly string[] => {
		const checker = new VaultChecker([], { ...checkOptions({}, { only: ['field-kind', 'name-exists'] }), ignores });
		return checker.check(checker.put('A.md', '---\ntype: policy\nactors: Ruritania\n---\n')).map(({ rule }) => rule);
	};
	expect(found({})).toEqual(['field-kind', 'name-exists']);
	expect(found({ 'A.md': ['field-kind'] })).toEqual(['name-exists']);
	expect(found({ '*': ['name-exists'], 'A.md': ['field-kind'] })).toEqual([]);
});

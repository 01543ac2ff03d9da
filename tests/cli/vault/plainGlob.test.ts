import * as fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { plainGlob } from '../../../src/cli/vault/plainGlob.ts';
import { RUNS } from '../../support/runs.ts';

const letter = fc.constantFrom('a', 'b', 'é', '.', '-', ' ', ',', '&', "'", '#', '~', '=', '%', '_', ':', ';');
const name = fc.string({ unit: letter, minLength: 1, maxLength: 5 }).filter((text) => !/^\.*$/.test(text));
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
const part = fc.oneof(
	name,
	fc.constantFrom('*', '*', '**', '**', '***', '?', '??', '*a', 'a*', '*a*', '**a', 'a**b', '?a*', '*.b'),
	fc.string({ unit: fc.oneof(letter, fc.constantFrom('*', '?')), minLength: 1, maxLength: 6 }).filter((text) => !/^\.*$/.test(text)),
);
const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));

test('a pattern of names and stars means what the package for patterns takes it to mean', () => {
	fc.assert(
		fc.property(pattern, path, (given, file) => {
			const isMatch = plainGlob(given);
			if (isMatch !== undefined) expect(isMatch(file)).toBe(picomatch([given, `${given}/**`])(file));
		}),
		{ numRuns: RUNS * 20 },
	);
});

test.each([
	['*/**', 'a', false],
	['*/**', 'a/b', true],
	['a/**', 'a', true],
	['**/*a/**', 'a', true],
	['**/*/**', 'a', false],
	['**/**', 'a', true],
])('%s and %s: %s', (given, file, isMatch) => {
	expect([plainGlob(given)?.(file), picomatch([given, `${given}/**`])(file)]).toEqual([isMatch, isMatch]);
});

test.each(['{a,b}', '[a-z]*', '!(a)', '"a"', '+(a)', 'a//b', './a', 'a/../b', '***', 'a/****/b'])('%s is left to the package', (given) => {
	expect(plainGlob(given)).toBeUndefined();
});

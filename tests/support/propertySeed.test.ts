import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { askedSeed } from './propertySeed.ts';

const isSmall = fc.property(fc.nat(), (number) => number < 10);

test('a property that fails says its smallest example, its seed and how to try it again', () => {
	expect(() => {
		fc.assert(isSmall, { seed: 42 });
	}).toThrow(/^Property failed after \d+ tests\n\{ seed: 42, [^]*Counterexample: \[10\][^]*DOSSIER_SEED=42 npx vitest run/);
});

test('one that waits says it as well', async () => {
	const waits = fc.asyncProperty(fc.nat(), async (number) => {
		if (number >= 10) throw new Error('too large');
	});
	await expect(fc.assert(waits, { seed: 42 })).rejects.toThrow(/Counterexample: \[10\][^]*DOSSIER_SEED=42/);
});

test('what the property threw is kept as the cause', () => {
	const cause = new Error('the reason');
	const throws = fc.property(fc.nat(), () => {
		throw cause;
	});
	expect(() => {
		fc.assert(throws);
	}).toThrow(expect.objectContaining({ cause }));
});

test.each([
	['no seed is asked for', undefined, undefined],
	['an empty one is none', '', undefined],
	['a seed may be negative', '-123', -123],
])('%s', (_, text, seed) => {
	expect(askedSeed(text)).toBe(seed);
});

test('a seed that is no number is refused', () => {
	expect(() => askedSeed('12x')).toThrow('DOSSIER_SEED is "12x"; expected the whole number that a failing property printed');
});

test('every property is tried more often in the long form: none has a number of its own', () => {
	const root = new URL('../', import.meta.url);
	const own = globSync('**/*.ts', { cwd: root }).flatMap((file) =>
		readFileSync(new URL(file, root), 'utf8')
			.split('\n')
			.filter((line) => /numRuns: \d/.test(line) && !line.includes('fc.sample('))
			.map((line) => `${file}: ${line.trim()}`),
	);
	expect(own).toEqual([]);
});

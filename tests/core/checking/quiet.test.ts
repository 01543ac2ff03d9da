import { describe, expect, test } from 'vitest';
import { checkVault } from '../../support/checkVault.ts';
import { quietVault, UNKNOWN_TYPES } from '../../support/quietVault.ts';

describe('a sound vault that knows nothing of us', () => {
	const texts = quietVault();
	const vault = checkVault(texts);
	const found = vault.checkAll();

	test('has 200 notes and more, and each of its twelve types is used', () => {
		const types = new Set(
			[...vault.notes.values()].flatMap(({ frontmatter }) => (frontmatter.kind === 'parsed' ? [frontmatter.data['type']] : [])),
		);
		expect(vault.notes.size).toBeGreaterThan(200);
		expect(UNKNOWN_TYPES.filter((type) => !types.has(type))).toEqual([]);
	});

	test('shows no error and no warning', () => {
		const loud = found.filter(({ severity }) => severity !== 'info');
		expect(loud.map(({ path, line, rule, message }) => `${path}:${line} ${rule} ${message}`)).toEqual([]);
	});

	test('has suggestions of one kind for whoever asks, counted by rule', () => {
		expect(found.map(({ rule }) => rule)).toEqual(Array<string>(20).fill('source-format'));
	});

	test('every fix that waits there leaves what the vault says to its author: none is safe', () => {
		expect(found.flatMap(({ fixes }) => fixes).filter((fix) => fix.kind === 'edit' && fix.safe)).toEqual([]);
	});
});

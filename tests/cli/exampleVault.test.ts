import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FAULTY_NOTES } from '../support/exampleVault.ts';
import { expectGolden } from '../support/golden.ts';
import { runCli } from './support/runCli.ts';
import { snapshot } from './support/tempVault.ts';

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const vault = join(project, 'example-vault');

test('the report on the example vault is the recorded one', async () => {
	const { code, stdout, stderr } = await runCli(['check', vault, '--severity', 'info']);
	expectGolden('example-vault/check.txt', stdout);
	expect([code, stderr]).toEqual([1, '']);
});

test.each([
	['fix.diff', ['fix', vault], 1],
	['related.diff', ['related', vault], 1],
	['sources.txt', ['sources', vault], 0],
	['wanted.txt', ['wanted', vault], 0],
	['inspect.json', ['inspect', vault, 'US-Israel Relations'], 0],
])('%s on the example vault is the recorded one', async (name, argv, expected) => {
	const { code, stdout } = await runCli(argv);
	expectGolden(`example-vault/${name}`, stdout);
	expect(code).toBe(expected);
});

test('types.txt on the example vault is the recorded one, built-in types of which it has no note left out', async () => {
	const { code, stdout } = await runCli(['types', vault]);
	// The columns are as wide as the longest name, which may be one of those left out.
	const rows = stdout.split('\n').filter((row) => !/ 0 notes {2}built in/.test(row));
	expectGolden('example-vault/types.txt', rows.map((row) => row.replace(/ {2,}/g, '  ')).join('\n'));
	expect(code).toBe(0);
});

test('only the notes that are faulty on purpose have an error or a warning', async () => {
	const { stdout } = await runCli(['check', vault, '--format', 'json', '--severity', 'warning']);
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: { path: string }[] };
	expect([...new Set(diagnostics.map(({ path }) => path))].sort()).toEqual([...FAULTY_NOTES].sort());
});

test('reading changes nothing in the vault', async () => {
	const before = snapshot(vault);
	await runCli(['check', vault]);
	await runCli(['fix', vault]);
	await runCli(['related', vault]);
	await runCli(['inspect', vault]);
	expect(snapshot(vault)).toEqual(before);
});

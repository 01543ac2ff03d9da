import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, TEST_NOW } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const DATA = '.obsidian/plugins/dossier/data.json';
const AT = TEST_NOW.getTime();
const BROKEN = '---\ntype: policy\nactors: Iran\n---\n';
const NOTES = { 'A.md': BROKEN, 'Old/B.md': BROKEN, 'Old/C.md': BROKEN, 'Iran.md': '' };

async function reported(vault: string): Promise<readonly string[]> {
	const { stdout } = await runCli(['check', vault, '--format', 'json', '--rule', 'field-kind', '--severity', 'field-kind=error']);
	return (JSON.parse(stdout) as { diagnostics: { path: string }[] }).diagnostics.map(({ path }) => path);
}

test('check --never ignores a rule in a note, in a folder or everywhere, beside what else is stored, and --again lifts it', async () => {
	const vault = tempVault({ ...NOTES, [DATA]: '{"settings":{},"later":1}' });
	expect(await reported(vault)).toEqual(['A.md', 'Old/B.md', 'Old/C.md']);
	expect(await runCli(['check', vault, 'Old/', '--never', 'field-kind'])).toEqual({
		code: 0,
		stdout: 'field-kind is ignored in Old\n',
		stderr: '',
	});
	expect(JSON.parse(readFileSync(join(vault, DATA), 'utf8'))).toEqual({
		version: 1,
		settings: {},
		later: 1,
		dismissed: {},
		dismissals: {},
		ignores: { Old: { 'field-kind': { at: AT } } },
	});
	expect(await reported(vault)).toEqual(['A.md']);
	expect((await runCli(['check', vault, 'A', '--never', 'field-kind'])).stdout).toBe('field-kind is ignored in A.md\n');
	expect(await reported(vault)).toEqual([]);
	await runCli(['check', vault, 'Old', 'A.md', '--again', 'field-kind']);
	expect(await reported(vault)).toEqual(['A.md', 'Old/B.md', 'Old/C.md']);
	expect((await runCli(['check', vault, '--never', 'field-kind'])).stdout).toBe('field-kind is ignored in every note\n');
	expect(await reported(vault)).toEqual([]);
	expect((await runCli(['check', vault])).code).toBe(0);
});

test('what is ignored is mended by nothing', async () => {
	const vault = tempVault({ ...NOTES, '.dossier.json': JSON.stringify({ ignores: { Old: { 'field-kind': { at: 1 } } } }) });
	await runCli(['fix', vault, '--rule', 'field-kind', '--write']);
	expect(readFileSync(join(vault, 'A.md'), 'utf8')).not.toBe(BROKEN);
	expect(readFileSync(join(vault, 'Old/B.md'), 'utf8')).toBe(BROKEN);
});

test.each([
	[['--never', 'field-knd'], '--never "field-knd" is no rule; did you mean field-kind?'],
	[['Nobody', '--never', 'field-kind'], '"Nobody" is no note'],
	[['A', '--again', 'field-kind'], 'field-kind is not ignored in A.md'],
])('check %j is an error', async (args, message) => {
	const { code, stderr } = await runCli(['check', tempVault(NOTES), ...args]);
	expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

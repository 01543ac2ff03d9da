// What holds on every system; run as well as on the disks and with the paths of others (projects "macos" and "windows" of vitest.config.ts).
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { isPlayed } from '../support/systems.ts';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const FAULTY = '---\ntype: policy\nactors: Iran\n---\n';

/** Whether this disk takes names that differ in case alone for one. */
function foldsCase(root: string): boolean {
	mkdirSync(join(root, '.dossier'), { recursive: true });
	writeFileSync(join(root, '.dossier/Probe'), '');
	return existsSync(join(root, '.dossier/pROBE'));
}

test('paths are printed with slashes, as they stand in links', async () => {
	const vault = tempVault({ 'Actors/Middle East/A.md': FAULTY });
	for (const format of ['json', 'text', 'github'])
		expect((await runCli(['check', vault, '--format', format], vault)).stdout).toContain('Actors/Middle East/A.md');
});

test.each([['Actors/A.md'], ['Actors/A'], ['A'], ['Actors/*.md'], ['Actors'], ['./Actors/A.md'], ['Actors\\A.md']])(
	'a note is found as %s',
	async (given) => {
		const vault = tempVault({ 'Actors/A.md': FAULTY, 'B.md': FAULTY });
		const { stdout } = await runCli(['check', vault, given, '--format', 'json']);
		const { diagnostics } = JSON.parse(stdout) as { diagnostics: { path: string }[] };
		expect([...new Set(diagnostics.map(({ path }) => path))]).toEqual(['Actors/A.md']);
	},
);

test('a vault may be named with the system’s own separator at its end', async () => {
	const vault = tempVault({ 'A.md': FAULTY });
	expect((await runCli(['check', `${vault}${sep}`])).code).toBe(1);
	expect((await runCli(['check', '.'], vault)).code).toBe(1);
});

test('what is mended comes back, byte for byte, in folders of any depth', async () => {
	const vault = tempVault({ 'a/b/c/A.md': FAULTY, 'Ärger/é.md': FAULTY });
	const before = snapshot(vault);
	expect((await runCli(['fix', vault, '--write'])).code).not.toBe(2);
	expect(snapshot(vault)).not.toEqual(before);
	expect((await runCli(['undo', vault])).code).toBe(0);
	expect(snapshot(vault)).toEqual(before);
});

test('a new note is never made over one whose name differs in case alone', async () => {
	const mine = '---\ntype: country\n---\nmine\n';
	const vault = tempVault({ 'Countries/FRANCE.md': mine });
	const { code, stderr } = await runCli(['new', vault, 'country', 'France', '--force']);
	expect([code, stderr]).toEqual([2, expect.stringContaining('FRANCE.md')]);
	expect(snapshot(vault)).toEqual({ 'Countries/FRANCE.md': mine });
});

test('a note that is named in another case is written under the name that it has', async () => {
	const vault = tempVault({ 'Actors/Iran.md': '---\nstatus: old\n---\n' });
	await runCli(['set', vault, 'iran', 'status=new', '--force']);
	expect(readdirSync(join(vault, 'Actors'))).toEqual(['Iran.md']);
	expect(snapshot(vault)['Actors/Iran.md']).toBe('---\nstatus: new\n---\n');
});

test('capitals of a note’s name are changed, and changed back', async () => {
	const vault = tempVault({ 'Actors/Iran.md': 'x\n', 'A.md': '[[Iran]]\n' });
	expect((await runCli(['rename', vault, 'Iran', 'IRAN'])).code).toBe(0);
	expect([readdirSync(join(vault, 'Actors')), snapshot(vault)['A.md']]).toEqual([['IRAN.md'], '[[IRAN]]\n']);
	expect((await runCli(['undo', vault])).code).toBe(0);
	expect([readdirSync(join(vault, 'Actors')), snapshot(vault)['A.md']]).toEqual([['Iran.md'], '[[Iran]]\n']);
});

test('a way out of the vault is none with other separators either', async () => {
	const vault = tempVault({ 'v/A.md': 'a\n', 'B.md': FAULTY });
	for (const given of ['../B.md', '..\\B.md', 'C:\\B.md', '\\\\server\\share\\B.md'])
		expect((await runCli(['set', join(vault, 'v'), given, 'status=new'])).code).toBe(2);
	expect(snapshot(vault)['B.md']).toBe(FAULTY);
});

test.runIf(isPlayed)('the systems that are played fold case, and paths have a drive and backslashes', () => {
	const vault = tempVault();
	expect(foldsCase(vault)).toBe(true);
	expect(vault).toMatch(/^C:\\/);
});

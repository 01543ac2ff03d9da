import { cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FAULTY_NOTES } from '../support/exampleVault.ts';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const example = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'example-vault');

test('what the notes have in common is shown, written once, and never over what is there', async () => {
	const event = (name: string) => `---\ntype: own-event\nactors: [Iran]\nrisk: high\n---\n# ${name}\n`;
	const vault = tempVault({ 'A.md': event('A'), 'B.md': event('B'), 'Iran.md': '---\ntype: country\n---\n' });
	const before = snapshot(vault);
	const shown = await runCli(['types', vault, 'infer']);
	expect(shown.code).toBe(1);
	expect(shown.stdout).toContain('--- /dev/null\n+++ b/Types/own-event.md\n');
	expect(snapshot(vault)).toEqual(before);
	expect(await runCli(['types', vault, 'infer', '--write'])).toEqual({ code: 0, stdout: 'Types/own-event.md\n', stderr: '' });
	const written = readFileSync(join(vault, 'Types/own-event.md'), 'utf8');
	expect(written).toContain('name: own-event\n');
	expect(await runCli(['types', vault, 'infer', '--write'])).toEqual({
		code: 0,
		stdout: 'Every type that two notes or more have is described\n',
		stderr: '',
	});
	expect(readFileSync(join(vault, 'Types/own-event.md'), 'utf8')).toBe(written);
});

test('a vault whose notes have no type is told so', async () => {
	const vault = tempVault({ 'A.md': '# A\n', 'B.md': '---\ntype: own-event\n---\n', 'C.md': '---\ntype: other-event\n---\n' });
	expect((await runCli(['types', vault, 'infer'])).stdout).toBe('No two notes have the same type in their field `type`\n');
});

test('the errors and warnings of the vault before and after are told, and a field can be left out', async () => {
	const event = (name: string, more: string) => `---\ntype: own-event\nrisk: high\nactors: [Iran]\n---\n# ${name}\n${more}`;
	const vault = tempVault({
		'A.md': event('A', '## Related Notes\n- [[B]]\n- [[B]]\n'),
		'B.md': event('B', ''),
		'Iran.md': '---\ntype: country\n---\n',
	});
	const { stdout } = await runCli(['types', vault, 'infer', '--without', 'own-event.risk']);
	expect(stdout).toContain('+  actors: ');
	expect(stdout).not.toContain('+  risk: ');
	expect(stdout).toContain('Now 0 errors and 1 warning; with this type 0 errors and 1 warning\n');
	expect(await runCli(['types', vault, 'infer', '--without', 'own-event.rsk', '--write'])).toEqual({
		code: 2,
		stdout: '',
		stderr: 'dossier: --without "own-event.rsk": nothing of that name is learned; one of: own-event.risk, own-event.actors\n',
	});
});

test('the sound notes of the example vault are sound under what is learned of it', async () => {
	const vault = tempVault();
	cpSync(example, vault, { recursive: true });
	rmSync(join(vault, 'Types'), { recursive: true });
	await runCli(['types', vault, 'infer', '--write']);
	const { stdout } = await runCli(['check', vault, '--format', 'json', '--severity', 'warning']);
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: { path: string; message: string }[] };
	expect(diagnostics.filter(({ path }) => !FAULTY_NOTES.includes(path))).toEqual([]);
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, TEST_NOW } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

const TYPES = { 'Types/policy.md': '---\ntype: note-type\nname: policy\nextends: policy\n---\n' };
const SOUND =
	'---\ntype: policy\nactors: [Iran]\nstatus: enacted\n---\n# P\n\n## Overview\n\n## Related Notes\n\n## Sources\n- Redford, D. (2003). A book.\n';
const BROKEN = SOUND.replace('[Iran]', 'Iran');
const FILES = { ...TYPES, 'Iran.md': '---\ntype: country\n---\n', 'a/P.md': SOUND };

function piped(argv: readonly string[], input: string | Uint8Array, cwd?: string) {
	return runCli(argv, cwd, TEST_NOW, {}, undefined, input);
}

describe('a text that comes in', () => {
	test('is checked in the place of what the note says on disk, and alone', async () => {
		const vault = tempVault({ ...FILES, 'Q.md': BROKEN });
		const argv = ['check', vault, '--stdin', '--stdin-filename', 'a/P.md', '--format', 'unix'];
		expect(await piped(argv, BROKEN, vault)).toEqual({
			code: 1,
			stdout: 'a/P.md:3:9: error: `actors` is `"Iran"`; expected a list of names of an actor such as `[Iran]` [field-kind]\n',
			stderr: '',
		});
	});

	test('is known to the other notes: a link to a note that is not saved yet leads to it', async () => {
		const vault = tempVault(FILES);
		const argv = ['check', vault, '--stdin', '--stdin-filename', 'New.md', '--severity', 'info'];
		expect((await piped(argv, 'See [[New]] and [[a/P]].\n')).code).toBe(0);
	});

	test('is fixed without a word but the text, byte for byte, and nothing is written', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		const fixed = await piped(['fix', vault, '--stdin', '--stdin-filename', 'a/P.md'], `\ufeff${BROKEN}`);
		expect(fixed).toEqual({ code: 0, stdout: `\ufeff${SOUND}`, stderr: '' });
		const untouched = 'a \u202e b\u001b[31m\r\nno line end';
		expect((await piped(['fix', vault, '--stdin', '--stdin-filename', 'a/P.md'], untouched)).stdout).toBe(untouched);
		expect(snapshot(vault)).toEqual(before);
	});

	test.each([
		['from the vault', () => 'a/P.md', ''],
		['from the current folder', () => 'P.md', 'a'],
		['by an absolute path', (vault: string) => join(vault, 'a', 'P.md'), ''],
	])('belongs to a note that is named %s', async (_, named, cwd) => {
		const vault = tempVault(FILES);
		const argv = ['fix', vault, '--stdin', '--stdin-filename', named(vault)];
		expect((await piped(argv, BROKEN, join(vault, cwd))).stdout).toBe(SOUND);
	});
});

test.each([
	[['--stdin'], 'x', '--stdin and --stdin-filename NOTE go together: the text of that note comes in by standard input'],
	[['--stdin-filename', 'A.md'], 'x', '--stdin and --stdin-filename NOTE go together: the text of that note comes in by standard input'],
	[['--stdin', '--stdin-filename', '../A.md'], 'x', '--stdin-filename "../A.md" is no path of a note in the vault, such as Actors/Iran.md'],
	[
		['--stdin', '--stdin-filename', '.obsidian/A.md'],
		'x',
		'--stdin-filename ".obsidian/A.md" is no path of a note in the vault, such as Actors/Iran.md',
	],
	[['--stdin', '--stdin-filename', 'A.txt'], 'x', '--stdin-filename "A.txt" is no path of a note in the vault, such as Actors/Iran.md'],
	[['--stdin', '--stdin-filename', 'A.md', '--watch'], 'x', '--stdin looks at one text; it cannot be combined with --watch'],
	[
		['--stdin', '--stdin-filename', 'A.md'],
		Uint8Array.from([0x63, 0xe9]),
		'what came in by standard input is not UTF-8 (byte 0xE9 at 1; Latin-1, perhaps)',
	],
])('%j of what cannot be is told', async (flags, input, message) => {
	const vault = tempVault({ 'A.md': '' });
	expect(await piped(['check', vault, ...flags], input, vault)).toEqual({ code: 2, stdout: '', stderr: `dossier: ${message}\n` });
});

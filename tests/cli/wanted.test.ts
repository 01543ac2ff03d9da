import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { snapshot, tempVault } from './support/tempVault.ts';

/** A field that asks for countries names two that have no note; nobody knows the type of a third thing. */
const FILES = {
	'Types/Pact.md':
		'---\ntype: note-type\nname: pact\nfolder: Pacts\nfields:\n  parties: { kind: note, many: true, of: [country], required: true }\n---\n',
	'Countries/Iran.md': '---\ntype: country\n---\n# Iran\n\nNear [[Oman]].\n',
	'Countries/Iraq.md': '---\ntype: country\n---\n# Iraq\n\nNear [[Oman]].\n',
	'Countries/Syria.md': '---\ntype: country\n---\n# Syria\n\nNear [[Oman]].\n',
	'Pacts/Deal.md': '---\ntype: pact\nparties: [Iran, Oman, Kuwait]\n---\n# Deal\n\nSee [[The other thing]].\n',
};

const OMAN = '---\ntype: country\n---\n\n# Oman\n\n## Related Notes\n- [[Iran]]\n- [[Iraq]]\n- [[Syria]]\n- [[Deal]]\n';

test('what is wanted stands with the type that it should have, the most wanted first', async () => {
	const vault = tempVault(FILES);
	expect((await runCli(['wanted', vault, '--limit', '1'])).stdout).toBe(
		'4  Oman  (Countries/Iran.md, Countries/Iraq.md, Countries/Syria.md and 1 more); country\n2 more are wanted\n',
	);
	const { wanted } = JSON.parse((await runCli(['wanted', vault, '--format', 'json'])).stdout) as { wanted: { type: string | null }[] };
	expect(wanted.map(({ type }) => type)).toEqual(['country', 'country', null]);
});

test('what is surely a note that is there is told with that note, and has no type', async () => {
	const vault = tempVault({ ...FILES, 'iran-iraq-war.md': '', 'Note.md': '[[Iran-Iraq War]]\n' });
	const { stdout } = await runCli(['wanted', vault]);
	expect(stdout).toContain('1  Iran-Iraq War  (Note.md); it may be iran-iraq-war.md\n');
	const { wanted } = JSON.parse((await runCli(['wanted', vault, '--format', 'json'])).stdout) as { wanted: object[] };
	expect(wanted).toContainEqual({ from: ['Note.md'], mentions: 1, near: 'iran-iraq-war.md', target: 'Iran-Iraq War', type: null });
	expect((await runCli(['wanted', vault, '--limit', '3'])).stdout).toContain('\n1 more is wanted\n');
});

test.each([
	['the settings, as they were stored first', '.obsidian/plugins/dossier/data.json', { version: 1, settings: { wantedIgnored: ['oman'] } }],
	['a decision of the app', '.obsidian/plugins/dossier/data.json', { version: 1, wantedIgnored: { '*': { Oman: { at: 1 } } } }],
	['a list by hand', '.dossier.json', { wantedIgnored: ['Oman'] }],
])('a name that is no wanted note by %s is none here either', async (_, file, stored) => {
	const vault = tempVault({ ...FILES, [file]: JSON.stringify(stored) });
	const { code, stdout } = await runCli(['wanted', vault]);
	expect([code, stdout.includes('Oman')]).toEqual([0, false]);
});

describe('wanted VAULT --make NAME', () => {
	test('shows the note with its type, in its folder, listing those that want it, and writes nothing', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		const { code, stdout } = await runCli(['wanted', vault, '--make', 'oman']);
		expect(stdout.replaceAll(/^\+/gm, '')).toContain(OMAN);
		expect(stdout.endsWith('1 note; --write makes it\n')).toBe(true);
		expect(code).toBe(1);
		expect(snapshot(vault)).toEqual(before);
	});

	test('--write makes it, and undo takes it away again', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		expect(await runCli(['wanted', vault, '--make', 'Oman', '--write'])).toEqual({
			code: 0,
			stdout: 'Countries/Oman.md\n1 note; dossier undo VAULT takes it back\n',
			stderr: '',
		});
		expect(readFileSync(join(vault, 'Countries/Oman.md'), 'utf8')).toBe(OMAN);
		await runCli(['undo', vault]);
		expect(snapshot(vault)).toEqual(before);
	});

	test('a name that no note wants is no such note', async () => {
		expect(await runCli(['wanted', tempVault(FILES), '--make', 'France'])).toEqual({
			code: 2,
			stdout: '',
			stderr: 'dossier: no note wants "France"; dossier wanted VAULT lists what is wanted, dossier new VAULT makes any note\n',
		});
	});

	test('--type has the last word, and what would be born with problems is made with --force alone', async () => {
		const vault = tempVault(FILES);
		const argv = ['wanted', vault, '--make', 'Oman', '--type', 'pact', '--write'];
		const held = await runCli(argv);
		expect([held.code, existsSync(join(vault, 'Pacts/Oman.md'))]).toEqual([1, false]);
		expect(held.stderr).toContain('Oman is not made: Pacts/Oman.md would be born with a problem');
		expect((await runCli([...argv, '--force'])).stdout).toContain('Pacts/Oman.md\n');
	});
});

describe('wanted VAULT --all', () => {
	test('makes those whose type is known, and says how many are left', async () => {
		const vault = tempVault(FILES);
		const { code, stdout } = await runCli(['wanted', vault, '--all', '--write']);
		expect(stdout).toBe(
			'Countries/Oman.md\nCountries/Kuwait.md\n2 notes; nothing says the type of 1 more, --type makes them of one; dossier undo VAULT takes them back\n',
		);
		expect(code).toBe(0);
	});

	test('makes no note for what may be a misspelling of another', async () => {
		const vault = tempVault({ ...FILES, 'Countries/Saudi Arabia.md': '---\ntype: country\n---\nSee [[Saudi Arabbia]].\n' });
		const { stdout, stderr } = await runCli(['wanted', vault, '--all', '--type', 'country']);
		expect(stdout).not.toContain('Saudi Arabbia.md');
		expect(stderr).toContain('Saudi Arabbia is not made: Countries/Saudi Arabia.md is called Saudi Arabia, which may be the same');
	});

	test('stops before it makes more than a fifth of the vault, and more than twenty', async () => {
		const links = Array.from({ length: 21 }, (_, at) => `[[Port ${'abcdefghijklmnopqrstuvw'.charAt(at).repeat(9)}]]`).join(' ');
		const vault = tempVault({ ...FILES, 'Ports.md': `${links}\n` });
		const before = snapshot(vault);
		const { code, stderr } = await runCli(['wanted', vault, '--all', '--type', 'country', '--write']);
		expect([code, stderr]).toEqual([
			2,
			'dossier: 24 notes would be made beside 6, more than 20; nothing was written. --max-changes 24 allows it, --limit makes fewer\n',
		]);
		expect(snapshot(vault)).toEqual(before);
	});
});

test.each([
	[['--write'], '--write, --force, --type and --max-changes say how notes are made; give --make NAME or --all'],
	[['--make', 'Oman', '--all'], '--make names notes and --all means all; give one of them'],
])('wanted %j is told to be half a command', async (argv, says) => {
	expect(await runCli(['wanted', tempVault(FILES), ...argv])).toEqual({ code: 2, stdout: '', stderr: `dossier: ${says}\n` });
});

describe('fix --create', () => {
	test('makes the note that a finding misses, of the type that will do there and that its likes have', async () => {
		const vault = tempVault(FILES);
		const { code, stdout } = await runCli(['fix', vault, '--create', '--write']);
		expect(stdout).toContain('Pacts/Deal.md:3  Create `Oman` as a country\n');
		expect(code).toBe(0);
		expect(readFileSync(join(vault, 'Countries/Oman.md'), 'utf8')).toBe(OMAN);
		expect((await runCli(['fix', vault, '--create'])).stdout).toBe('There is nothing that can be fixed safely\n');
	});

	test('is shown without --write, and is no part of fix without it', async () => {
		const vault = tempVault(FILES);
		const before = snapshot(vault);
		expect((await runCli(['fix', vault, '--create'])).stdout).toContain('+++ b/Countries/Oman.md\n');
		expect((await runCli(['fix', vault])).stdout).toBe('There is nothing that can be fixed safely\n');
		expect(snapshot(vault)).toEqual(before);
	});

	test('--rule says whose findings it is made for, also of a rule that is off', async () => {
		const { stdout } = await runCli(['fix', tempVault(FILES), '--create', '--rule', 'note-not-written']);
		expect(stdout).toContain('+++ b/The other thing.md\n');
		expect(stdout).not.toContain('Kuwait.md');
	});
});

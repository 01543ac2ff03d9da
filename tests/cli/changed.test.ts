import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

const POLICY =
	'---\ntype: policy\nactors: [Iran]\nstatus: in force\n---\n\n## Related Notes\n- [[Iran]]\n\n## Sources\n- [Reuters - A](https://reuters.com/a)\n';

function git(vault: string, ...args: string[]): void {
	execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
		cwd: vault,
		env: { ...process.env, GIT_COMMITTER_DATE: '2026-03-14T12:00:00', GIT_AUTHOR_DATE: '2026-03-14T12:00:00' },
	});
}

function changedVault(): string {
	const vault = tempVault({ 'Law.md': POLICY, 'Iran.md': 'Iran\n', 'Oman.md': 'Oman\n', 'Same.md': 'Same\n', 'Text.md': 'One\n' });
	git(vault, 'init', '-q');
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'first');
	writeFileSync(
		join(vault, 'Law.md'),
		POLICY.replace('in force', 'expired').replace('[[Iran]]', '[[Oman]]').replace('reuters.com/a', 'reuters.com/b'),
	);
	writeFileSync(join(vault, 'Text.md'), 'Two\n');
	writeFileSync(join(vault, 'New.md'), 'New\n');
	mkdirSync(join(vault, 'Countries'));
	renameSync(join(vault, 'Oman.md'), join(vault, 'Countries/Oman.md'));
	rmSync(join(vault, 'Iran.md'));
	return vault;
}

const TOLD =
	'Countries/Oman.md  moved from Oman.md\n' +
	'Iran.md  gone\n' +
	'Law.md  changed\n' +
	'  status: "in force" -> "expired"\n' +
	'  related notes: + Oman\n' +
	'  related notes: - Iran\n' +
	'  sources: + Reuters - A (https://reuters.com/b)\n' +
	'  sources: - Reuters - A (https://reuters.com/a)\n' +
	'New.md  new\n' +
	'Text.md  changed\n' +
	'  its text\n';

test('what changed since a commit', async () => {
	const { code, stdout, stderr } = await runCli(['changed', changedVault(), '--since', 'HEAD']);
	expect([code, stderr]).toEqual([0, '']);
	expect(stdout.startsWith(TOLD)).toBe(true);
	expect(stdout.slice(TOLD.length)).toMatch(/^1 new, 1 moved, 2 changed, 1 gone since [0-9a-f]{10}\n$/);
});

test('what changed since a day', async () => {
	const vault = changedVault();
	expect((await runCli(['changed', vault, '--since', '2026-03-14'])).stdout).toContain(' since ');
	const { stdout, stderr } = await runCli(['changed', vault, 'Text', '--since', '2026-03-13']);
	expect([stdout, stderr]).toEqual([
		'Text.md  new\n1 new since 2026-03-13\n',
		'dossier: there was no commit by 2026-03-13: every note is new\n',
	]);
});

test('the same for programs', async () => {
	const { stdout } = await runCli(['changed', changedVault(), 'Law', '--since', 'HEAD', '--format', 'json']);
	expect(JSON.parse(stdout)).toMatchObject({
		notes: {
			'Law.md': {
				kind: 'changed',
				fields: [{ field: 'status', before: 'in force', after: 'expired' }],
				related: { added: ['Oman'], lost: ['Iran'] },
				textChanged: true,
			},
		},
		version: 1,
	});
});

test('without git the dates of files are told, and that they say no more', async () => {
	const vault = tempVault({ 'Old.md': '', 'New.md': '' });
	utimesSync(join(vault, 'Old.md'), new Date('2020-01-01'), new Date('2020-01-01'));
	const { code, stdout, stderr } = await runCli(['changed', vault, '--since', '2021-01-01']);
	expect([code, stdout]).toEqual([0, 'New.md\n1 note written since 2021-01-01\n']);
	expect(stderr).toContain('no git repository');
});

test.each([
	['a day that is none', '2026-02-31', /--since "2026-02-31" is no day of the calendar/],
	['a month that is none', '2026-99-01', /no day of the calendar/],
	['a commit that is none', 'nowhere', /--since "nowhere" is no commit/],
	['an option in its place', '--output=x', /--since|no commit/],
])('refuses %s', async (_, since, said) => {
	const { code, stdout, stderr } = await runCli(['changed', changedVault(), `--since=${since}`]);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(said);
});

test.each([
	['of a far future', '9999-12-31', /^Countries\/Oman\.md {2}moved/],
	['before git began to count', '1969-01-01', /5 new since 1969-01-01/],
])('a day %s', async (_, since, said) => {
	expect((await runCli(['changed', changedVault(), '--since', since])).stdout).toMatch(said);
});

/** A vault in which each note changed into something that cannot be read, or was none that could be. */
function unreadVault(): string {
	const text = '---\nstatus: ok\n---\n';
	const vault = tempVault({
		'Bytes.md': text,
		'Link.md': text,
		'Folder/A.md': text,
		'Broken.md': text,
		'Was.md': '',
		'Huge.md': '',
		'Number.md': text,
	});
	writeFileSync(join(vault, 'Was.md'), Uint8Array.from([0xe9, 10]));
	writeFileSync(join(vault, 'Huge.md'), '0'.repeat(10_000_001));
	git(vault, 'init', '-q');
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'first');
	writeFileSync(join(vault, 'Bytes.md'), Uint8Array.from([0xe9, 10]));
	rmSync(join(vault, 'Link.md'));
	symlinkSync('/nowhere/x.md', join(vault, 'Link.md'));
	rmSync(join(vault, 'Folder'), { recursive: true });
	symlinkSync('/', join(vault, 'Folder'));
	writeFileSync(join(vault, 'Broken.md'), '---\nstatus: [ok\n---\n');
	writeFileSync(join(vault, 'Number.md'), '---\nstatus: .inf\n---\n');
	writeFileSync(join(vault, 'Was.md'), 'text\n');
	writeFileSync(join(vault, 'Huge.md'), 'text\n');
	return vault;
}

test('what cannot be read is neither gone nor without its fields', async () => {
	const { stdout } = await runCli(['changed', unreadVault(), '--since', 'HEAD']);
	expect(stdout.split('\n').slice(0, -2)).toEqual([
		'Broken.md  changed',
		'  its fields: the front matter cannot be read as it is',
		'Bytes.md  changed',
		'  it is not UTF-8 (byte 0xE9 at 0; Latin-1, perhaps); save it as UTF-8',
		'Folder/A.md  changed',
		'  it lies in Folder, which is a symbolic link that leads outside the vault; it is not read',
		'Huge.md  changed',
		'  what it was is 10.0 MB; notes of more than 10 MB are not read',
		'Link.md  changed',
		'  it is a symbolic link that cannot be followed: ENOENT',
		'Number.md  changed',
		'  status: "ok" -> .inf',
		'Was.md  changed',
		'  what it was is not UTF-8 (byte 0xE9 at 0; Latin-1, perhaps); save it as UTF-8',
	]);
});

test('programs are told the same', async () => {
	const { stdout } = await runCli(['changed', unreadVault(), '--since', 'HEAD', '--format', 'json']);
	expect(JSON.parse(stdout)).toMatchObject({
		notes: {
			'Bytes.md': { kind: 'changed', unreadable: 'is not UTF-8 (byte 0xE9 at 0; Latin-1, perhaps); save it as UTF-8' },
			'Broken.md': { kind: 'changed', unreadFields: ['after'], fields: [] },
			'Number.md': { fields: [{ field: 'status', before: 'ok', after: '.inf' }] },
		},
	});
});

test('a note asked for by name that cannot be read ends 1', async () => {
	expect((await runCli(['changed', unreadVault(), 'Bytes.md', '--since', 'HEAD'])).code).toBe(1);
	expect((await runCli(['changed', unreadVault(), 'Number', '--since', 'HEAD'])).code).toBe(0);
});

test('a note that a filter changes on its way counts as changed, and is not compared with what git holds', async () => {
	const vault = tempVault({ 'A.md': 'text\n', 'B.md': 'text\n', '.gitattributes': 'A.md filter=crypt\n' });
	git(vault, 'init', '-q');
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'first');
	const { stdout } = await runCli(['changed', vault, '--since', 'HEAD']);
	expect(stdout).toContain('A.md  changed\n  it has a git filter, which is not run, so what git holds of it cannot be compared\n1 changed');
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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
	['a commit that is none', 'nowhere', /--since "nowhere" is no commit/],
	['an option in its place', '--output=x', /--since|no commit/],
])('refuses %s', async (_, since, said) => {
	const { code, stdout, stderr } = await runCli(['changed', changedVault(), `--since=${since}`]);
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(said);
});

import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepingAll, runCli, runCliIn } from './support/runCli.ts';
import { tempVault } from './support/tempVault.ts';

function git(vault: string, ...args: string[]): void {
	execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: vault });
}

const LIST =
	'# N\n\n## Related Notes\n- [[Committed away]]\n- [[Law/Removed]]\n- [[Removed]] — what it was about\n- [[Moved in git]]\n- [[Moved on disk]]\n- [[Never written]]\n- [[There]]\n\nSee [[Removed]].\n';

/** A repository in which notes went in every way, and a note that lists all of them. */
function vaultWithGone(): string {
	const vault = tempVault({
		'N.md': LIST,
		'Old/Committed away.md': 'Words that nobody else says.\n',
		'Law/Removed.md': 'Other words.\n',
		'Moved in git.md': 'Words of a note that has moved.\n',
		'Moved on disk.md': 'Words of a note that has moved by hand.\n',
		'There.md': 'Here.\n',
	});
	git(vault, 'init', '-q');
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'first');
	git(vault, 'rm', '-q', 'Old/Committed away.md');
	git(vault, 'mv', 'Moved in git.md', 'Moved.md');
	git(vault, 'commit', '-q', '-m', 'second');
	rmSync(join(vault, 'Law/Removed.md'));
	renameSync(join(vault, 'Moved on disk.md'), join(vault, 'By hand.md'));
	return vault;
}

test('bullets of notes that git knows to have been deleted go; those of moved and of unwritten notes stay, and so do words', async () => {
	const vault = vaultWithGone();
	const shown = await runCli(['related', vault, '--prune']);
	expect(shown.code).toBe(1);
	expect(shown.stdout).toContain('-- [[Committed away]]\n-- [[Law/Removed]]\n');
	const stays = shown.stdout.split('\n').filter((line) => line.includes('stays'));
	expect(stays.map((line) => line.replace(/ leads nowhere and stays: /, ' | '))).toEqual([
		'N.md:6: [[Removed]] | the bullet says more than its link, which only its author can take out',
		'N.md:7: [[Moved in git]] | nothing says that its note was deleted; it may not be written yet',
		'N.md:8: [[Moved on disk]] | nothing says that its note was deleted; it may not be written yet',
		'N.md:9: [[Never written]] | nothing says that its note was deleted; it may not be written yet',
	]);
	expect(shown.stdout).toContain('2 bullets of deleted notes in 1 note; --write takes them out\n');
	expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(LIST);
	const written = await runCli(['related', vault, '--prune', '--write']);
	expect(written.code).toBe(0);
	expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(LIST.replace('- [[Committed away]]\n- [[Law/Removed]]\n', ''));
	expect((await runCli(['related', vault, '--prune', '--write'])).stdout).toContain('Nothing to take out\n');
	expect((await runCli(['undo', vault])).code).toBe(0);
	expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(LIST);
});

test('check tells of the bullets that prune would take out, and of nothing that was never written', async () => {
	const { stdout } = await runCli(['check', vaultWithGone(), '--format', 'json']);
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string }[] };
	expect(diagnostics.filter(({ rule }) => rule === 'related-bullet-gone').map(({ message }) => message)).toEqual([
		'`Committed away` is listed as a related note and was deleted',
		'`Law/Removed` is listed as a related note and was deleted',
		'`Removed` is listed as a related note and was deleted',
	]);
});

test('as JSON each bullet that leads nowhere says whether its note was deleted', async () => {
	const { stdout } = await runCli(['related', vaultWithGone(), '--prune', '--format', 'json']);
	const { notes } = JSON.parse(stdout) as { notes: Record<string, { gone: { target: string; deleted: boolean }[] }> };
	expect(notes['N.md']?.gone.filter(({ deleted }) => deleted).map(({ target }) => target)).toEqual(['Committed away', 'Law/Removed']);
	expect(notes['N.md']?.gone.length).toBe(6);
});

test('a note that was deleted and written again is listed rightly', async () => {
	const vault = vaultWithGone();
	writeFileSync(join(vault, 'Removed.md'), 'Again.\n');
	writeFileSync(join(vault, 'Committed away.md'), 'Again.\n');
	const { stdout } = await runCli(['related', vault, '--prune', '--write']);
	expect(stdout).toContain('1 bullet of deleted notes in 1 note');
	expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(LIST.replace('- [[Law/Removed]]\n', ''));
});

test('without git nothing is known to have been deleted, and nothing goes', async () => {
	const vault = tempVault({ 'N.md': LIST });
	const { code, stdout, stderr } = await runCli(['related', vault, '--prune', '--write']);
	expect([code, stdout.endsWith('Nothing to take out\n')]).toEqual([0, true]);
	expect(stderr).toContain('which notes were deleted is not known, so no bullet is taken out');
	expect(readFileSync(join(vault, 'N.md'), 'utf8')).toBe(LIST);
});

test('a check that knows the rest from the last one tells what git has learned since', async () => {
	const vault = tempVault({ 'N.md': '# N\n\n## Related Notes\n- [[Gone]]\n', 'There.md': 'Here.\n' });
	git(vault, 'init', '-q');
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'first');
	const told = async (): Promise<boolean> =>
		(await runCliIn(keepingAll(), ['check', vault, '--format', 'json'])).stdout.includes(
			'`Gone` is listed as a related note and was deleted',
		);
	expect([await told(), await told()]).toEqual([false, false]);
	writeFileSync(join(vault, 'Gone.md'), 'Words.\n');
	git(vault, 'add', '.');
	git(vault, 'commit', '-q', '-m', 'second');
	git(vault, 'rm', '-q', 'Gone.md');
	git(vault, 'commit', '-q', '-m', 'third');
	expect([await told(), await told()]).toEqual([true, true]);
	// A sentence elsewhere: what was asked of this note still counts.
	writeFileSync(join(vault, 'There.md'), 'Here, and there.\n');
	expect(await told()).toBe(true);
	git(vault, 'reset', '-q', '--soft', 'HEAD~2');
	expect([await told(), await told()]).toEqual([false, false]);
});

import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { expect, test } from 'vitest';
import { runGit } from '../../../src/cli/vault/runGit.ts';
import { tempVault } from '../support/tempVault.ts';

/** A thousand million paths in ten trees, which the second commit takes out: `levels` trees of ten entries that are all the tree before. */
function treeBomb(levels: number): string {
	const root = tempVault({ 'A.md': '## Related Notes\n- [[Gone]]\n' });
	const git = (args: readonly string[], input = ''): string =>
		execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { input, encoding: 'utf8' }).trim();
	git(['init', '-q']);
	const blob = git(['hash-object', '-w', 'A.md']);
	let tree = git(['mktree'], `100644 blob ${blob}\tf.md\n`);
	for (let level = 0; level < levels; level += 1)
		tree = git(['mktree'], Array.from({ length: 10 }, (_, n) => `040000 tree ${tree}\td${n}\n`).join(''));
	const first = git(['commit-tree', '-m', 'one', tree]);
	const second = git(['commit-tree', '-m', 'two', '-p', first, git(['mktree'], `100644 blob ${blob}\tA.md\n`)]);
	git(['update-ref', 'HEAD', second]);
	git(['read-tree', 'HEAD']);
	return root;
}

/** Smaller limits than the usual, so that they are met at once. */
const SMALL = { bytes: 1_000_000, memory: 15_000 };

test('trees that stand for more paths than any machine holds are given up: by their listing, and by git itself where it goes through the history', () => {
	const root = treeBomb(9);
	const ask = (args: readonly string[], isLong: boolean) => runGit(args, { root, trusted: [], isLong, limits: SMALL });
	// All of it, which would not end, and a tree of it that is listed in a moment and is larger than what is asked for.
	for (const tree of ['HEAD~1', 'HEAD~1:d0/d0/d0/d0'])
		expect(() => ask(['ls-tree', '-r', '-z', tree], false)).toThrow(
			'git answers more than 1 MB, which no vault has; it is not asked further',
		);
	if (process.platform !== 'linux') return;
	expect(ask(['log', '--format=%s', 'HEAD'], true).stdout.toString(), 'a history that is read within these limits').toBe('two\none\n');
	const { status, stderr } = ask(
		['log', '-z', '--format=', '--name-only', '--diff-filter=D', '-M', '-l1000', '--end-of-options', 'HEAD'],
		true,
	);
	expect([status, stderr.toString()]).toEqual([128, expect.stringContaining('out of memory')]);
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Builds the first parent of the commit that is checked out at `root`, the commit before or the branch that a change goes to,
 * in a folder of its own with the packages of this one, and gives what `use` gives for that folder.
 */
export function withParent(root, use) {
	const parent = mkdtempSync(join(tmpdir(), 'dossier-parent-'));
	const git = (...args) => execFileSync('git', args, { cwd: root, stdio: 'inherit' });
	git('worktree', 'add', '--detach', parent, 'HEAD^1');
	try {
		symlinkSync(join(root, 'node_modules'), join(parent, 'node_modules'), 'junction');
		execFileSync(process.execPath, ['esbuild.config.mjs'], { cwd: parent, stdio: 'inherit' });
		return use(parent);
	} finally {
		git('worktree', 'remove', '--force', parent);
	}
}

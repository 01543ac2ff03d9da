import { spawnSync } from 'node:child_process';
import { OperatorError } from '../operatorError.ts';

/**
 * The paths, relative to `root`, of files that differ from the commit `ref`, those that git does not know yet included.
 *
 * @throws {OperatorError} if `root` lies in no git repository, there is no such commit, or there is no git.
 */
export function changedSince(root: string, ref: string): ReadonlySet<string> {
	git(
		root,
		['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
		`--since "${ref}" is no commit of the git repository at ${root}`,
	);
	const failed = `git cannot tell what changed since "${ref}" in ${root}`;
	const changed = git(
		root,
		['diff', '--name-only', '-z', '--relative', '--no-renames', '--no-ext-diff', '--no-textconv', '--end-of-options', ref, '--', '.'],
		failed,
	);
	const added = git(root, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'], failed);
	return new Set([...changed.split('\0'), ...added.split('\0')].filter((path) => path !== ''));
}

/** A vault from elsewhere must not start programs through its git configuration. */
const HARMLESS = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

function git(cwd: string, args: readonly string[], failed: string): string {
	const { status, stdout, stderr, error } = spawnSync('git', [...HARMLESS, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
	if (error) throw new OperatorError(`--since needs git, which cannot be started: ${error.message}`);
	if (status !== 0) throw new OperatorError(stderr.trim() === '' ? failed : `${failed}: ${stderr.trim().replaceAll('\n', ' ')}`);
	return stdout;
}

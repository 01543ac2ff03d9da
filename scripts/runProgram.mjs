import { spawnSync } from 'node:child_process';
import process from 'node:process';

/**
 * Runs `npm` or another program of npm's with `args` and waits for it.
 *
 * @param options `cwd`, `env` and `input` as Node has them; with `quiet` what it prints is given back and not shown.
 * @returns its standard output; empty where it was shown.
 * @throws {Error} with what it said, unless it ended with one of the `codes`.
 */
export function runProgram(program, args, { quiet = true, codes = [0], ...options } = {}) {
	// On Windows what npm installs are .cmd files, which only a shell starts; our arguments have nothing that a shell would take apart.
	const isWindows = process.platform === 'win32';
	const { status, stdout, stderr, error } = spawnSync(program, args, {
		encoding: 'utf8',
		stdio: ['pipe', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
		shell: isWindows,
		maxBuffer: 1 << 28,
		...options,
	});
	if (error) throw error;
	if (!codes.includes(status)) throw new Error(`${program} ${args.join(' ')} ended with ${status}\n${stderr ?? ''}${stdout ?? ''}`);
	return stdout ?? '';
}

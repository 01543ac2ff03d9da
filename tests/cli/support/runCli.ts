import { run } from '../../../src/cli/run.ts';

/** What a run of the command said and how it ended. */
export interface CliRun {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** A fixed day: what the command writes does not depend on when the tests run. */
export const TEST_NOW = new Date('2026-03-14T09:26:53.589Z');

/** Runs the command in this process, as a shell would that is no terminal. */
export async function runCli(
	argv: readonly string[],
	cwd = '/',
	now = TEST_NOW,
	env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
	let stdout = '';
	let stderr = '';
	const code = await run(argv, {
		stdout: { write: (text) => void (stdout += text) },
		stderr: { write: (text) => void (stderr += text) },
		cwd,
		env,
		isTTY: false,
		now: () => now,
		signal: new AbortController().signal,
	});
	return { code, stdout, stderr };
}

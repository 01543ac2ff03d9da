import type { Network } from '../../../src/cli/network/network.ts';
import { run } from '../../../src/cli/run.ts';
import { type CliRun, runWith, type Surroundings, TEST_NOW } from './runWith.ts';

export { type CliRun, TEST_NOW } from './runWith.ts';

/** Runs the command in this process, from its sources, as a shell would that is no terminal. */
export async function runCli(
	argv: readonly string[],
	cwd = '/',
	now = TEST_NOW,
	env: Readonly<Record<string, string>> = {},
	network?: Network,
	input?: string | Uint8Array,
): Promise<CliRun> {
	return await runCliIn({ cwd, now, env, input, ...(network === undefined ? {} : { network }) }, argv);
}

/** The same in surroundings of which only what is said is other than for most. */
export async function runCliIn(surroundings: Surroundings, argv: readonly string[]): Promise<CliRun> {
	return await runWith(run, argv, surroundings);
}

/** Where what was read of a vault is kept for the next run, however few notes there are; a minute from now, by when what was just written has settled. */
export function keepingAll(): Surroundings {
	return { notesWorthACache: 0, now: new Date(Date.now() + 60_000) };
}

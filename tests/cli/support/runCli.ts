import { Buffer } from 'node:buffer';
import type { Network } from '../../../src/cli/network/network.ts';
import { run } from '../../../src/cli/run.ts';

/** A test that reaches for the network fails. */
const NO_NETWORK: Network = {
	timeoutMs: 0,
	resolve: (host) => Promise.reject(new Error(`a request for ${host}`)),
	connect: ({ host }) => {
		throw new Error(`a connection to ${host}`);
	},
	pause: () => Promise.resolve(),
};

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
	network: Network = NO_NETWORK,
	input?: string | Uint8Array,
): Promise<CliRun> {
	let stdout = '';
	let stderr = '';
	const code = await run(argv, {
		stdout: { write: (text) => void (stdout += text) },
		stderr: { write: (text) => void (stderr += text) },
		async *stdin() {
			if (input !== undefined) yield await Promise.resolve(Buffer.from(input));
		},
		cwd,
		env,
		isTTY: false,
		now: () => now,
		network,
		signal: new AbortController().signal,
	});
	return { code, stdout, stderr };
}

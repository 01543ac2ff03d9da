import { Buffer } from 'node:buffer';
import type { Io } from '../../../src/cli/io.ts';
import type { Network } from '../../../src/cli/network/network.ts';
import type { run } from '../../../src/cli/run.ts';

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

/** What a run meets that is not as it is for most. */
export interface Surroundings extends Partial<Pick<Io, 'cwd' | 'env' | 'network' | 'threads' | 'notesWorthACache'>> {
	readonly now?: Date;
	readonly input?: string | Uint8Array | undefined;
}

/** Runs the command `runOf` in this process, as a shell would that is no terminal. */
export async function runWith(runOf: typeof run, argv: readonly string[], surroundings: Surroundings = {}): Promise<CliRun> {
	const { now = TEST_NOW, input, ...others } = surroundings;
	let stdout = '';
	let stderr = '';
	const code = await runOf(argv, {
		stdout: { write: (text) => void (stdout += text) },
		stderr: { write: (text) => void (stderr += text) },
		async *stdin() {
			if (input !== undefined) yield await Promise.resolve(Buffer.from(input));
		},
		cwd: '/',
		env: {},
		isTTY: false,
		now: () => now,
		network: NO_NETWORK,
		signal: new AbortController().signal,
		...others,
	});
	return { code, stdout, stderr };
}

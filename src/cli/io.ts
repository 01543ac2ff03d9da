import type { Network } from './network/network.ts';
import type { Threads } from './vault/threads/threadCount.ts';

/** What the command knows of the world around it, so that it can be run in a test as it is run in a shell. */
export interface Io {
	readonly stdout: Output;
	readonly stderr: Output;
	/** What another program or a file hands in, in parts; nothing where it is absent. */
	stdin?(): AsyncIterable<Uint8Array>;
	/** Paths on the command line are relative to it. */
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Whether a person reads along: colour and progress are for a terminal only. */
	readonly isTTY: boolean;
	now(): Date;
	/** The way out to other hosts, the system's own where it is absent; nothing but `sources --check` takes it. */
	readonly network?: Network;
	/** Threads that may help to read a large vault; none where it is absent. */
	readonly threads?: Threads;
	/** From how many notes on what was read of a vault is kept for the next run; where absent, from as many on as it is worth a file. */
	readonly notesWorthACache?: number;
	/** Aborted when the run should end at the next place where nothing is half done. */
	readonly signal: AbortSignal;
}

export interface Output {
	write(text: string): void;
	/** Writes what another program is to read, such as a patch, byte for byte; absent where `write` does. */
	writeExactly?(text: string): void;
	/** Resolves when there is room again for what is written, `undefined` where there is: what a slow reader has not taken is else held in memory. */
	room?(): Promise<void> | undefined;
	/** Aborted when whoever read it is gone: a run that writes notes goes on, one that only waits ends. */
	readonly gone?: AbortSignal;
}

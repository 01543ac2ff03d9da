import type { Writable } from 'node:stream';
import { errorCode } from '../disk/disk.ts';
import { EXIT_CODE } from '../exitCode.ts';
import { outputLine } from './outputLine.ts';

/** The part of a process that says things. */
export interface Speaking {
	readonly stdout: Pick<Writable, 'on'>;
	readonly stderr: Pick<Writable, 'on' | 'write'>;
	exitCode?: number | string | null | undefined;
}

/** What becomes of the outputs of a process. */
export interface OutputFaults {
	/** Aborted when nobody reads the standard output any more. */
	readonly gone: AbortSignal;
	/** Sets how the process ends: with 2 where its output could not be written, now or later, else with `code`. */
	setExitCode(code: number): void;
}

/**
 * Hears of outputs that fail, since a fault that nobody hears ends the process in the middle of a write. `dossier check VAULT | head`
 * closes the pipe early, which is no fault of anybody's; a full disk is told.
 */
export function outputFaults(process: Speaking): OutputFaults {
	const gone = new AbortController();
	let isFailed = false;
	process.stdout.on('error', (error: Error) => {
		const code = errorCode(error);
		gone.abort();
		if (code === 'EPIPE' || isFailed) return;
		isFailed = true;
		process.exitCode = EXIT_CODE.failed;
		process.stderr.write(outputLine`dossier: the output cannot be written: ${code ?? error.message}`);
	});
	// There is nowhere left to tell it.
	process.stderr.on('error', () => undefined);
	return {
		gone: gone.signal,
		setExitCode(code) {
			process.exitCode = isFailed ? EXIT_CODE.failed : code;
		},
	};
}

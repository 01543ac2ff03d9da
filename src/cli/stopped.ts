import { constants } from 'node:os';

/** The signals that stop a run, as the reason with which `Io.signal` is aborted. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The part of a process that is told of signals and can be ended. */
export interface Stoppable {
	on(signal: (typeof STOP_SIGNALS)[number], listener: () => void): unknown;
	exit(code: number): unknown;
}

/** Aborted by the first signal, which stops the run between two notes; who sends a second does not want to wait: it ends the process. */
export function stopOnSignals(process: Stoppable): AbortSignal {
	const stop = new AbortController();
	for (const signal of STOP_SIGNALS)
		process.on(signal, () => {
			if (stop.signal.aborted) process.exit(stoppedCode(stop.signal));
			else stop.abort(signal);
		});
	return stop.signal;
}

/** Thrown where a run was stopped; nothing is half done there. */
export class StoppedError extends Error {
	override readonly name = 'StoppedError';
}

/** What a shell expects of a program that a signal has ended: 130 after Ctrl+C, 143 after SIGTERM. */
export function stoppedCode(signal: AbortSignal): number {
	return 128 + constants.signals[signal.reason === 'SIGTERM' ? 'SIGTERM' : 'SIGINT'];
}

import type { Writable } from 'node:stream';

/** After any of these there is nothing to wait for any more. */
const ENDS = ['drain', 'error', 'close'] as const;

/** Resolves when `stream` takes more, is over or the run is stopped; `undefined` where it takes more now. */
export function roomIn(stream: Writable, signal: AbortSignal): Promise<void> | undefined {
	if (!stream.writableNeedDrain || signal.aborted) return undefined;
	return new Promise((resolve) => {
		const end = (): void => {
			for (const event of ENDS) stream.off(event, end);
			signal.removeEventListener('abort', end);
			resolve();
		};
		for (const event of ENDS) stream.on(event, end);
		signal.addEventListener('abort', end);
	});
}

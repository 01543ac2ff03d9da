import { nextTurn } from './nextTurn.ts';

/** Shorter than a frame at 60 Hz, so that typing and scrolling stay smooth beside the work. */
const SLICE_MS = 8;

/**
 * Takes `steps` to their end, giving the page a turn whenever a slice is used up.
 *
 * @returns what they come to, or `undefined` after an abort.
 */
export async function chunkedSteps<T>(steps: Iterator<undefined, T, undefined>): Promise<T>;
export async function chunkedSteps<T>(steps: Iterator<undefined, T, undefined>, signal: AbortSignal | undefined): Promise<T | undefined>;
export async function chunkedSteps<T>(steps: Iterator<undefined, T, undefined>, signal?: AbortSignal): Promise<T | undefined> {
	let sliceEnd = performance.now() + SLICE_MS;
	while (signal?.aborted !== true) {
		const step = steps.next();
		if (step.done === true) return step.value;
		if (performance.now() < sliceEnd) continue;
		await nextTurn();
		sliceEnd = performance.now() + SLICE_MS;
	}
	return undefined;
}

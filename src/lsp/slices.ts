import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../core/text/steps.ts';

/** Work goes on for so long before whatever else came in has its turn: a keystroke that arrives meanwhile waits no longer than this. */
export const SLICE_MS = 8;

/**
 * Takes `steps` to their end, with a turn for everything else after every slice.
 *
 * @param isOver is asked after every turn: nobody wants the outcome any more, or the vault has changed below the steps.
 * @returns the outcome; `undefined` where it was over before the end.
 */
export async function inSlices<T>(steps: Steps<T>, isOver: () => boolean): Promise<T | undefined> {
	if (isOver()) return undefined;
	let sliceEnd = performance.now() + SLICE_MS;
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done === true) return step.value;
		if (performance.now() < sliceEnd) continue;
		await setImmediate();
		if (isOver()) {
			steps.return(undefined as T);
			return undefined;
		}
		sliceEnd = performance.now() + SLICE_MS;
	}
}

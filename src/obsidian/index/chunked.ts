import { nextTurn } from './nextTurn.ts';

/** Shorter than a frame at 60 Hz, so that typing and scrolling stay smooth beside the work. */
const SLICE_MS = 8;

/** How work in slices is watched and stopped. */
export interface SliceOptions {
	/** Aborting it ends the work after the item at hand. */
	readonly signal: AbortSignal;
	/** Told after each slice, and never after an abort. */
	readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Does `work` for each item, giving the page a turn whenever a slice is used up.
 *
 * @returns whether all items were worked on; `false` after an abort.
 */
export async function chunked<T>(items: readonly T[], work: (item: T) => void | Promise<void>, options: SliceOptions): Promise<boolean> {
	let sliceEnd = performance.now() + SLICE_MS;
	for (const [done, item] of items.entries()) {
		if (options.signal.aborted) return false;
		const doing = work(item);
		if (doing) await doing;
		if (performance.now() < sliceEnd) continue;
		if (options.signal.aborted) return false;
		options.onProgress?.(done + 1, items.length);
		await nextTurn();
		sliceEnd = performance.now() + SLICE_MS;
	}
	return !options.signal.aborted;
}

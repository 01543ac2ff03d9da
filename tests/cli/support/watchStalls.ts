import process from 'node:process';
import { setImmediate } from 'node:timers';
import { workedMs } from './ownTime.ts';

/** What the thread of the event loop has had of the processor: the collector's own threads, where the system tells them apart, hold nobody up. */
function usedMs(): number {
	const { user, system } = process.cpuUsage();
	return workedMs(process.pid) ?? (user + system) / 1000;
}

/**
 * Looks from now on how long the event loop of this process is held, counted from a turn on in which `isListening`.
 *
 * @returns what tells, in milliseconds, how long it was held at the longest since it was asked before.
 */
export function watchStalls(isListening: () => boolean): () => number {
	let last = performance.now();
	let lastUsed = usedMs();
	let longest = 0;
	let counts = false;
	const look = (): void => {
		const now = performance.now();
		const used = usedMs();
		// Where other processes had the processor meanwhile, nobody was held up by this one.
		if (counts) longest = Math.max(longest, Math.min(now - last, used - lastUsed));
		counts = isListening();
		last = now;
		lastUsed = used;
	};
	const turn = (): void => {
		look();
		setImmediate(turn).unref();
	};
	setImmediate(turn).unref();
	return () => {
		look();
		const told = longest;
		longest = 0;
		return told;
	};
}

import { readFileSync } from 'node:fs';

/** A point in time, and how long a process had waited for a processor by then; both in milliseconds. */
export interface Moment {
	readonly at: number;
	readonly waited: number;
}

/** This moment for the main thread of the process `pid`; where the system does not tell (it is not Linux) nothing was waited for. */
export function momentOf(pid: number): Moment {
	let waited = 0;
	try {
		waited = Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
	} catch {
		// The time by the clock is then all there is.
	}
	return { at: performance.timeOrigin + performance.now(), waited };
}

/** The milliseconds between two moments in which the process worked or waited for something else than a processor, which others had meanwhile. */
export function ownMs(from: Moment, to: Moment): number {
	return to.at - from.at - (to.waited - from.waited);
}

/** What the main thread of the process `pid` has had of a processor so far, in milliseconds; `undefined` where the system does not tell. */
export function workedMs(pid: number): number | undefined {
	try {
		return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
	} catch {
		return undefined;
	}
}

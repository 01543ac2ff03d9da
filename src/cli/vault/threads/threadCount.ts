import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** How many threads help to read a vault, and from how many notes on. */
export interface Threads {
	/** Beside the one of the command; 0 for none. */
	readonly count: number;
	readonly fromNotes: number;
	/** Whether the command's own thread leaves everything to them while one of them is there; else it has done what is little before they have started. */
	readonly leavesAll?: boolean;
}

/** A thread has to be started, and to compile for itself what it runs: fewer notes are read before that pays. */
const NOTES_WORTH_THREADS = 5000;

/** On two cores what compiles in the background has to share them with what is read. */
const NOTES_WORTH_ONE_THREAD = 20_000;

/** What is left to the thread of the command alone keeps no more of them busy. */
const MOST_THREADS = 7;

/** The variable of the environment that says how many threads help, whatever the size of the vault. */
const VARIABLE = 'DOSSIER_THREADS';

/** As many as there are cores for, the command's own thread left out; as many as `DOSSIER_THREADS` says where it says a number. */
export function threadsFor(env: Readonly<Record<string, string | undefined>>): Threads {
	const wanted = env[VARIABLE];
	if (wanted !== undefined && /^\d{1,2}$/.test(wanted)) return { count: Number(wanted), fromNotes: 0 };
	const count = Math.min(usableCores() - 1, MOST_THREADS);
	return { count, fromNotes: count === 1 ? NOTES_WORTH_ONE_THREAD : NOTES_WORTH_THREADS };
}

/** The cores that this process may use at a time, at least one; what a container allows in fractions is rounded down. */
function usableCores(): number {
	return Math.max(1, Math.min(availableParallelism(), Math.floor(allowedByContainer())));
}

/** How many cores the process may keep busy in the long run, by the control group that it is in: older versions of Node do not ask. */
function allowedByContainer(): number {
	try {
		return allowedByQuota(readFileSync('/sys/fs/cgroup/cpu.max', 'utf8'));
	} catch {
		return Infinity;
	}
}

/** The cores that a `cpu.max` allows: microseconds of work in so many of time, or `max`. */
export function allowedByQuota(cpuMax: string): number {
	const [quota, period] = cpuMax.trim().split(' ');
	return Number(quota) / Number(period) || Infinity;
}

import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../core/text/steps.ts';
import { StoppedError } from './stopped.ts';

/** Work goes on for so long without a break. No handler of a signal runs meanwhile, so it is short for a person who presses Ctrl+C. */
const SLICE_MS = 25;

/** Gives everything else a turn, signals above all, whenever work has gone on for a while. Every loop of the command is paced by it. */
export class Pace {
	readonly #signal: AbortSignal;
	#sliceEnd = performance.now() + SLICE_MS;

	constructor(signal: AbortSignal) {
		this.#signal = signal;
	}

	/** Whether it is time for `turn`; asked after each item, since awaiting a promise for each would cost more than many an item. */
	isDue(): boolean {
		return performance.now() >= this.#sliceEnd;
	}

	/**
	 * Lets everything else have its turn.
	 *
	 * @throws {StoppedError} if the run was stopped.
	 */
	async turn(): Promise<void> {
		await setImmediate();
		this.throwIfStopped();
		this.#sliceEnd = performance.now() + SLICE_MS;
	}

	/** @throws {StoppedError} if the run was stopped. */
	throwIfStopped(): void {
		if (this.#signal.aborted) throw new StoppedError();
	}
}

/** `inSteps` for what has to be done once it was begun: everything else has its turn, and one signal waits; a second one ends the process. */
export function inStepsToTheEnd<T>(steps: Steps<T>): Promise<T> {
	return inSteps(steps, new AbortController().signal);
}

/**
 * Takes `steps` to their end, with a turn for everything else before the first, since what went before them may have had its time already
 * (a part of the program that was read and compiled, other steps), and whenever they have gone on for a while.
 *
 * @throws {StoppedError} if the run was stopped; what the steps hold open they let go of before.
 */
export async function inSteps<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
	const pace = new Pace(signal);
	await pace.turn();
	try {
		for (let step = steps.next(); ; step = steps.next()) {
			if (step.done === true) return step.value;
			if (pace.isDue()) await pace.turn();
		}
	} catch (error) {
		// A generator that threw is over already; one that was stopped lets go in its `finally`.
		if (error instanceof StoppedError) steps.return(undefined as T);
		throw error;
	}
}

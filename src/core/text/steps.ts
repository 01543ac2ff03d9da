/**
 * Work that stops now and then, so that who drives it can do something else meanwhile, or stop it for good; what it comes to
 * is returned. A step is over within a few milliseconds but for one that reads or checks a single very long note.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes `steps` to their end at one go. */
export function finish<T>(steps: Iterator<undefined, T, undefined>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

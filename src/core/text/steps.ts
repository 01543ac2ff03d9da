/**
 * Work that stops now and then, so that who drives it can do something else meanwhile, or stop it for good; what it comes to
 * is returned. A step is over within a few milliseconds but for one that reads or checks a single very long note.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** A value that is made when it is first asked for, at one go, or before that in steps. */
export interface LazyValue<T> {
	value(): T;
	workOut(): Steps<void>;
}

/** The value that `make` comes to; it is kept. */
export function lazySteps<T>(make: () => Steps<T>): LazyValue<T> {
	let made: { readonly value: T } | undefined;
	return {
		value: () => (made ??= { value: finish(make()) }).value,
		*workOut() {
			if (made === undefined) made = { value: yield* make() };
		},
	};
}

/** Takes `steps` to their end at one go. */
export function finish<T>(steps: Iterator<undefined, T, undefined>): T {
	for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Work that is over before it began, since its outcome is known. */
// eslint-disable-next-line require-yield -- there is nothing left to do in steps
export function* done<T>(value: T): Steps<T> {
	return value;
}

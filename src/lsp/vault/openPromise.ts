/** A promise that somebody else resolves; Node 20 has no `Promise.withResolvers`. */
export interface OpenPromise<T> {
	readonly promise: Promise<T>;
	resolve(value: T): void;
}

export function openPromise<T>(): OpenPromise<T> {
	let resolve: (value: T) => void = () => undefined;
	const promise = new Promise<T>((done) => (resolve = done));
	return { promise, resolve };
}

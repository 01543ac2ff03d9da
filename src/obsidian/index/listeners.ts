import type { Unsubscribe } from './liveVault.ts';

/** Who wants to be told of something. One that is added or taken away while all are told is not told this time. */
export class Listeners<T> {
	readonly #all = new Set<(value: T) => void>();

	add(listener: (value: T) => void): Unsubscribe {
		this.#all.add(listener);
		return () => this.#all.delete(listener);
	}

	tell(value: T): void {
		for (const listener of [...this.#all]) listener(value);
	}
}

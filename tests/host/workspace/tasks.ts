import type * as ob from 'obsidian';

/** What the app waits for before it closes. */
export class Tasks implements ob.Tasks {
	#promises: Promise<unknown>[] = [];

	add(callback: () => Promise<unknown>): void {
		this.addPromise(callback());
	}

	addPromise(promise: Promise<unknown>): void {
		this.#promises.push(promise);
	}

	isEmpty(): boolean {
		return this.#promises.length === 0;
	}

	async promise(): Promise<unknown> {
		return Promise.allSettled(this.#promises);
	}
}

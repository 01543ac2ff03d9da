import { basename, dirname } from 'node:path';
import type { Disk } from './disk.ts';
import { sleepSync } from './sleepSync.ts';

/** In a larger folder listing it twice for each note would take longer than writing it. */
const MAX_NAMES = 2000;

/** A program that saves needs about this long from its file to its renaming; so often it is waited for. */
const WAIT_MS = 1;
const TRIES = 50;

/** Between a look and the renaming that it is for no more may pass; else this process was put aside meanwhile, and looks again. */
const STALE_AFTER_MS = 0.1;

/** Whether a note may be replaced now, as far as the names in its folder tell. */
export type Quiet = 'quiet' | 'changed' | 'busy';

/**
 * Watches the names in a note's folder from before its new text is written until it is renamed. A program that saves by
 * renaming makes a file of its own beside the note first: a new name there means that it is about to rename.
 */
export class SaverWatch {
	readonly #folder: string;
	readonly #own: string;
	readonly #disk: Disk;
	#known: ReadonlySet<string> | undefined;

	/** `temporary` is the path of our own new file beside the note. */
	constructor(temporary: string, disk: Disk) {
		this.#folder = dirname(temporary);
		this.#own = basename(temporary);
		this.#disk = disk;
		this.#known = this.#names();
	}

	/**
	 * Waits until nobody seems to be saving. `isStill` is asked last, right before the answer `quiet`: the caller renames at once.
	 *
	 * @throws the system's error if the folder cannot be listed.
	 */
	settle(isStill: () => boolean): Quiet {
		for (let tries = 0; tries < TRIES; tries += 1) {
			const names = this.#known && this.#names();
			const lookedAt = performance.now();
			const isNew = names !== undefined && this.#hasNew(names);
			if (!isStill()) return 'changed';
			if (!isNew && performance.now() - lookedAt < STALE_AFTER_MS) return 'quiet';
			if (isNew) sleepSync(WAIT_MS);
			this.#known = names;
		}
		return 'busy';
	}

	#hasNew(names: ReadonlySet<string>): boolean {
		for (const name of names) if (this.#known?.has(name) !== true && name !== this.#own) return true;
		return false;
	}

	/** The names in the folder; `undefined` where there are too many to look at. */
	#names(): ReadonlySet<string> | undefined {
		const names = this.#disk.readdirSync(this.#folder);
		return names.length > MAX_NAMES ? undefined : new Set(names);
	}
}

import { finish, type Steps } from '../../text/steps.ts';
import type { VaultFile } from '../links/spelling.ts';
import type { Resolution } from '../links/resolution.ts';
import { NameResolver } from './nameResolver.ts';

const NO_ALIASES: readonly string[] = [];

/** So many names are taken in at a step: a few milliseconds. */
const NAMES_A_STEP = 500;

/** The names of a vault's notes: those of a vault that is being taken in are worked out together when somebody asks for one. */
export class VaultNames {
	readonly #names = new NameResolver();
	/** Notes whose names are not taken in yet; `undefined` once all are. */
	#waiting: VaultFile[] | undefined = [];
	/** How many of them are after all, while they are taken in in steps. */
	#taken = 0;

	/** Takes in a note without aliases. */
	add(file: VaultFile): void {
		if (this.#waiting === undefined) this.#names.add(file.path, NO_ALIASES);
		else this.#waiting.push(file);
	}

	remove(path: string, aliases: readonly string[]): void {
		this.takeAll();
		this.#names.remove(path, aliases);
	}

	replaceAliases(path: string, before: readonly string[], after: readonly string[]): void {
		// What was not taken in yet is taken in as it is when it is asked for.
		if (this.#waiting !== undefined && this.#taken === 0 && before.length === 0) return;
		this.takeAll();
		this.#names.remove(path, before);
		this.#names.add(path, after);
	}

	/** Which note `name` means. */
	resolve(name: string): Resolution {
		this.takeAll();
		return this.#names.resolve(name);
	}

	/** Takes in the names of all notes as they are now. */
	takeAll(): void {
		if (this.#waiting !== undefined) finish(this.steps());
	}

	/** `takeAll` in steps. */
	*steps(): Steps<void> {
		for (let file = this.#waiting?.[this.#taken]; file !== undefined; file = this.#waiting?.[this.#taken]) {
			this.#names.add(file.path, file.aliases);
			this.#taken += 1;
			if (this.#taken % NAMES_A_STEP === 0) yield;
		}
		this.#waiting = undefined;
	}
}

import { debounce } from 'obsidian';
import { Listeners } from './listeners.ts';
import type { LostAliases } from './liveVault.ts';

/** Changes come in bursts (a sync, a rename over many notes): listeners are told once for each. */
const TELL_AFTER_MS = 100;

/** What is told of changes that the index took in. */
export class ChangeNews {
	/** Another number after each change, also before listeners are told of it. */
	revision = 0;
	readonly onChange = new Listeners<ReadonlySet<string>>();
	readonly onAliasesLost = new Listeners<LostAliases>();
	readonly #tellSoon = debounce(() => this.tell(), TELL_AFTER_MS, true);
	readonly #all: () => Iterable<string>;
	#changed = new Set<string>();
	#isOfAll = false;

	/** @param all gives the paths of all notes. */
	constructor(all: () => Iterable<string> = () => []) {
		this.#all = all;
	}

	/** Tells soon that something about the notes at `paths` is otherwise than it was. */
	changed(...paths: readonly string[]): void {
		this.revision += 1;
		for (const path of paths) this.#changed.add(path);
		this.#tellSoon();
	}

	/** Tells soon that any note may be seen otherwise than it was, though none has changed. */
	changedForAll(): void {
		this.#isOfAll = true;
		this.#tellSoon();
	}

	/** Tells of `paths`, or of what changed since it was told last, which is forgotten then. */
	tell(paths: ReadonlySet<string> = this.#isOfAll ? new Set(this.#all()) : this.#changed): void {
		this.#changed = new Set();
		this.#isOfAll = false;
		this.onChange.tell(paths);
	}

	/**
	 * Tells where a note has not all of the aliases any more that it had.
	 *
	 * @param now those that it has; `undefined` where it is gone: then it lost none.
	 */
	aliases(change: LostAliases, now: readonly string[] | undefined): void {
		if (now !== undefined && change.had.some((alias) => !now.includes(alias))) this.onAliasesLost.tell(change);
	}

	cancel(): void {
		this.#tellSoon.cancel();
	}
}

import { Component } from 'obsidian';
import { datedEntriesOf } from '../../../core/timeline/datedEntriesOf.ts';
import { fieldEntries } from '../../../core/timeline/fieldEntries.ts';
import { inTimeOrder } from '../../../core/timeline/inTimeOrder.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import { nextTurn } from '../../index/nextTurn.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';

/** Shorter than a frame at 60 Hz, so that typing and scrolling stay smooth beside the work. */
const SLICE_MS = 8;
/** What was found so far is shown this often. */
const SHOW_AFTER_MS = 400;

/** Entries in the order of time, and how many of the notes they were taken from are read. */
export interface TimelineState {
	readonly entries: readonly TimelineEntry[];
	readonly read: number;
	readonly total: number;
}

/** What notes date, as far as they were read; a note is read again only after it has changed. */
export class TimelineEntries extends Component {
	readonly #vault: LiveVault;
	readonly #settings: SettingsStore;
	readonly #known = new Map<string, readonly TimelineEntry[]>();

	constructor(vault: LiveVault, settings: SettingsStore) {
		super();
		this.#vault = vault;
		this.#settings = settings;
	}

	override onload(): void {
		this.register(this.#vault.onChange((paths) => paths.forEach((path) => this.#known.delete(path))));
		// Other headings, other types: everything is read with other eyes.
		this.register(this.#settings.onChange(() => this.#known.clear()));
	}

	/**
	 * Shows what the notes at `paths` date: at once what their front matter says and what is known already, then, as they are read, all of it.
	 * Ends early after an abort.
	 */
	async show(paths: readonly string[], shown: (state: TimelineState) => void, signal: AbortSignal): Promise<void> {
		const found = new Map<string, readonly TimelineEntry[]>();
		let sliceEnd = performance.now() + SLICE_MS;
		const turn = async (): Promise<void> => {
			if (performance.now() < sliceEnd) return;
			await nextTurn();
			sliceEnd = performance.now() + SLICE_MS;
		};
		for (const path of paths) {
			found.set(path, this.#known.get(path) ?? this.#fieldsOf(path));
			await turn();
			if (signal.aborted) return;
		}
		const unread = paths.filter((path) => !this.#known.has(path));
		const tell = (read: number): void =>
			shown({ entries: inTimeOrder([...found.values()].flat()), read: paths.length - unread.length + read, total: paths.length });
		tell(0);
		let shownAt = performance.now();
		for (const [at, path] of unread.entries()) {
			found.set(path, await this.#read(path));
			await turn();
			if (signal.aborted) return;
			if (at + 1 < unread.length && performance.now() - shownAt < SHOW_AFTER_MS) continue;
			tell(at + 1);
			shownAt = performance.now();
		}
	}

	async #read(path: string): Promise<readonly TimelineEntry[]> {
		const { revision } = this.#vault;
		// A note that was deleted meanwhile dates nothing; the next change says so.
		const note = await this.#vault.read(path).catch(() => undefined);
		if (note === undefined) return [];
		const entries = datedEntriesOf(note, this.#typeOf(path), this.#settings.current);
		// What changed while it was read is read again.
		if (revision === this.#vault.revision) this.#known.set(path, entries);
		return entries;
	}

	#fieldsOf(path: string): readonly TimelineEntry[] {
		const data = this.#vault.index.record(path)?.data;
		return data === undefined ? [] : fieldEntries(path, data, this.#typeOf(path), () => 1);
	}

	#typeOf(path: string): ReturnType<LiveVault['types']['get']> {
		const type = this.#vault.index.record(path)?.type;
		return type === undefined ? undefined : this.#vault.types.get(type);
	}
}

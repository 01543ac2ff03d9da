import { Component } from 'obsidian';
import { datedEntriesOf } from '../../../core/timeline/datedEntriesOf.ts';
import { fieldEntries } from '../../../core/timeline/fieldEntries.ts';
import { inTimeOrder } from '../../../core/timeline/inTimeOrder.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import { chunked } from '../../index/chunked.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { PerNote } from '../../index/perNote.ts';

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
	readonly #read: PerNote<readonly TimelineEntry[]>;

	constructor({ vault, settings }: { readonly vault: LiveVault; readonly settings: SettingsStore }) {
		super();
		this.#vault = vault;
		this.#settings = settings;
		this.#read = new PerNote(vault, (note) => datedEntriesOf(note, this.#typeOf(note.path), settings.current));
	}

	override onload(): void {
		const { known } = this.#read;
		this.register(this.#vault.onChange((paths) => paths.forEach((path) => known.delete(path))));
		// Other headings, other types: everything is read with other eyes.
		this.register(this.#settings.onChange(() => known.clear()));
	}

	/**
	 * Shows what the notes at `paths` date: at once what their front matter says and what is known already, then, as they are read, all of it.
	 * Ends early after an abort.
	 */
	async show(paths: readonly string[], shown: (state: TimelineState) => void, signal: AbortSignal): Promise<void> {
		const { known } = this.#read;
		const fields = new Map<string, readonly TimelineEntry[]>();
		const isWhole = await chunked(paths, (path) => void (known.has(path) || fields.set(path, this.#fieldsOf(path))), { signal });
		if (!isWhole) return;
		const tell = (readOf: (path: string) => readonly TimelineEntry[] | undefined, read: number): void => {
			const entries = inTimeOrder(paths.flatMap((path) => readOf(path) ?? fields.get(path) ?? []));
			shown({ entries, read, total: paths.length });
		};
		await this.#read.work(paths, tell, signal);
	}

	#fieldsOf(path: string): readonly TimelineEntry[] {
		const data = this.#vault.index.record(path)?.data;
		return data === undefined ? [] : fieldEntries(path, data, this.#typeOf(path), () => 1);
	}

	#typeOf(path: string): ReturnType<LiveVault['types']['get']> {
		const { index, types } = this.#vault;
		return types.get(index.record(path)?.type ?? '');
	}
}

import type { App, TFile, Vault } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import { openText } from '../ui/openText.ts';
import type { BuiltIndex } from './builtIndex.ts';
import { chunked } from './chunked.ts';
import type { ReadingProgress } from './liveVault.ts';
import type { StoredChunk } from './noteChunk.ts';
import type { StoredNotes, StoredPlace } from './storedNotes.ts';

/** Often enough that a number is seen to run, seldom enough that telling it costs nothing. */
const TELL_PROGRESS_EVERY_MS = 100;

/** One reading of a vault into an index, beside which the vault changes. */
export class VaultReading {
	readonly built: BuiltIndex;
	/** So many files are read. */
	done = 0;
	/** The notes that were stored and have changed since. */
	readonly changed: string[] = [];
	readonly #vault: Vault;
	readonly #signal: AbortSignal;
	/** What the app told of since it began: that is newer than what is still being read. */
	readonly #heard = new Set<string>();
	readonly #restoring = new Map<StoredChunk, (at: number) => void>();

	/** @param signal ends it after the note at hand. */
	constructor(vault: Vault, built: BuiltIndex, signal: AbortSignal) {
		this.#vault = vault;
		this.built = built;
		this.#signal = signal;
	}

	/** Says that the index has been told what there is at `path`: it is not read any more. */
	markChanged(path: string): void {
		this.#heard.add(path);
	}

	/**
	 * Reads `files` in slices, taking from `stored` what has not changed since.
	 *
	 * @returns whether all were read.
	 */
	run(files: readonly TFile[], stored: StoredNotes, onProgress: (progress: ReadingProgress) => void): Promise<boolean> {
		let tellFrom = 0;
		const count = (): void => void (this.done += 1);
		const work = (task: () => void | Promise<void>): void | Promise<void> => {
			const doing = task();
			if (doing) return doing.then(count);
			count();
		};
		return chunked(this.#tasks(files, stored), work, {
			signal: this.#signal,
			onProgress: (done, total) => {
				if (performance.now() < tellFrom) return;
				tellFrom = performance.now() + TELL_PROGRESS_EVERY_MS;
				onProgress({ done, total });
			},
		});
	}

	/** One for each file; those that are taken from one chunk come one after the other, those that are read last. */
	#tasks(files: readonly TFile[], stored: StoredNotes): readonly (() => void | Promise<void>)[] {
		const known = new Map<StoredChunk, (() => void | Promise<void>)[]>();
		const others: (() => void | Promise<void>)[] = [];
		for (const file of files) {
			const place = isNotePath(file.path) ? stored.get(file.path) : undefined;
			if (place?.chunk.isOf(place.at, file.stat) !== true) {
				const { path } = file;
				if (place !== undefined) this.changed.push(path);
				others.push(() => this.#take(file, path));
				continue;
			}
			const tasks = known.get(place.chunk) ?? [];
			known.set(place.chunk, tasks);
			tasks.push(() => this.#restore(file, place));
		}
		return [...[...known.values()].flat(), ...others];
	}

	#restore(file: TFile, { chunk, at }: StoredPlace): void | Promise<void> {
		const path = chunk.paths[at] ?? '';
		if (this.#heard.has(path)) return;
		try {
			let restore = this.#restoring.get(chunk);
			if (restore === undefined) this.#restoring.set(chunk, (restore = this.built.restoring(chunk)));
			restore(at);
		} catch {
			// Whatever is in the database was not checked by it.
			return this.#take(file, path);
		}
	}

	/** @param path that of the file when it was listed. */
	async #take(file: TFile, path: string): Promise<void> {
		if (this.#heard.has(path)) return;
		if (!isNotePath(path)) {
			this.built.addFile(path);
			return;
		}
		const note = await readNote(this.#vault, file);
		if (!note || this.#signal.aborted || this.#heard.has(path)) return;
		// Renamed while it was read: it is another note now.
		if (file.path !== path) await this.#take(file, file.path);
		else this.built.put(file, note);
	}
}

/** The note at `path` with the text of an open editor, else of its file. Rejects where there is none. */
export async function noteAsItStands(app: App, path: string): Promise<Note> {
	const text = openText(app, path);
	if (text !== undefined) return parseNote(path, text);
	const file = app.vault.getFileByPath(path);
	if (!file) throw new Error(`${path} is not there any more`);
	return parseNote(path, await app.vault.cachedRead(file));
}

/** The note in `file`, or `undefined` where it vanished meanwhile. */
export async function readNote(vault: Vault, file: TFile): Promise<Note | undefined> {
	try {
		const text = await vault.cachedRead(file);
		return parseNote(file.path, text);
	} catch {
		// Deleted or unreadable between the listing and the reading; the app will say 'delete' where it is gone.
		return undefined;
	}
}

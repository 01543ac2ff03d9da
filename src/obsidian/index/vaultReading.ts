import type { App, TFile, Vault } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { createScanner, type Scanner } from '../../core/note/read/scannedNote.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import { openText } from './openText.ts';
import type { BuiltIndex } from './builtIndex.ts';
import { chunked } from './chunked.ts';
import type { ReadingProgress } from './liveVault.ts';
import { nextTurn } from './nextTurn.ts';
import type { StoredChunk } from './noteChunk.ts';
import type { StoredNotes } from './storedNotes.ts';

/** Often enough that a number is seen to run, seldom enough that telling it costs nothing. */
const TELL_PROGRESS_EVERY_MS = 100;

/** One reading of a vault into an index, beside which the vault changes. */
export class VaultReading {
	readonly built: BuiltIndex;
	/** So many files are read. */
	done = 0;
	/** The notes that were stored and have changed since. */
	readonly changed: string[] = [];
	readonly #scanner = createScanner();
	readonly #vault: Vault;
	readonly #signal: AbortSignal;
	/** What the app told of since it began: that is newer than what is still being read. */
	readonly #heard = new Set<string>();

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

	/** Says that something came to `path` of which the index has not been told: it is to be read. */
	markUnread(path: string): void {
		this.#heard.delete(path);
	}

	/**
	 * Reads `files` in slices, taking from `stored` what has not changed since.
	 *
	 * @returns whether all were read.
	 */
	async run(files: readonly TFile[], stored: StoredNotes, onProgress: (progress: ReadingProgress) => void): Promise<boolean> {
		let tellFrom = 0;
		const options = {
			signal: this.#signal,
			onProgress: () => {
				if (performance.now() < tellFrom) return;
				tellFrom = performance.now() + TELL_PROGRESS_EVERY_MS;
				onProgress({ done: this.done, total: files.length });
			},
		};
		const unread = new Map(files.map((file) => [file.path, file]));
		for await (const [chunk, places] of stored.chunks()) {
			const taken = this.#takenFrom(chunk, places, unread);
			if (!(await chunked(taken, this.#restoring(chunk), options))) return false;
			// What came meanwhile is copied in a task of its own.
			await nextTurn();
		}
		const read = (path: string, file: TFile): Promise<void> => this.#take(file, path).then(() => void (this.done += 1));
		return chunked([...unread], ([path, file]) => read(path, file), options);
	}

	/** The notes of `chunk` that are as they were stored; they are no longer `unread` files. */
	#takenFrom(chunk: StoredChunk, places: readonly number[], unread: Map<string, TFile>): readonly (readonly [number, TFile])[] {
		const taken: (readonly [number, TFile])[] = [];
		for (const at of places) {
			const path = chunk.paths[at] ?? '';
			const file = isNotePath(path) ? unread.get(path) : undefined;
			if (file === undefined) continue;
			if (chunk.isOf(at, file.stat)) {
				taken.push([at, file]);
				unread.delete(path);
			} else this.changed.push(path);
		}
		return taken;
	}

	#restoring(chunk: StoredChunk): (taken: readonly [number, TFile]) => void | Promise<void> {
		let restore: ((at: number) => void) | undefined;
		return ([at, file]) => {
			const path = chunk.paths[at] ?? '';
			this.done += 1;
			if (this.#heard.has(path) || file.path !== path) return this.#take(file, path);
			try {
				restore ??= this.built.restoring(chunk);
				restore(at);
			} catch {
				// Whatever is in the database was not checked by it.
				return this.#take(file, path);
			}
		};
	}

	/** @param path that of the file when it was listed. */
	async #take(file: TFile, path: string): Promise<void> {
		// Renamed since it was listed, or while it was read: it is another note now, and what was heard of its old path may be of a third.
		if (file.path !== path) return this.#take(file, file.path);
		if (this.#heard.has(path)) return;
		if (!isNotePath(path)) {
			this.built.addFile(path);
			return;
		}
		const { mtime } = file.stat;
		const note = await readNote(this.#vault, file, this.#scanner);
		if (this.#signal.aborted) return;
		if (file.path !== path) return this.#take(file, path);
		// Of what it says since it changed meanwhile the app is about to tell.
		if (note && !this.#heard.has(path)) this.built.put(file, note, file.stat.mtime === mtime);
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

/** The note in `file`, or `undefined` where it vanished meanwhile; with a `scanner` in the memory of the last one that it read. */
export async function readNote(vault: Vault, file: TFile, scanner?: Scanner): Promise<Note | undefined> {
	try {
		const text = await vault.cachedRead(file);
		return parseNote(file.path, text, scanner);
	} catch {
		// Deleted or unreadable between the listing and the reading; the app will say 'delete' where it is gone.
		return undefined;
	}
}

import type { App, TFile, Vault } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import { openText } from '../ui/openText.ts';
import type { BuiltIndex } from './builtIndex.ts';
import { chunked } from './chunked.ts';
import type { ReadingProgress } from './liveVault.ts';
import type { StoredRecord } from './storedRecord.ts';

/** Often enough that a number is seen to run, seldom enough that telling it costs nothing. */
const TELL_PROGRESS_EVERY_MS = 100;

/** One reading of a vault into an index, beside which the vault changes. */
export class VaultReading {
	readonly built: BuiltIndex;
	/** So many files are read. */
	done = 0;
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

	/**
	 * Reads `files` in slices, taking from `stored` what has not changed since.
	 *
	 * @returns whether all were read.
	 */
	run(
		files: readonly TFile[],
		stored: ReadonlyMap<string, StoredRecord>,
		onProgress: (progress: ReadingProgress) => void,
	): Promise<boolean> {
		let tellFrom = 0;
		const take = async (file: TFile): Promise<void> => {
			await this.#take(file, stored.get(file.path));
			this.done += 1;
		};
		return chunked(files, take, {
			signal: this.#signal,
			onProgress: (done, total) => {
				if (performance.now() < tellFrom) return;
				tellFrom = performance.now() + TELL_PROGRESS_EVERY_MS;
				onProgress({ done, total });
			},
		});
	}

	async #take(file: TFile, stored: StoredRecord | undefined): Promise<void> {
		const { path } = file;
		if (this.#heard.has(path)) return;
		if (!isNotePath(path)) {
			this.built.addFile(path);
			return;
		}
		if (stored?.mtime === file.stat.mtime && stored.size === file.stat.size) {
			this.built.restore(stored);
			return;
		}
		const note = await readNote(this.#vault, file);
		if (!note || this.#signal.aborted || this.#heard.has(path)) return;
		// Renamed while it was read: it is another note now.
		if (file.path !== path) await this.#take(file, undefined);
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

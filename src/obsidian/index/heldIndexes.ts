import type { TFile } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import type { NoteIndex } from '../../core/vault/noteIndex.ts';
import type { BuiltIndex } from './builtIndex.ts';
import type { VaultReading } from './vaultReading.ts';

/** The index that answers and, while the vault is read again, the one that is to: both take in each change. */
export class HeldIndexes {
	/** The one that answers. */
	built: BuiltIndex;
	/** The reading that is under way, from the moment on at which its index takes changes in. */
	reading: VaultReading | undefined;

	constructor(built: BuiltIndex) {
		this.built = built;
	}

	get index(): NoteIndex {
		return this.built.index;
	}

	/** Takes in what `file` says, or is about to say: that is not stored until `keep`. */
	put(file: TFile, note: Note): void {
		for (const built of this.#all()) built.put(file, note, false);
		this.reading?.markChanged(file.path);
	}

	/** Says that `file` says what was taken in of it, and has the time that it had then. */
	keep(file: TFile): void {
		for (const built of this.#all()) built.keep(file);
	}

	addFile(path: string): void {
		for (const built of this.#all()) built.addFile(path);
	}

	remove(path: string): void {
		for (const built of this.#all()) built.remove(path);
		this.reading?.markChanged(path);
	}

	/** Takes in that `file` has another path than `from`. */
	rename(file: TFile, from: string): void {
		const { path } = file;
		// What was not read yet under its old name will be under the new one.
		const wasRead = this.reading?.built.index.hasNote(from) === true;
		for (const built of this.#all()) {
			if (built.index.hasFile(from)) built.rename(file, from);
			else built.addFile(path);
		}
		if (wasRead) this.reading?.markChanged(path);
		else this.reading?.markUnread(path);
	}

	#all(): Set<BuiltIndex> {
		return new Set(this.reading ? [this.built, this.reading.built] : [this.built]);
	}
}

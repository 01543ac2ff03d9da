import type { TFile, Vault } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { readNote } from './vaultReading.ts';

/** A note that describes a type, and the file from which it was read. */
interface ReadTypeNote {
	readonly note: Note;
	readonly mtime: number;
	readonly size: number;
}

/** The notes that describe types. One that did not change is not read again: who types in another has the vault read anew with each save. */
export class TypeNotes {
	readonly #vault: Vault;
	readonly #read = new Map<string, ReadTypeNote>();

	constructor(vault: Vault) {
		this.#vault = vault;
	}

	/** Says that there is something else at `path`, whatever time and size its file has. */
	forget(path: string): void {
		this.#read.delete(path);
	}

	forgetAll(): void {
		this.#read.clear();
	}

	/** What `files` say, in their order; what cannot be read is left out. */
	async read(files: readonly TFile[]): Promise<readonly Note[]> {
		const notes = await Promise.all(files.map((file) => this.#note(file)));
		return notes.filter((note) => note !== undefined);
	}

	async #note(file: TFile): Promise<Note | undefined> {
		const { path, stat } = file;
		const { mtime, size } = stat;
		const before = this.#read.get(path);
		if (before?.mtime === mtime && before.size === size) return before.note;
		const note = await readNote(this.#vault, file);
		// Where it changed meanwhile the app is about to tell, and it is read once more.
		if (note?.path === path && file.stat.mtime === mtime) this.#read.set(path, { note, mtime, size });
		return note;
	}
}

import type { TFile, Vault } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { chunked } from './chunked.ts';
import { readNote } from './vaultReading.ts';

/** Notes that are read once more though they did not change, one after the other. */
export class RereadQueue {
	readonly #vault: Vault;
	readonly #take: (file: TFile, note: Note) => void;
	readonly #signal: AbortSignal;
	/** Those that are to be read. */
	readonly #waiting: TFile[] = [];
	#isReading = false;

	/** @param take is told what a file says that did not change while it was read. It may have another path by then. */
	constructor(vault: Vault, take: (file: TFile, note: Note) => void, signal: AbortSignal) {
		this.#vault = vault;
		this.#take = take;
		this.#signal = signal;
	}

	add(file: TFile): void {
		this.#waiting.push(file);
		if (!this.#isReading) void this.#work();
	}

	async #work(): Promise<void> {
		this.#isReading = true;
		try {
			while (this.#waiting.length > 0) await chunked(this.#waiting.splice(0), (file) => this.#read(file), { signal: this.#signal });
		} finally {
			this.#isReading = false;
		}
	}

	async #read(file: TFile): Promise<void> {
		const {
			path,
			stat: { mtime },
		} = file;
		const note = await readNote(this.#vault, file);
		if (this.#signal.aborted) return;
		// Of what is written into it meanwhile the app tells by itself.
		if (note) {
			if (this.#vault.getFileByPath(file.path) === file && file.stat.mtime === mtime) this.#take(file, note);
		} else if (file.path !== path) await this.#read(file);
	}
}

import type { ChangeBatch, DecisionsChange, NoteChange } from '../../core/changes/changeBatch.ts';
import type { DismissiblePair } from '../../core/changes/changePlan.ts';
import { type Move, pathAfter } from '../../core/settings/heldEntries.ts';
import { noteChange } from '../../core/changes/noteChange.ts';
import { applyEdits } from '../../core/text/applyEdits.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import type { Unsubscribe } from '../index/liveVault.ts';
import type { ChangeStore } from './changeStore.ts';
import { contentHash } from './contentHash.ts';

/** More are not kept: they are for the slip of the day, not for history. */
const BATCHES_KEPT = 10;

/** A long batch is stored after so many notes, so that an app that is killed in its middle can still take back what was written. */
const NOTES_A_STORING = 25;

/** What was written into one note. */
interface WrittenChange {
	readonly path: string;
	/** The text before; empty for a note that was made, where `isNew`. */
	readonly before: string;
	readonly edits: readonly TextEdit[];
	readonly isNew?: boolean;
	/** Whether the note is gone; its edits leave nothing. */
	readonly isGone?: boolean;
	/** See `NoteChange`. */
	readonly dismissOnUndo?: readonly string[];
	readonly decisions?: DecisionsChange | undefined;
}

/** One action that is being written down. */
export interface BatchRecorder {
	add(change: WrittenChange): Promise<void>;
	/** Notes that were dismissed with it. */
	dismissed(pairs: readonly DismissiblePair[]): void;
	/** Ends it under the words that say what it did; a batch that did nothing is not kept. @returns its id, or `undefined` where it did nothing. */
	end(title: string): Promise<string | undefined>;
}

/** The last batches of this vault and device, newest first, as they are and as they are stored. */
export class ChangeLog {
	readonly #store: ChangeStore;
	readonly #now: () => Date;
	readonly #notKept: () => void;
	readonly #listeners = new Set<() => void>();
	#batches: readonly ChangeBatch[] = [];
	#loaded: Promise<void> | undefined;
	#begun = 0;
	#writing: Promise<void> = Promise.resolve();
	#hasTold = false;
	readonly #moves: Move[] = [];

	/**
	 * @param now the time, given so that it can be a test's.
	 * @param notKept called the first time that a batch cannot be stored: it can be taken back until the app closes, and what was decided with it as well.
	 */
	constructor(store: ChangeStore, now: () => Date, notKept: () => void) {
		this.#store = store;
		this.#now = now;
		this.#notKept = notKept;
	}

	/** Newest first; read from the store the first time. */
	async batches(): Promise<readonly ChangeBatch[]> {
		await this.#load();
		return this.#batches;
	}

	async batch(id: string): Promise<ChangeBatch | undefined> {
		return (await this.batches()).find((batch) => batch.id === id);
	}

	onChange(listener: () => void): Unsubscribe {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Begins a batch; `title` is what it is called should the app end before it does. */
	begin(title: string): BatchRecorder {
		const time = this.#now().toISOString();
		this.#begun += 1;
		// By time, so that the order of ids is the order of batches; of two in one millisecond the count decides.
		const id = `${time} ${String(this.#begun).padStart(6, '0')}`;
		const notes: NoteChange[] = [];
		const dismissed: DismissiblePair[] = [];
		const batch = (name: string): ChangeBatch => ({
			version: 1,
			id,
			time,
			title: name,
			notes: [...notes],
			...(dismissed.length === 0 ? {} : { dismissed: [...dismissed] }),
		});
		return {
			add: async (change) => {
				try {
					notes.push(await hashed(change));
				} catch {
					// A page without its crypto can hash nothing: the note is written, and cannot be taken back from here.
					return;
				}
				if (notes.length % NOTES_A_STORING === 0) await this.#put(batch(title));
			},
			dismissed: (pairs) => void dismissed.push(...pairs),
			end: async (name) => {
				if (notes.length === 0 && dismissed.length === 0) return undefined;
				await this.#put(batch(name));
				return id;
			},
		};
	}

	/** Gives what `work` gives, which writes, and may make another batch of it. */
	writing<T>(work: Promise<T>): Promise<T> {
		// What came of it is not kept: that has the note's text.
		this.#writing = Promise.allSettled([this.#writing, work]).then(() => undefined);
		return work;
	}

	/** The newest batch of which nothing was taken back, once what is being written now is written. */
	async last(): Promise<ChangeBatch | undefined> {
		await this.#writing;
		return (await this.batches()).find(({ undone }) => undone === undefined);
	}

	/** Keeps what is known of a batch by now. */
	async update(batch: ChangeBatch): Promise<void> {
		await this.#put(batch);
	}

	/** Keeps paths in step with a file or folder that moved; what moved within one task, as all notes of a folder do, is kept at once. */
	async renamed(from: string, to: string): Promise<void> {
		if (this.#moves.push({ from, to }) > 1) return;
		await this.#load();
		const after = pathAfter(this.#moves.splice(0));
		const moved = (path: string): string => after(path) ?? path;
		for (const batch of this.#batches) {
			if (batch.notes.every(({ path }) => moved(path) === path)) continue;
			const { undone } = batch;
			await this.#put({
				...batch,
				notes: batch.notes.map((note) => ({ ...note, path: moved(note.path) })),
				...(undone === undefined ? {} : { undone: undone.map(moved) }),
			});
		}
	}

	close(): void {
		this.#store.close();
	}

	#load(): Promise<void> {
		return (this.#loaded ??= this.#store.load().then((stored) => {
			this.#batches = [...this.#batches, ...stored.toReversed()].slice(0, BATCHES_KEPT);
		}));
	}

	async #put(batch: ChangeBatch): Promise<void> {
		await this.#load();
		const others = this.#batches.filter(({ id }) => id !== batch.id);
		const all = [batch, ...others].sort((a, b) => (a.id < b.id ? 1 : -1));
		this.#batches = all.slice(0, BATCHES_KEPT);
		for (const listener of [...this.#listeners]) listener();
		// Not waited for: a slow disk holds no write up, and what is known here is enough until the app closes.
		void this.#store.put(batch).then((isKept) => {
			if (isKept || this.#hasTold) return;
			this.#hasTold = true;
			this.#notKept();
		});
		for (const { id } of all.slice(BATCHES_KEPT)) void this.#store.remove(id);
	}
}

async function hashed({
	path,
	before,
	edits,
	isNew = false,
	isGone = false,
	dismissOnUndo,
	decisions,
}: WrittenChange): Promise<NoteChange> {
	const hashes = { before: isNew ? null : await contentHash(before), after: isGone ? null : await contentHash(applyEdits(before, edits)) };
	return {
		...noteChange(path, before, edits, hashes),
		...(dismissOnUndo === undefined ? {} : { dismissOnUndo: [...dismissOnUndo] }),
		...(decisions && { decisions }),
	};
}

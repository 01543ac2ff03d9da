import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { createScanner } from '../../core/note/read/scannedNote.ts';
import type { FileStamp } from '../disk/readNote.ts';

/** So many notes are parsed, then taken in, then visited together: ten thousand are through sooner than one by one, since each stage stays in the processor's memory. */
const NOTES_A_BATCH = 32;

/** Each batch is twice the one before until then: at first nothing is compiled, a note takes many times as long, and meanwhile no signal is heard. */
const NOTES_OF_THE_FIRST = 1;

/** A batch of long notes is a smaller one, so that few texts are held at a time. */
const CHARACTERS_A_BATCH = 500_000;

/** A note and the state of its file. */
export interface ReadNote {
	readonly note: Note;
	readonly stamp: FileStamp;
}

/** The text of a note and the state of its file. */
export interface ReadText {
	readonly text: string;
	readonly stamp: FileStamp;
}

/** Parses notes and hands them on, some at a time. `of` is whatever the caller knows a note by. */
export class NoteBatches<Of = undefined> {
	readonly #take: (notes: readonly (ReadNote & { readonly of: Of })[]) => void;
	readonly #scanners = Array.from({ length: NOTES_A_BATCH }, createScanner);
	#batch: (ReadText & { readonly path: string; readonly of: Of })[] = [];
	#characters = 0;
	#most = NOTES_OF_THE_FIRST;

	constructor(take: (notes: readonly (ReadNote & { readonly of: Of })[]) => void) {
		this.#take = take;
	}

	/** Takes note of a text; where enough have come together they are handed on. */
	add(path: string, { text, stamp }: ReadText, of: Of): void {
		this.#batch.push({ path, text, stamp, of });
		this.#characters += text.length;
		if (this.#batch.length === this.#most || this.#characters > CHARACTERS_A_BATCH) this.flush();
	}

	/** Hands on what has come together so far. */
	flush(): void {
		const batch = this.#batch;
		this.#batch = [];
		this.#characters = 0;
		this.#most = Math.min(this.#most * 2, NOTES_A_BATCH);
		this.#take(batch.map(({ path, text, stamp, of }, at) => ({ note: parseNote(path, text, this.#scanners[at]), stamp, of })));
	}
}

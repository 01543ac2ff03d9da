import type { Note } from '../../core/note/note.ts';

/** What a note says that was written lately, and whether the app told of it. */
export interface StandingText {
	readonly note: Note;
	readonly isTold: boolean;
}

/**
 * What the plugin wrote and the index took in at once, by path, until the app tells of the same text. What the app tells until then may be
 * from before the write, as it reads files in its own time.
 */
export class OwnWrites {
	readonly #last = new Map<string, { readonly text: string }>();

	has(path: string): boolean {
		return this.#last.has(path);
	}

	add(path: string, text: string): void {
		this.#last.set(path, { text });
	}

	/** Says that the app tells `text` of `path`. @returns whether that is what was written, of which nothing more is to be heard then. */
	isHeard(path: string, text: string): boolean {
		return this.#last.get(path)?.text === text && this.#last.delete(path);
	}

	/**
	 * Looks up what stands at `path`. Nothing is taken where that is what was written, where nothing was written there, or where something newer
	 * was written, asked or moved meanwhile.
	 *
	 * @param read rejects where there is nothing.
	 * @param take is called with what counts as written from then on: at once, as a note that moves in between would never be taken.
	 * @param told what the app told of it, from before the write or from after it.
	 */
	async changed(path: string, read: (path: string) => Promise<Note>, take: (standing: StandingText) => void, told?: string): Promise<void> {
		const written = this.#last.get(path);
		if (!written) return;
		const own = { ...written };
		this.#last.set(path, own);
		const note = await read(path).catch(() => undefined);
		if (this.#last.get(path) !== own || !note || note.text === own.text) return;
		const isTold = note.text === told;
		if (isTold) this.forget(path);
		else this.add(path, note.text);
		take({ note, isTold });
	}

	/** Says that the note at `from` is at `to` now. @returns whether something was written there. */
	move(from: string, to: string): boolean {
		const own = this.#last.get(from);
		this.forget(from);
		if (own) this.add(to, own.text);
		else this.forget(to);
		return own !== undefined;
	}

	forget(path: string): void {
		this.#last.delete(path);
	}

	clear(): void {
		this.#last.clear();
	}
}

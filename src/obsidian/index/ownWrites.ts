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
	 * What stands at `path` where that is not what was written.
	 *
	 * @param told what the app told of it, from before the write or from after it.
	 * @param read rejects where there is nothing.
	 * @returns `undefined` where there is nothing else, nothing was written there, or something newer was written or asked meanwhile.
	 */
	async changed(path: string, read: (path: string) => Promise<Note>, told?: string): Promise<StandingText | undefined> {
		const written = this.#last.get(path);
		if (!written) return undefined;
		const own = { ...written };
		this.#last.set(path, own);
		const note = await read(path).catch(() => undefined);
		if (this.#last.get(path) !== own || !note || note.text === own.text) return undefined;
		const isTold = note.text === told;
		if (isTold) this.forget(path);
		else this.add(path, note.text);
		return { note, isTold };
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

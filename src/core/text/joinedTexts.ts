/** Two long texts in place of many short ones: being copied or stored, each costs as much as one short one. */
export interface JoinedTexts {
	/** Texts whose characters all fit into one byte, which is how V8 then keeps them. */
	readonly narrow: string;
	readonly wide: string;
}

/** The bit of a text's number that says that it is wide; above it stands its length. */
export const IS_WIDE = 1;

/** Joins texts; each is told by a number, and they are read in the order in which they were added. */
export class TextJoiner {
	#narrow = '';
	#wide = '';

	/** Adds a text and gives the number that tells it. */
	add(text: string): number {
		const isWide = /[^\0-\xff]/.test(text);
		if (isWide) this.#wide += text;
		else this.#narrow += text;
		return text.length * 2 + Number(isWide);
	}

	/** How long both texts are by now, narrow and wide: where a splitter may begin. */
	ends(): readonly [narrow: number, wide: number] {
		return [this.#narrow.length, this.#wide.length];
	}

	joined(): JoinedTexts {
		return { narrow: this.#narrow, wide: this.#wide };
	}
}

/** Takes joined texts apart again. A longer one is a stretch of the text that it came in, which stays in memory as long as it does. */
export class TextSplitter {
	readonly #texts: JoinedTexts;
	#narrowAt: number;
	#wideAt: number;

	constructor(texts: JoinedTexts, narrowAt = 0, wideAt = 0) {
		this.#texts = texts;
		this.#narrowAt = narrowAt;
		this.#wideAt = wideAt;
	}

	/** The next text, told by the number that `add` gave. */
	next(number: number): string {
		const length = number >>> 1;
		if (number & IS_WIDE) {
			this.#wideAt += length;
			return this.#texts.wide.slice(this.#wideAt - length, this.#wideAt);
		}
		this.#narrowAt += length;
		return this.#texts.narrow.slice(this.#narrowAt - length, this.#narrowAt);
	}
}

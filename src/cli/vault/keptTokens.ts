/** So many tokens have room in a block. */
const TOKENS_A_BLOCK = 1 << 14;

/** Where the tokens of a note stand. */
interface TokenPlace {
	readonly block: Uint32Array;
	readonly start: number;
	readonly count: number;
}

/** The words of many notes in blocks of numbers: an array a note would often be larger than what stands in it. */
export class KeptTokens {
	readonly #places = new Map<string, TokenPlace>();
	#block = new Uint32Array();
	#end = 0;

	/** Keeps a copy of the tokens of the note at `path`, in place of those that it had. */
	put(path: string, tokens: Uint32Array): void {
		if (this.#end + tokens.length > this.#block.length) {
			this.#block = new Uint32Array(Math.max(tokens.length, TOKENS_A_BLOCK));
			this.#end = 0;
		}
		this.#block.set(tokens, this.#end);
		this.#places.set(path, { block: this.#block, start: this.#end, count: tokens.length });
		this.#end += tokens.length;
	}

	/** Those of the note at `path`, `undefined` for one that was not put. */
	of(path: string): Uint32Array | undefined {
		const place = this.#places.get(path);
		return place?.block.subarray(place.start, place.start + place.count);
	}
}

import type { SharedTexts } from '../../text/columns.ts';

/** A link target as it is kept once for many notes: its text, and whether it is a name in a field. */
export interface KeptTarget {
	readonly text: string;
	readonly isName: boolean;
}

/** Many of them, each told by its number. */
export class KeptTargets {
	readonly #numbers: Uint32Array;
	readonly #texts: SharedTexts;

	/** @param numbers of each, `TARGET_WIDTH` of them: that of its text times two, plus one for a name in a field; the hash of its text; that of its last word (`wordHashOf`). */
	constructor(numbers: Uint32Array, texts: SharedTexts) {
		this.#numbers = numbers;
		this.#texts = texts;
	}

	get length(): number {
		return this.#numbers.length / TARGET_WIDTH;
	}

	/** Whether there is one of this number. */
	has(number: number): boolean {
		return number < this.length && this.#at(number) >>> 1 < this.#texts.length;
	}

	text(number: number): string {
		return this.#texts.at(this.#at(number) >>> 1);
	}

	textLength(number: number): number {
		return this.#texts.lengthAt(this.#at(number) >>> 1);
	}

	isName(number: number): boolean {
		return (this.#at(number) & 1) === 1;
	}

	/** That of its text as `TextTable` looks it up. */
	hash(number: number): number {
		return this.#at(number, 1);
	}

	/** `wordHashOf` of it. */
	wordHash(number: number): number {
		return this.#at(number, 2);
	}

	#at(number: number, which = 0): number {
		return this.#numbers[number * TARGET_WIDTH + which] ?? 0;
	}
}

/** So many numbers stand for a link target. */
export const TARGET_WIDTH = 3;

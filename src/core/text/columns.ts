import { type JoinedTexts, TextJoiner, TextSplitter } from './joinedTexts.ts';

/**
 * Numbers and texts of many things in a few arrays and long texts: plain data, which is copied as fast as its bytes are,
 * where as many objects would be taken apart and made anew one by one.
 */
export interface Columns {
	readonly numbers: Numbers;
	readonly texts: JoinedTexts;
	/** Texts that are kept once however often they come, in `sharedTexts` as these numbers tell. */
	readonly shared: Numbers;
	readonly sharedTexts: JoinedTexts;
}

/** Whole numbers, of two bytes each where all of them fit. */
export type Numbers = Uint16Array | Uint32Array;

/** The numbers from 0 to 2 ** 32 - 1 as they are kept. */
function numbersOf(numbers: readonly number[]): Numbers {
	return numbers.every((number) => number <= 0xffff) ? Uint16Array.from(numbers) : Uint32Array.from(numbers);
}

/** Where in columns something begins: among the numbers, and in both texts. */
export type ColumnPlace = readonly [number: number, narrow: number, wide: number];

/** Puts columns together. */
export class ColumnWriter {
	readonly #numbers: number[] = [];
	readonly #texts = new TextJoiner();
	readonly #known = new Map<string, number>();
	readonly #shared: number[] = [];
	readonly #sharedTexts = new TextJoiner();

	/** Where what is written next begins. */
	place(): ColumnPlace {
		return [this.#numbers.length, ...this.#texts.ends()];
	}

	/** @param number a whole one from 0 to 2 ** 32 - 1. */
	number(number: number): void {
		this.#numbers.push(number);
	}

	/** A text that hardly comes twice. */
	text(text: string | null | undefined): void {
		this.#numbers.push(text === null || text === undefined ? 0 : this.#texts.add(text) + 1);
	}

	/** A text that comes again and again; gives its number among those that are shared. */
	shared(text: string | null | undefined): void {
		this.#numbers.push(text === null || text === undefined ? 0 : this.share(text) + 1);
	}

	/** The number of a shared text, which is not written. */
	share(text: string): number {
		const known = this.#known.get(text);
		if (known !== undefined) return known;
		const made = this.#shared.push(this.#sharedTexts.add(text)) - 1;
		this.#known.set(text, made);
		return made;
	}

	/** Shared texts after their number; absent is not the same as none. */
	list(texts: readonly string[] | undefined): void {
		this.#numbers.push(texts === undefined ? 0 : texts.length + 1);
		for (const text of texts ?? []) this.#numbers.push(this.share(text));
	}

	finish(): Columns {
		return {
			numbers: numbersOf(this.#numbers),
			texts: this.#texts.joined(),
			shared: numbersOf(this.#shared),
			sharedTexts: this.#sharedTexts.joined(),
		};
	}
}

/** The shared texts of columns, in the order of their numbers. */
export function sharedTextsOf({ shared, sharedTexts }: Columns): string[] {
	const splitter = new TextSplitter(sharedTexts);
	return Array.from(shared, (number) => splitter.next(number));
}

/**
 * Reads columns from a place on, in the order in which they were written. Columns that come from elsewhere may say anything:
 * what is missing is 0 or empty, and a number of things that are not there is an error.
 */
export class ColumnReader {
	readonly #numbers: Numbers;
	readonly #shared: readonly string[];
	readonly #texts: TextSplitter;
	#at: number;

	constructor({ numbers, texts }: Columns, shared: readonly string[], [number, narrow, wide]: ColumnPlace) {
		this.#numbers = numbers;
		this.#shared = shared;
		this.#texts = new TextSplitter(texts, narrow, wide);
		this.#at = number;
	}

	number(): number {
		return this.#numbers[this.#at++] ?? 0;
	}

	/**
	 * How many things follow, each of at least one number.
	 *
	 * @throws {RangeError} where there are not as many.
	 */
	count(): number {
		const count = this.number();
		if (count > this.#numbers.length - this.#at) throw new RangeError(`${count} things are said to follow, which do not`);
		return count;
	}

	/** So many numbers, not copied. */
	stretch(count: number): Numbers {
		return this.#numbers.subarray(this.#at, (this.#at += count));
	}

	text(): string | undefined {
		const number = this.number();
		return number === 0 ? undefined : this.#texts.next(number - 1);
	}

	shared(): string | undefined {
		const number = this.number();
		return number === 0 ? undefined : this.sharedAt(number - 1);
	}

	sharedAt(number: number): string {
		return this.#shared[number] ?? '';
	}

	list(): readonly string[] | undefined {
		const number = this.number();
		if (number === 0) return undefined;
		return Array.from(this.stretch(number - 1), (each) => this.sharedAt(each));
	}
}

import { IS_WIDE, type JoinedTexts, TextJoiner, TextSplitter } from './joinedTexts.ts';

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

	finish(): Columns {
		return {
			numbers: numbersOf(this.#numbers),
			texts: this.#texts.joined(),
			shared: numbersOf(this.#shared),
			sharedTexts: this.#sharedTexts.joined(),
		};
	}
}

/** The shared texts of columns by their numbers, each cut out when it is first asked for. */
export class SharedTexts {
	/** Whether they are as long together as is said: with a part of them others would be read. */
	readonly areWhole: boolean;
	readonly #numbers: Numbers;
	readonly #joined: JoinedTexts;
	readonly #starts: Uint32Array;
	readonly #known: (string | undefined)[];

	constructor({ shared, sharedTexts }: Columns) {
		this.#numbers = shared;
		this.#joined = sharedTexts;
		this.#starts = new Uint32Array(shared.length);
		this.#known = new Array<string | undefined>(shared.length);
		const ends = [0, 0] as [narrow: number, wide: number];
		for (let at = 0; at < shared.length; at += 1) {
			const number = shared[at] ?? 0;
			const kind = number & IS_WIDE ? 1 : 0;
			this.#starts[at] = ends[kind];
			ends[kind] += number >>> 1;
		}
		this.areWhole = ends[0] === sharedTexts.narrow.length && ends[1] === sharedTexts.wide.length;
	}

	get length(): number {
		return this.#numbers.length;
	}

	/** How long the text of this number is. */
	lengthAt(number: number): number {
		return (this.#numbers[number] ?? 0) >>> 1;
	}

	/** The text of this number; empty where there is none. */
	at(number: number): string {
		const known = this.#known[number];
		if (known !== undefined || number >= this.length) return known ?? '';
		const start = this.#starts[number] ?? 0;
		const which = this.#numbers[number] ?? 0;
		const { narrow, wide } = this.#joined;
		return (this.#known[number] = (which & IS_WIDE ? wide : narrow).slice(start, start + (which >>> 1)));
	}
}

/**
 * Reads columns from a place on, in the order in which they were written. Columns that come from elsewhere may say anything:
 * what is missing is 0 or empty, and a number of things that are not there is an error.
 */
export class ColumnReader {
	readonly #numbers: Numbers;
	readonly #shared: SharedTexts;
	readonly #texts: TextSplitter;
	#at: number;

	constructor({ numbers, texts }: Columns, shared: SharedTexts, [number, narrow, wide]: ColumnPlace) {
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

	text(): string | undefined {
		const number = this.number();
		return number === 0 ? undefined : this.#texts.next(number - 1);
	}

	shared(): string | undefined {
		const number = this.number();
		return number === 0 ? undefined : this.#shared.at(number - 1);
	}
}

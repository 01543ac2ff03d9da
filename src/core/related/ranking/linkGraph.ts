import { folderOf } from '../../vault/paths/pathParts.ts';
import type { RankedNote } from './rankedNote.ts';

/** How a note and another are linked, as bits seen from the first: it links the other, is linked by it, lists it, is listed by it. */
export const LINKS = 1;
export const LINKED_BY = 2;
export const LISTS = 4;
export const LISTED_BY = 8;

/** All notes that a note is linked with. */
export interface Edges {
	/** In ascending order. */
	readonly to: Int32Array;
	/** One a neighbour. */
	readonly bits: Uint8Array;
}

/** Who links and lists whom. A note is a number: its place among the paths in code-unit order. */
export class LinkGraph {
	readonly paths: readonly string[];
	/** A number for each type; notes without one have that of their folder. */
	readonly types: Int32Array;
	readonly isExcluded: Uint8Array;
	readonly #numbers: ReadonlyMap<string, number>;
	readonly #text: number[][];
	readonly #out: number[][];
	readonly #in: number[][];
	readonly #list: number[][];
	readonly #listedBy: number[][];
	readonly #edges: (Edges | undefined)[];

	/** @param from notes in the code-unit order of their paths; or a graph, whose lists are copied so that either may be changed. */
	constructor(from: readonly RankedNote[] | LinkGraph) {
		if (from instanceof LinkGraph) {
			this.paths = from.paths;
			this.#numbers = from.#numbers;
			this.types = from.types;
			this.isExcluded = from.isExcluded.slice();
			this.#text = from.#text;
			this.#out = from.#out;
			this.#in = from.#in;
			this.#list = from.#list.map((list) => [...list]);
			this.#listedBy = from.#listedBy.map((list) => [...list]);
			this.#edges = [...from.#edges];
			return;
		}
		this.paths = from.map(({ path }) => path);
		this.#numbers = new Map(this.paths.map((path, note) => [path, note]));
		this.types = typeNumbers(from);
		this.isExcluded = Uint8Array.from(from, (note) => Number(note.isExcluded));
		this.#text = from.map((note, at) => this.#numbersOf(note.text, at));
		this.#out = from.map((note, at) =>
			note.field.length === 0 ? (this.#text[at] ?? []) : this.#numbersOf([...note.text, ...note.field], at),
		);
		this.#list = from.map((note, at) => this.#numbersOf(note.list, at));
		this.#in = converse(this.#out);
		this.#listedBy = converse(this.#list);
		this.#edges = from.map(() => undefined);
	}

	get size(): number {
		return this.paths.length;
	}

	/** The number of the note at `path`, `undefined` where there is none. */
	numberOf(path: string): number | undefined {
		return this.#numbers.get(path);
	}

	/** What the note links in its body. Like all lists here in ascending order, each note once, itself left out. */
	textOf(note: number): readonly number[] {
		return this.#text[note] ?? [];
	}

	/** What it links or names in body or front matter, related sections apart. */
	outOf(note: number): readonly number[] {
		return this.#out[note] ?? [];
	}

	/** The notes whose `outOf` holds it. */
	inOf(note: number): readonly number[] {
		return this.#in[note] ?? [];
	}

	/** What its related sections list. */
	listOf(note: number): readonly number[] {
		return this.#list[note] ?? [];
	}

	/** The notes whose `listOf` holds it. */
	listedBy(note: number): readonly number[] {
		return this.#listedBy[note] ?? [];
	}

	edgesOf(note: number): Edges {
		return (this.#edges[note] ??= this.#mergedEdges(note));
	}

	/** How the two are linked, as bits; 0 where they are not. */
	bitsOf(note: number, other: number): number {
		const { to, bits } = this.edgesOf(note);
		return bits[placeOf(to, other)] ?? 0;
	}

	/** Lists one note in another's related section; nothing happens where it is listed already. */
	list(note: number, target: number): void {
		const list = this.#list[note];
		const listedBy = this.#listedBy[target];
		if (list === undefined || listedBy === undefined || note === target || has(list, target)) return;
		list.push(target);
		list.sort(ascending);
		listedBy.push(note);
		listedBy.sort(ascending);
		this.#edges[note] = undefined;
		this.#edges[target] = undefined;
	}

	#numbersOf(paths: readonly string[], self: number): number[] {
		const numbers = new Set<number>();
		for (const path of paths) {
			const number = this.#numbers.get(path);
			if (number !== undefined && number !== self) numbers.add(number);
		}
		return [...numbers].sort(ascending);
	}

	#mergedEdges(note: number): Edges {
		const parts: readonly (readonly [readonly number[], number])[] = [
			[this.outOf(note), LINKS],
			[this.inOf(note), LINKED_BY],
			[this.listOf(note), LISTS],
			[this.listedBy(note), LISTED_BY],
		];
		const keys = new Float64Array(parts.reduce((sum, [notes]) => sum + notes.length, 0));
		let count = 0;
		for (const [notes, bit] of parts) for (const other of notes) keys[count++] = other * 16 + bit;
		keys.sort();
		const to: number[] = [];
		const bits: number[] = [];
		for (const key of keys) {
			const other = Math.floor(key / 16);
			if (to.at(-1) === other) bits[bits.length - 1] = (bits.at(-1) ?? 0) | (key % 16);
			else {
				to.push(other);
				bits.push(key % 16);
			}
		}
		return { to: Int32Array.from(to), bits: Uint8Array.from(bits) };
	}
}

/** Whether a list in ascending order holds a number. */
export function has(list: ArrayLike<number>, number: number): boolean {
	return placeOf(list, number) !== -1;
}

/** The place of a number in a list in ascending order, -1 where it is not there. */
function placeOf(list: ArrayLike<number>, number: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle] ?? 0) < number) low = middle + 1;
		else high = middle;
	}
	return list[low] === number ? low : -1;
}

/** For each note those whose list holds it: filled in ascending order, so in ascending order. */
function converse(lists: readonly (readonly number[])[]): number[][] {
	const found: number[][] = lists.map(() => []);
	for (const [from, list] of lists.entries()) for (const to of list) found[to]?.push(from);
	return found;
}

/** A folder's key begins with a character that no type can have. */
function typeNumbers(notes: readonly RankedNote[]): Int32Array {
	const numbers = new Map<string, number>();
	return Int32Array.from(notes, ({ path, type }) => {
		const key = type ?? `\0${folderOf(path)}`;
		const known = numbers.get(key) ?? numbers.size;
		numbers.set(key, known);
		return known;
	});
}

function ascending(a: number, b: number): number {
	return a - b;
}

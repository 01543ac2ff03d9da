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
	/** How many it links or lists, and how many link or list it. */
	readonly outgoing: number;
	readonly incoming: number;
}

/** Links and lists from a note, and those to it. */
export const OUTGOING = LINKS | LISTS;
export const INCOMING = LINKED_BY | LISTED_BY;

/** All edges of a graph one after the other, in ascending order of their ends. */
export interface FlatEdges {
	/** Where the edges of each note begin; one more for the end. */
	readonly starts: Int32Array;
	readonly to: Int32Array;
	readonly bits: Uint8Array;
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** For each note what it links and lists, and who it; `undefined` for edges that are not merged yet. */
export interface Lists {
	readonly text: number[][];
	readonly out: number[][];
	in: number[][];
	readonly list: number[][];
	listedBy: number[][];
	readonly edges: (Edges | undefined)[];
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

	/** By what is known of it already; `numbers` are the places of its paths. */
	constructor(from: Pick<LinkGraph, 'paths' | 'types' | 'isExcluded'>, numbers: ReadonlyMap<string, number>, lists: Lists) {
		this.paths = from.paths;
		this.types = from.types;
		this.isExcluded = from.isExcluded;
		this.#numbers = numbers;
		this.#text = lists.text;
		this.#out = lists.out;
		this.#in = lists.in;
		this.#list = lists.list;
		this.#listedBy = lists.listedBy;
		this.#edges = lists.edges;
	}

	/** The graph of these notes, in the code-unit order of their paths; worked out in steps. */
	static *of(from: readonly RankedNote[]): Generator<undefined, LinkGraph, undefined> {
		const paths = from.map(({ path }) => path);
		const numbers = new Map(paths.map((path, note) => [path, note]));
		yield;
		const lists: Lists = { text: [], out: [], in: [], list: [], listedBy: [], edges: [] };
		for (const [at, note] of from.entries()) {
			if (at % NOTES_A_STEP === 0) yield;
			const text = numbersOf(note.text, at, numbers);
			lists.text.push(text);
			lists.out.push(note.field.length === 0 ? text : numbersOf([...note.text, ...note.field], at, numbers));
			lists.list.push(numbersOf(note.list, at, numbers));
			lists.in.push([]);
			lists.listedBy.push([]);
			lists.edges.push(undefined);
		}
		// Filled in ascending order, so in ascending order.
		for (const at of from.keys()) {
			if (at % NOTES_A_STEP === 0) yield;
			for (const to of lists.out[at] ?? []) lists.in[to]?.push(at);
			for (const to of lists.list[at] ?? []) lists.listedBy[to]?.push(at);
		}
		// A list that grew has room for sixteen more: most notes have a few.
		lists.in = lists.in.map((own) => own.slice());
		lists.listedBy = lists.listedBy.map((own) => own.slice());
		const isExcluded = Uint8Array.from(from, (note) => Number(note.isExcluded));
		return new LinkGraph({ paths, types: typeNumbers(from), isExcluded }, numbers, lists);
	}

	/** A graph that says the same; either may be changed. */
	copy(): LinkGraph {
		const list = this.#list.map((own) => [...own]);
		const listedBy = this.#listedBy.map((own) => [...own]);
		const { paths, types } = this;
		const lists = { text: this.#text, out: this.#out, in: this.#in, list, listedBy, edges: [...this.#edges] };
		return new LinkGraph({ paths, types, isExcluded: this.isExcluded.slice() }, this.#numbers, lists);
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

	/** Merges the edges of all notes in steps, for whoever will ask for them. */
	*workOutEdges(): Generator<undefined, void, unknown> {
		for (let note = 0; note < this.size; note += 1) {
			if (note % NOTES_A_STEP === 0) yield;
			this.edgesOf(note);
		}
	}

	edgesOf(note: number): Edges {
		return (this.#edges[note] ??= this.#mergedEdges(note));
	}

	/** How the two are linked, as bits; 0 where they are not. */
	bitsOf(note: number, other: number): number {
		return bitsAt(this.edgesOf(note), other);
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
		return edgesWith(Int32Array.from(to), Uint8Array.from(bits));
	}
}

/** Edges with these ends and bits. */
export function edgesWith(to: Int32Array, bits: Uint8Array): Edges {
	let outgoing = 0;
	let incoming = 0;
	for (const seen of bits) {
		if ((seen & OUTGOING) !== 0) outgoing += 1;
		if ((seen & INCOMING) !== 0) incoming += 1;
	}
	return { to, bits, outgoing, incoming };
}

/** The bits of the edge to `other`; 0 where there is none. */
export function bitsAt({ to, bits }: Pick<Edges, 'to' | 'bits'>, other: number): number {
	return bits[placeOf(to, other)] ?? 0;
}

/** Whether a list in ascending order holds a number. */
export function has(list: ArrayLike<number>, number: number): boolean {
	return placeOf(list, number) !== -1;
}

/** The place of a number in a list in ascending order, -1 where it is not there. */
export function placeOf(list: ArrayLike<number>, number: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle] ?? 0) < number) low = middle + 1;
		else high = middle;
	}
	return list[low] === number ? low : -1;
}

/** The numbers of the notes at these paths, in ascending order, each once, the note itself left out. */
function numbersOf(paths: readonly string[], self: number, known: ReadonlyMap<string, number>): number[] {
	if (paths.length === 0) return [];
	const numbers = new Set<number>();
	for (const path of paths) {
		const number = known.get(path);
		if (number !== undefined && number !== self) numbers.add(number);
	}
	return [...numbers].sort(ascending);
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

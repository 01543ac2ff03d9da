import type { Steps } from '../../text/steps.ts';
import type { NumberRows } from './numberRows.ts';
import { placeOf } from './placeOf.ts';

/** How a note and another are linked, as bits seen from the first: it links the other, is linked by it, lists it, is listed by it. */
export const LINKS = 1;
export const LINKED_BY = 2;
export const LISTS = 4;
export const LISTED_BY = 8;

/** Links and lists from a note, and those to it. */
export const OUTGOING = LINKS | LISTS;
export const INCOMING = LINKED_BY | LISTED_BY;

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

/** All edges of a graph one after the other, in ascending order of their ends. */
export interface FlatEdges {
	/** Where the edges of each note begin; one more for the end. */
	readonly starts: Int32Array;
	readonly to: Int32Array;
	readonly bits: Uint8Array;
}

type Ends = Pick<Edges, 'to' | 'bits'>;

/** For each note what it links and lists, and who it. */
export interface LinkRows {
	/** What it links in its body. */
	readonly text: NumberRows;
	/** What it links or names in body or front matter, and the notes that do so to it. */
	readonly out: NumberRows;
	readonly in: NumberRows;
	/** What its related sections list, and the notes that list it. */
	readonly list: NumberRows;
	readonly listedBy: NumberRows;
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** The bits of the edge to `other`; 0 where there is none. */
export function bitsAt({ to, bits }: Ends, other: number): number {
	return bits[placeOf(to, other)] ?? 0;
}

/** All edges of `size` notes, merged in steps from what they link and list. */
export function* mergedEdges(rows: LinkRows, size: number): Steps<FlatEdges> {
	const starts = new Int32Array(size + 1);
	const most = 2 * (rows.out.numbers.length + rows.list.numbers.length);
	const to = new Int32Array(most);
	const bits = new Uint8Array(most);
	let end = 0;
	for (let note = 0; note < size; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		end = mergeInto({ to, bits }, end, rows, note);
		starts[note + 1] = end;
	}
	return { starts, to: to.slice(0, end), bits: bits.slice(0, end) };
}

/** The edges of one note as they are now. */
export function edgesIn(rows: LinkRows, note: number): Edges {
	const most = rows.out.lengthOf(note) + rows.in.lengthOf(note) + rows.list.lengthOf(note) + rows.listedBy.lengthOf(note);
	const [to, bits] = [new Int32Array(most), new Uint8Array(most)];
	const end = mergeInto({ to, bits }, 0, rows, note);
	const counts = countEnds(bits, 0, end);
	return { to: to.subarray(0, end), bits: bits.subarray(0, end), ...counts };
}

/** How many of the edges from `start` up to `end` lead out, and how many in. */
export function countEnds(bits: Uint8Array, start: number, end: number): Pick<Edges, 'outgoing' | 'incoming'> {
	let outgoing = 0;
	let incoming = 0;
	for (let edge = start; edge < end; edge += 1) {
		const seen = bits[edge] ?? 0;
		if ((seen & OUTGOING) !== 0) outgoing += 1;
		if ((seen & INCOMING) !== 0) incoming += 1;
	}
	return { outgoing, incoming };
}

/** Writes the edges of a note from `first` on; gives their end. */
function mergeInto({ to, bits }: Ends, first: number, rows: LinkRows, note: number): number {
	const lists = [rows.out.of(note), rows.in.of(note), rows.list.of(note), rows.listedBy.of(note)];
	const at = [0, 0, 0, 0];
	for (let end = first; ; end += 1) {
		let next = Infinity;
		for (let kind = 0; kind < KINDS.length; kind += 1) {
			const list = lists[kind];
			const place = at[kind] ?? 0;
			if (list !== undefined && place < list.length) next = Math.min(next, list[place] ?? Infinity);
		}
		if (next === Infinity) return end;
		to[end] = next;
		for (let kind = 0; kind < KINDS.length; kind += 1) {
			const place = at[kind] ?? 0;
			if (lists[kind]?.[place] !== next) continue;
			bits[end] = (bits[end] ?? 0) | (KINDS[kind] ?? 0);
			at[kind] = place + 1;
		}
	}
}

const KINDS = [LINKS, LINKED_BY, LISTS, LISTED_BY];

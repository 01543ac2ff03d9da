import type { Steps } from '../../text/steps.ts';
import { folderOf } from '../../vault/paths/pathParts.ts';
import { bitsAt, countEnds, type Edges, edgesIn, type FlatEdges, type LinkRows, mergedEdges } from './linkEdges.ts';
import { RowWriter } from './numberRows.ts';
import { has, placeOf } from './placeOf.ts';
import type { RankedNote } from './rankedNote.ts';

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 200;

/** What a graph is made of. */
export interface GraphParts {
	readonly paths: readonly string[];
	readonly types: Int32Array;
	readonly isExcluded: Uint8Array;
	/** The place of each path. */
	readonly numbers: ReadonlyMap<string, number>;
	readonly rows: LinkRows;
	/** Those of the rows. */
	readonly edges: FlatEdges;
}

/** Who links and lists whom. A note is a number: its place among the paths in code-unit order. */
export class LinkGraph {
	readonly paths: readonly string[];
	/** A number for each type; notes without one have that of their folder. */
	readonly types: Int32Array;
	readonly isExcluded: Uint8Array;
	readonly #numbers: ReadonlyMap<string, number>;
	readonly #rows: LinkRows;
	/** All edges as they were before anything was listed. */
	readonly #edges: FlatEdges;
	/** How many of each note's lead out and in. */
	readonly #outgoing: Int32Array;
	readonly #incoming: Int32Array;
	/** The edges of notes that have listed something since, or were listed; `undefined` until somebody asks. */
	readonly #changed: Map<number, Edges | undefined>;

	constructor({ paths, types, isExcluded, numbers, rows, edges }: GraphParts, changed: ReadonlyMap<number, Edges | undefined> = new Map()) {
		this.paths = paths;
		this.types = types;
		this.isExcluded = isExcluded;
		this.#numbers = numbers;
		this.#rows = rows;
		this.#edges = edges;
		this.#outgoing = new Int32Array(paths.length);
		this.#incoming = new Int32Array(paths.length);
		for (let note = 0; note < paths.length; note += 1) {
			const { outgoing, incoming } = countEnds(edges.bits, edges.starts[note] ?? 0, edges.starts[note + 1] ?? 0);
			this.#outgoing[note] = outgoing;
			this.#incoming[note] = incoming;
		}
		this.#changed = new Map(changed);
	}

	/** The graph of the notes at `paths`, which come in that order: code units; worked out in steps. */
	static *of(paths: readonly string[], notes: Iterable<RankedNote>): Steps<LinkGraph> {
		const numbers = new Map(paths.map((path, note) => [path, note]));
		yield;
		const [text, out, list] = [new RowWriter(), new RowWriter(), new RowWriter()];
		const [types, isExcluded] = [new Int32Array(paths.length), new Uint8Array(paths.length)];
		const typeNumbers = new Map<string, number>();
		let at = 0;
		for (const note of notes) {
			if (at % NOTES_A_STEP === 0) yield;
			const linked = numbersOf(note.text, at, numbers);
			text.add(linked);
			out.add(note.field.length === 0 ? linked : numbersOf([...note.text, ...note.field], at, numbers));
			list.add(numbersOf(note.list, at, numbers));
			// A folder's key begins with a character that no type can have.
			const key = note.type ?? `\0${folderOf(note.path)}`;
			const type = typeNumbers.get(key) ?? typeNumbers.size;
			typeNumbers.set(key, type);
			types[at] = type;
			isExcluded[at] = Number(note.isExcluded);
			at += 1;
		}
		const [outRows, listRows] = [out.finish(), list.finish()];
		const rows = { text: text.finish(), out: outRows, in: outRows.turned(at), list: listRows, listedBy: listRows.turned(at) };
		return new LinkGraph({ paths, types, isExcluded, numbers, rows, edges: yield* mergedEdges(rows, at) });
	}

	/** A graph that says the same; either may be changed. */
	copy(): LinkGraph {
		const { paths, types } = this;
		const rows = { ...this.#rows, list: this.#rows.list.copy(), listedBy: this.#rows.listedBy.copy() };
		const parts = { paths, types, isExcluded: this.isExcluded.slice(), numbers: this.#numbers, rows, edges: this.#edges };
		return new LinkGraph(parts, this.#changed);
	}

	get size(): number {
		return this.paths.length;
	}

	/** The number of the note at `path`, `undefined` where there is none. */
	numberOf(path: string): number | undefined {
		return this.#numbers.get(path);
	}

	/** What the note links in its body. Like all lists here in ascending order, each note once, itself left out, and not to be written into. */
	textOf(note: number): Int32Array {
		return this.#rows.text.of(note);
	}

	/** What it links or names in body or front matter, related sections apart. */
	outOf(note: number): Int32Array {
		return this.#rows.out.of(note);
	}

	/** The notes whose `outOf` holds it. */
	inOf(note: number): Int32Array {
		return this.#rows.in.of(note);
	}

	/** What its related sections list. */
	listOf(note: number): Int32Array {
		return this.#rows.list.of(note);
	}

	/** The notes whose `listOf` holds it. */
	listedBy(note: number): Int32Array {
		return this.#rows.listedBy.of(note);
	}

	/** How long `listOf` is, and `listedBy`; cost less than these. */
	listLength(note: number): number {
		return this.#rows.list.lengthOf(note);
	}

	timesListed(note: number): number {
		return this.#rows.listedBy.lengthOf(note);
	}

	/** All notes that it is linked with. */
	edgesOf(note: number): Edges {
		if (this.#isChanged(note)) return this.#changedEdges(note);
		const { starts, to, bits } = this.#edges;
		const [start, end] = [starts[note], starts[note + 1]];
		return {
			to: to.subarray(start, end),
			bits: bits.subarray(start, end),
			outgoing: this.#outgoing[note] ?? 0,
			incoming: this.#incoming[note] ?? 0,
		};
	}

	/** How the two are linked, as bits; 0 where they are not. */
	bitsOf(note: number, other: number): number {
		if (this.#isChanged(note)) return bitsAt(this.#changedEdges(note), other);
		const { starts, to, bits } = this.#edges;
		return bits[placeOf(to, other, starts[note], starts[note + 1])] ?? 0;
	}

	/** The edges of all notes as they are now; not to be written into. */
	*flatEdges(): Generator<undefined, FlatEdges, unknown> {
		if (this.#changed.size === 0) return this.#edges;
		const starts = new Int32Array(this.size + 1);
		for (let note = 0; note < this.size; note += 1) starts[note + 1] = (starts[note] ?? 0) + this.edgesOf(note).to.length;
		const to = new Int32Array(starts[this.size] ?? 0);
		const bits = new Uint8Array(to.length);
		for (let note = 0; note < this.size; note += 1) {
			if (note % NOTES_A_STEP === 0) yield;
			const edges = this.edgesOf(note);
			to.set(edges.to, starts[note]);
			bits.set(edges.bits, starts[note]);
		}
		return { starts, to, bits };
	}

	/** Lists one note in another's related section; nothing happens where it is listed already. */
	list(note: number, target: number): void {
		const { list, listedBy } = this.#rows;
		const isThere = (one: number): boolean => one >= 0 && one < this.size;
		if (!isThere(note) || !isThere(target) || note === target || has(list.of(note), target)) return;
		list.add(note, target);
		listedBy.add(target, note);
		this.#changed.set(note, undefined);
		this.#changed.set(target, undefined);
	}

	#isChanged(note: number): boolean {
		return this.#changed.size > 0 && this.#changed.has(note);
	}

	#changedEdges(note: number): Edges {
		const known = this.#changed.get(note);
		if (known !== undefined) return known;
		const edges = edgesIn(this.#rows, note);
		this.#changed.set(note, edges);
		return edges;
	}
}

/** The numbers of the notes at these paths, in ascending order, each once, the note itself left out. */
function numbersOf(paths: readonly string[], self: number, known: ReadonlyMap<string, number>): readonly number[] {
	if (paths.length === 0) return NO_NUMBERS;
	const numbers = new Set<number>();
	for (const path of paths) {
		const number = known.get(path);
		if (number !== undefined && number !== self) numbers.add(number);
	}
	return [...numbers].sort((a, b) => a - b);
}

const NO_NUMBERS: readonly number[] = [];

import type { Steps } from '../../text/steps.ts';
import { type FlatEdges, LINKED_BY, LINKS, LISTED_BY, LISTS } from './linkEdges.ts';
import { LinkGraph } from './linkGraph.ts';
import { NumberRows } from './numberRows.ts';
import { placeOf } from './placeOf.ts';

/** One bit more than the graph has: the note links the other in its body. */
const LINKS_IN_TEXT = 16;
const BITS_OF_GRAPH = 15;

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** All edges of a graph, with what it takes to make the graph again. */
export function* storedEdges(graph: LinkGraph): Steps<FlatEdges> {
	const { starts, to, bits: plain } = yield* graph.flatEdges();
	const bits = plain.slice();
	for (let note = 0; note < graph.size; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		for (const other of graph.textOf(note)) {
			const edge = placeOf(to, other, starts[note], starts[note + 1]);
			bits[edge] = (bits[edge] ?? 0) | LINKS_IN_TEXT;
		}
	}
	return { starts, to, bits };
}

/** The graph whose edges these are, of notes at these paths; nobody is excluded. */
export function* graphFromEdges(paths: readonly string[], types: Int32Array, { starts, to, bits }: FlatEdges): Steps<LinkGraph> {
	const numbers = new Map(paths.map((path, note) => [path, note]));
	yield;
	const rows = {
		text: yield* rowsWith({ starts, to, bits }, LINKS_IN_TEXT),
		out: yield* rowsWith({ starts, to, bits }, LINKS),
		in: yield* rowsWith({ starts, to, bits }, LINKED_BY),
		list: yield* rowsWith({ starts, to, bits }, LISTS),
		listedBy: yield* rowsWith({ starts, to, bits }, LISTED_BY),
	};
	const edges = { starts, to, bits: bits.map((seen) => seen & BITS_OF_GRAPH) };
	return new LinkGraph({ paths, types, isExcluded: new Uint8Array(paths.length), numbers, rows, edges });
}

/** The ends of each note's edges that have a bit. */
function* rowsWith({ starts, to, bits }: FlatEdges, bit: number): Steps<NumberRows> {
	const rowStarts = new Int32Array(starts.length);
	const ends = new Int32Array(bits.reduce((count, seen) => count + Number((seen & bit) !== 0), 0));
	let filled = 0;
	for (let note = 0; note + 1 < starts.length; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		for (let edge = starts[note] ?? 0; edge < (starts[note + 1] ?? 0); edge += 1)
			if (((bits[edge] ?? 0) & bit) !== 0) ends[filled++] = to[edge] ?? 0;
		rowStarts[note + 1] = filled;
	}
	return new NumberRows(rowStarts, ends);
}

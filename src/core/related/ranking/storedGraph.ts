import type { Steps } from '../../text/steps.ts';
import { flatEdges } from './flatEdges.ts';
import { edgesWith, type FlatEdges, LINKED_BY, LinkGraph, LINKS, LISTED_BY, type Lists, LISTS, placeOf } from './linkGraph.ts';

/** One bit more than the graph has: the note links the other in its body. */
const LINKS_IN_TEXT = 16;
const BITS_OF_GRAPH = 15;

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 500;

/** All edges of a graph, with what it takes to make the graph again. */
export function* storedEdges(graph: LinkGraph): Steps<FlatEdges> {
	const edges = yield* flatEdges(graph);
	const { starts, to, bits } = edges;
	for (let note = 0; note < graph.size; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		const start = starts[note] ?? 0;
		const own = to.subarray(start, starts[note + 1]);
		for (const other of graph.textOf(note)) {
			const edge = start + placeOf(own, other);
			bits[edge] = (bits[edge] ?? 0) | LINKS_IN_TEXT;
		}
	}
	return edges;
}

/** The graph whose edges these are, of notes at these paths; nobody is excluded. */
export function* graphFromEdges(paths: readonly string[], types: Int32Array, { starts, to, bits }: FlatEdges): Steps<LinkGraph> {
	const numbers = new Map(paths.map((path, note) => [path, note]));
	yield;
	const lists: Lists = { text: [], out: [], in: [], list: [], listedBy: [], edges: [] };
	const plain = bits.map((seen) => seen & BITS_OF_GRAPH);
	for (let note = 0; note < paths.length; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		const [start = 0, end = 0] = [starts[note], starts[note + 1]];
		const text: number[] = [];
		const out: number[] = [];
		const linking: number[] = [];
		const list: number[] = [];
		const listing: number[] = [];
		for (let edge = start; edge < end; edge += 1) {
			const other = to[edge] ?? 0;
			const seen = bits[edge] ?? 0;
			if ((seen & LINKS_IN_TEXT) !== 0) text.push(other);
			if ((seen & LINKS) !== 0) out.push(other);
			if ((seen & LINKED_BY) !== 0) linking.push(other);
			if ((seen & LISTS) !== 0) list.push(other);
			if ((seen & LISTED_BY) !== 0) listing.push(other);
		}
		lists.text.push(text);
		lists.out.push(out);
		lists.in.push(linking);
		lists.list.push(list);
		lists.listedBy.push(listing);
		lists.edges.push(edgesWith(to.subarray(start, end), plain.subarray(start, end)));
	}
	return new LinkGraph({ paths, types, isExcluded: new Uint8Array(paths.length) }, numbers, lists);
}

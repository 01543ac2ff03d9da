import { type Edges, LINKED_BY, LINKS, type LinkGraph, LISTED_BY, LISTS } from './linkGraph.ts';
import type { NoteFeatures } from './pairFeatures.ts';
import type { RankingModel } from './rankingModel.ts';
import type { Sums } from './sums.ts';

/** So many of the notes whose texts are most like this one are looked at. */
const NEAREST_TEXTS = 40;

/** So many of the notes that are linked by the same notes, and of those that link the same. */
const BEST_NEIGHBOURS = 100;

/** What more notes than these link to says nothing about two of them. */
const MOST_SOURCES = 150;

/**
 * The notes that may belong into the list of `note`, as numbers in ascending order, excluded ones and those it lists among
 * them: all that are linked with it, name it or are named by it, are listed with it or by what it links, and the best of
 * those that are like it or have neighbours in common with it.
 */
export function candidatePool(note: number, model: RankingModel, features: NoteFeatures): Int32Array {
	const { graph, named, namedBy } = model;
	const found = new Set<number>();
	const add = (notes: Iterable<number>): void => {
		for (const other of notes) found.add(other);
	};
	add(graph.outOf(note));
	add(graph.inOf(note));
	add(graph.listedBy(note));
	for (const naming of named[note] ?? []) found.add(naming.note);
	add(namedBy[note] ?? []);
	add(features.together.notes());
	add(features.byTargets.notes());
	const { scratch } = features;
	add(bestBut(note, features.likeness(), NEAREST_TEXTS));
	scratch.clear();
	addLinkedTogether(note, graph, scratch);
	add(bestBut(note, scratch, BEST_NEIGHBOURS));
	scratch.clear();
	addLinkingTheSame(note, graph, scratch);
	add(bestBut(note, scratch, BEST_NEIGHBOURS));
	found.delete(note);
	return Int32Array.from(found).sort();
}

/** Adamic and Adar: notes that few-worded neighbours of this one link or list as well. */
function addLinkedTogether(note: number, graph: LinkGraph, sums: Sums): void {
	const sources = graph.edgesOf(note);
	for (let at = 0; at < sources.to.length; at += 1) {
		const source = sources.to[at] ?? 0;
		if (((sources.bits[at] ?? 0) & FROM) === 0 || graph.isExcluded[source] === 1) continue;
		addAll(graph.edgesOf(source), TO, Infinity, sums);
	}
}

/** The same in the other direction: notes that link or list what this one links. */
function addLinkingTheSame(note: number, graph: LinkGraph, sums: Sums): void {
	for (const target of graph.outOf(note)) addAll(graph.edgesOf(target), FROM, MOST_SOURCES, sums);
}

/** Links and lists from a note, and those to it. */
const TO = LINKS | LISTS;
const FROM = LINKED_BY | LISTED_BY;

/** Adds 1/ln(2 + how many) for each of the ends of these edges that have one of the bits `wanted`; nothing where they are more than `most`. */
function addAll({ to, bits }: Edges, wanted: number, most: number, sums: Sums): void {
	let count = 0;
	for (const seen of bits) if ((seen & wanted) !== 0) count += 1;
	if (count === 0 || count > most) return;
	const amount = 1 / Math.log(2 + count);
	for (let at = 0; at < to.length; at += 1) if (((bits[at] ?? 0) & wanted) !== 0) sums.add(to[at] ?? 0, amount);
}

function bestBut(note: number, sums: Sums, count: number): readonly number[] {
	return sums
		.best(count + 1)
		.filter((other) => other !== note)
		.slice(0, count);
}

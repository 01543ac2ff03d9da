import { type Edges, INCOMING, OUTGOING } from './linkEdges.ts';
import type { LinkGraph } from './linkGraph.ts';
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
 * those that are like it or have neighbours in common with it. Good until the next note is asked about.
 */
export function candidatePool(note: number, model: RankingModel, features: NoteFeatures): Int32Array {
	const { graph, named, namedBy } = model;
	const { found, scratch } = features;
	const add = (notes: ArrayLike<number>): void => {
		for (let at = 0; at < notes.length; at += 1) {
			const other = notes[at] ?? 0;
			if (other !== note) found.add(other, 1);
		}
	};
	found.clear();
	add(graph.outOf(note));
	add(graph.inOf(note));
	add(graph.listedBy(note));
	add(named.of(note));
	add(namedBy.of(note));
	add(features.together.notes());
	add(features.byTargets.notes());
	add(features.likeness().best(NEAREST_TEXTS, note));
	scratch.clear();
	addLinkedTogether(note, graph, scratch);
	add(scratch.best(BEST_NEIGHBOURS, note));
	scratch.clear();
	addLinkingTheSame(note, graph, scratch);
	add(scratch.best(BEST_NEIGHBOURS, note));
	return found.notes().sort();
}

/** Adamic and Adar: notes that few-worded neighbours of this one link or list as well. */
function addLinkedTogether(note: number, graph: LinkGraph, sums: Sums): void {
	const sources = graph.edgesOf(note);
	for (let at = 0; at < sources.to.length; at += 1) {
		const source = sources.to[at] ?? 0;
		if (((sources.bits[at] ?? 0) & INCOMING) === 0 || graph.isExcluded[source] === 1) continue;
		const edges = graph.edgesOf(source);
		addAll(edges, OUTGOING, edges.outgoing, sums);
	}
}

/** The same in the other direction: notes that link or list what this one links. */
function addLinkingTheSame(note: number, graph: LinkGraph, sums: Sums): void {
	for (const target of graph.outOf(note)) {
		const edges = graph.edgesOf(target);
		if (edges.incoming <= MOST_SOURCES) addAll(edges, INCOMING, edges.incoming, sums);
	}
}

/** Adds 1/ln(2 + `count`) for each of the ends of these edges that have one of the bits `wanted`, which are so many. */
function addAll({ to, bits }: Edges, wanted: number, count: number, sums: Sums): void {
	if (count === 0) return;
	const amount = 1 / Math.log(2 + count);
	for (let at = 0; at < to.length; at += 1) if (((bits[at] ?? 0) & wanted) !== 0) sums.add(to[at] ?? 0, amount);
}

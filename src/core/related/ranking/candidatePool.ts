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
 * those that are like it or have neighbours in common with it.
 */
export function candidatePool(note: number, model: RankingModel, features: NoteFeatures): readonly number[] {
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
	scratch.clear();
	model.texts.addCosines(note, scratch);
	add(bestBut(note, scratch, NEAREST_TEXTS));
	scratch.clear();
	addLinkedTogether(note, graph, scratch);
	add(bestBut(note, scratch, BEST_NEIGHBOURS));
	scratch.clear();
	addLinkingTheSame(note, graph, scratch);
	add(bestBut(note, scratch, BEST_NEIGHBOURS));
	found.delete(note);
	return [...found].sort((a, b) => a - b);
}

/** Adamic and Adar: notes that few-worded neighbours of this one link or list as well. */
function addLinkedTogether(note: number, graph: LinkGraph, sums: Sums): void {
	for (const source of union(graph.inOf(note), graph.listedBy(note))) {
		if (graph.isExcluded[source] === 1) continue;
		const targets = union(graph.outOf(source), graph.listOf(source));
		for (const target of targets) sums.add(target, 1 / Math.log(2 + targets.length));
	}
}

/** The same in the other direction: notes that link or list what this one links. */
function addLinkingTheSame(note: number, graph: LinkGraph, sums: Sums): void {
	for (const target of graph.outOf(note)) {
		const sources = union(graph.inOf(target), graph.listedBy(target));
		if (sources.length > MOST_SOURCES) continue;
		for (const source of sources) sums.add(source, 1 / Math.log(2 + sources.length));
	}
}

function bestBut(note: number, sums: Sums, count: number): readonly number[] {
	return sums
		.best(count + 1)
		.filter((other) => other !== note)
		.slice(0, count);
}

/** Both lists in one, in ascending order, each number once. */
function union(a: readonly number[], b: readonly number[]): readonly number[] {
	if (a.length === 0) return b;
	if (b.length === 0) return a;
	return [...new Set([...a, ...b])].sort((one, other) => one - other);
}

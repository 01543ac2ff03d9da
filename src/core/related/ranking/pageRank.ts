import { type Edges, has, LINKED_BY, LINKS, type LinkGraph, LISTED_BY, LISTS } from './linkGraph.ts';

/** What is left of the weight at each step; the rest goes back to the note that the walk began at. */
const DAMPING = 0.7;

/** Steps of which the weights of all notes are worked out; the fourth is taken only to the notes that are asked for. */
const FULL_STEPS = 3;

/** Less weight than this is not passed on: it would be spread over the whole vault. */
const LEAST_PASSED = 1e-6;

/** A walk over so large a part of the vault is put in order faster by looking at every note. */
const DENSE_SHARE = 1 / 16;

/** What the walk gives along an edge with these bits, seen from where it comes from. */
const WEIGHTS = Float64Array.from({ length: 16 }, (_, bits) => {
	const counts = (bit: number): number => Number((bits & bit) !== 0);
	return counts(LINKS) + 1.5 * counts(LISTS) + 0.5 * counts(LINKED_BY) + counts(LISTED_BY);
});

/** The same bits seen from the other end. */
const TURNED = Uint8Array.from({ length: 16 }, (_, bits) => ((bits & 5) << 1) | ((bits & 10) >> 1));

/** Personalised PageRank in four steps over the links and lists of a graph; what it needs is allotted once. */
export class PageRank {
	readonly #graph: LinkGraph;
	readonly #sums: Float64Array;
	#weights: Float64Array;
	#next: Float64Array;
	/** The note of the last walk, whose list is out of the sums; none before the first. */
	#start = -1;

	/** The weights are those of the graph at this moment: to be made anew when it changes. */
	constructor(graph: LinkGraph) {
		this.#graph = graph;
		this.#weights = new Float64Array(graph.size);
		this.#next = new Float64Array(graph.size);
		this.#sums = Float64Array.from({ length: graph.size }, (_, note) => sumOf(graph.edgesOf(note)));
	}

	/**
	 * Walks from `note` as if its own list were empty; gives the weight of any other note after four steps.
	 * The answer holds until the next walk.
	 */
	from(note: number): (other: number) => number {
		const graph = this.#graph;
		const list = graph.listOf(note);
		this.#hideList(this.#start, graph.listOf(this.#start), -1);
		this.#start = note;
		this.#hideList(note, list, 1);
		this.#weights.fill(0);
		this.#weights[note] = 1;
		let reached: number[] = [note];
		for (let step = 0; step < FULL_STEPS; step += 1) reached = this.#step(note, list, reached);
		const sums = this.#sums;
		const weights = this.#weights;
		return (other) => {
			const { to, bits } = graph.edgesOf(other);
			let sum = 0;
			for (let edge = 0; edge < to.length; edge += 1) {
				const from = to[edge] ?? 0;
				const weight = weights[from] ?? 0;
				if (weight <= LEAST_PASSED) continue;
				let turned = TURNED[bits[edge] ?? 0] ?? 0;
				if (from === note) turned &= ~LISTS;
				if (turned !== 0) sum += ((DAMPING * weight) / (sums[from] ?? 0)) * (WEIGHTS[turned] ?? 0);
			}
			return sum;
		};
	}

	/** Takes a note's list out of the sums of its edges and of those it lists, or puts it back; halves are exact. */
	#hideList(note: number, list: readonly number[], sign: 1 | -1): void {
		const sums = this.#sums;
		sums[note] = (sums[note] ?? 0) - sign * 1.5 * list.length;
		for (const listed of list) sums[listed] = (sums[listed] ?? 0) - sign;
	}

	/** One step from the notes that were reached, in ascending order; leaves the weights in place and says who has some. */
	#step(start: number, list: readonly number[], reached: readonly number[]): number[] {
		const weights = this.#weights;
		const next = this.#next;
		const found: number[] = [];
		const give = (to: number, amount: number): void => {
			const before = next[to] ?? 0;
			if (before === 0) found.push(to);
			next[to] = before + amount;
		};
		for (const from of reached) {
			const weight = weights[from] ?? 0;
			weights[from] = 0;
			const sum = this.#sums[from] ?? 0;
			if (weight <= LEAST_PASSED || sum === 0) continue;
			const share = (DAMPING * weight) / sum;
			const { to, bits } = this.#graph.edgesOf(from);
			const hidesList = from === start;
			const isListed = !hidesList && list.length > 0 && has(list, from);
			for (let edge = 0; edge < to.length; edge += 1) {
				const other = to[edge] ?? 0;
				let seen = bits[edge] ?? 0;
				if (hidesList) seen &= ~LISTS;
				else if (isListed && other === start) seen &= ~LISTED_BY;
				if (seen !== 0) give(other, share * (WEIGHTS[seen] ?? 0));
			}
		}
		give(start, 1 - DAMPING);
		this.#weights = next;
		this.#next = weights;
		return inOrder(found, next);
	}
}

function sumOf({ bits }: Edges): number {
	let sum = 0;
	for (const seen of bits) sum += WEIGHTS[seen] ?? 0;
	return sum;
}

/** `found` in ascending order: sums run in the order of paths on every machine. */
function inOrder(found: number[], weights: Float64Array): number[] {
	if (found.length < weights.length * DENSE_SHARE) return found.sort((a, b) => a - b);
	const all: number[] = [];
	for (let note = 0; note < weights.length; note += 1) if ((weights[note] ?? 0) !== 0) all.push(note);
	return all;
}

import { has, LINKED_BY, LINKS, type LinkGraph, LISTED_BY, LISTS } from './linkGraph.ts';

/** What is left of the weight at each step; the rest goes back to the note that the walk began at. */
const DAMPING = 0.7;

/** Less weight than this is not passed on: it would be spread over the whole vault. */
const LEAST_PASSED = 1e-6;

/** Sums are rounded: a bound has to stay above what it bounds. */
const ROUNDING = 1e-9;

/** A note with more edges is not asked what it has where a bound will do. */
const MANY_EDGES = 64;

/** A walk over so large a part of the vault is put in order faster by looking at every note. */
const DENSE_SHARE = 1 / 16;

/** What the walk gives along an edge with these bits, seen from where it comes from. */
const WEIGHTS = Float64Array.from({ length: 16 }, (_, bits) => {
	const counts = (bit: number): number => Number((bits & bit) !== 0);
	return counts(LINKS) + 1.5 * counts(LISTS) + 0.5 * counts(LINKED_BY) + counts(LISTED_BY);
});

/** The same bits seen from the other end. */
const TURNED = Uint8Array.from({ length: 16 }, (_, bits) => ((bits & 5) << 1) | ((bits & 10) >> 1));

/** What a walk has come to. */
export interface Walk {
	/** The weight of a note after four steps. */
	readonly weightOf: (other: number) => number;
	/** A number that it does not exceed. */
	readonly mostOf: (other: number) => number;
}

/** All edges of a graph one after the other, in ascending order of their ends. */
interface FlatEdges {
	/** Where the edges of each note begin; one more for the end. */
	readonly starts: Int32Array;
	readonly to: Int32Array;
	readonly bits: Uint8Array;
}

/**
 * Personalised PageRank in four steps over the links and lists of a graph; what it needs is allotted once.
 *
 * The first two steps pass weights on; of the last two only what is asked for is gathered, in the same order and to the
 * same last bit: a note has thousands of notes within three steps and a few candidates.
 */
export class PageRank {
	readonly #graph: LinkGraph;
	readonly #edges: FlatEdges;
	/** The weights of all edges of each note. */
	readonly #sums: Float64Array;
	/** What each note passes on for a weight of 1 along an edge, after two steps. */
	readonly #shares: Float64Array;
	/** The same after three, for notes that it was asked of in this walk. */
	readonly #thirdShares: Float64Array;
	readonly #askedIn: Int32Array;
	#weights: Float64Array;
	#next: Float64Array;
	#walk = 0;
	/** The note of the last walk, whose list is out of the sums; none before the first. */
	#start = -1;
	#list: readonly number[] = [];
	/** The notes that have a weight after two steps. */
	#reached: number[] = [];

	/** The weights are those of the graph at this moment: to be made anew when it changes. */
	constructor(graph: LinkGraph) {
		this.#graph = graph;
		this.#edges = flatEdges(graph);
		this.#sums = sumsOf(this.#edges);
		this.#shares = new Float64Array(graph.size);
		this.#thirdShares = new Float64Array(graph.size);
		this.#askedIn = new Int32Array(graph.size);
		this.#weights = new Float64Array(graph.size);
		this.#next = new Float64Array(graph.size);
	}

	/**
	 * Walks from `note` as if its own list were empty; gives the weight of any other note after four steps, and what it can
	 * be at most, which costs less. The answers hold until the next walk.
	 */
	from(note: number): Walk {
		for (const reached of this.#reached) this.#shares[reached] = this.#weights[reached] = 0;
		this.#hideList(-1);
		this.#start = note;
		this.#list = this.#graph.listOf(note);
		this.#hideList(1);
		this.#walk += 1;
		this.#weights[note] = 1;
		this.#reached = this.#step(this.#step([note]));
		for (const reached of this.#reached) this.#shares[reached] = this.#shareOf(reached, this.#weights[reached] ?? 0);
		const third = (from: number): number => this.#thirdShare(from);
		const mostThird = (from: number): number => this.#mostThirdShare(from);
		return {
			weightOf: (other) => this.#gathered(other, third),
			mostOf: (other) => this.#gathered(other, mostThird) * (1 + ROUNDING),
		};
	}

	/** Takes the list of the note that is walked from out of the sums of its edges and of those it lists, or puts it back; halves are exact. */
	#hideList(sign: 1 | -1): void {
		const sums = this.#sums;
		if (this.#start === -1) return;
		sums[this.#start] = (sums[this.#start] ?? 0) - sign * 1.5 * this.#list.length;
		for (const listed of this.#list) sums[listed] = (sums[listed] ?? 0) - sign;
	}

	/** What a note of this weight passes on along an edge of weight 1. */
	#shareOf(note: number, weight: number): number {
		const sum = this.#sums[note] ?? 0;
		return weight <= LEAST_PASSED || sum === 0 ? 0 : (DAMPING * weight) / sum;
	}

	/** One step from the notes that were reached, in ascending order; leaves the weights in place and says who has some. */
	#step(reached: readonly number[]): number[] {
		const weights = this.#weights;
		const next = this.#next;
		const { starts, to, bits } = this.#edges;
		const start = this.#start;
		const found: number[] = [];
		for (const from of reached) {
			const share = this.#shareOf(from, weights[from] ?? 0);
			weights[from] = 0;
			if (share === 0) continue;
			const isListed = this.#list.length > 0 && has(this.#list, from);
			const end = starts[from + 1] ?? 0;
			for (let edge = starts[from] ?? 0; edge < end; edge += 1) {
				const other = to[edge] ?? 0;
				let seen = bits[edge] ?? 0;
				if (from === start) seen &= ~LISTS;
				else if (isListed && other === start) seen &= ~LISTED_BY;
				if (seen === 0) continue;
				const before = next[other] ?? 0;
				if (before === 0) found.push(other);
				next[other] = before + share * (WEIGHTS[seen] ?? 0);
			}
		}
		if (next[start] === 0) found.push(start);
		next[start] = (next[start] ?? 0) + (1 - DAMPING);
		this.#weights = next;
		this.#next = weights;
		return inOrder(found, next);
	}

	/** What a note passes on along an edge of weight 1 after the third step. */
	#thirdShare(note: number): number {
		if (this.#askedIn[note] === this.#walk) return this.#thirdShares[note] ?? 0;
		const weight = this.#gathered(note, (from) => this.#shares[from] ?? 0);
		const share = this.#shareOf(note, note === this.#start ? weight + (1 - DAMPING) : weight);
		this.#askedIn[note] = this.#walk;
		this.#thirdShares[note] = share;
		return share;
	}

	/** The same or more: what a note with thousands of edges passes on along one of them is little, whatever it has. */
	#mostThirdShare(note: number): number {
		const { starts } = this.#edges;
		const degree = (starts[note + 1] ?? 0) - (starts[note] ?? 0);
		if (degree < MANY_EDGES || note === this.#start || this.#askedIn[note] === this.#walk) return this.#thirdShare(note);
		return (DAMPING * DAMPING) / (this.#sums[note] ?? 1);
	}

	/** What comes to a note from those that it is linked with, each passing on its share. */
	#gathered(note: number, shareOf: (from: number) => number): number {
		const { starts, to, bits } = this.#edges;
		const start = this.#start;
		const isListed = note === start;
		const end = starts[note + 1] ?? 0;
		let sum = 0;
		for (let edge = starts[note] ?? 0; edge < end; edge += 1) {
			const from = to[edge] ?? 0;
			const share = shareOf(from);
			if (share === 0) continue;
			let seen = TURNED[bits[edge] ?? 0] ?? 0;
			if (from === start) seen &= ~LISTS;
			// Seen from a note on its list, the note that is walked from is listed by nobody but others.
			else if (isListed && has(this.#list, from)) seen &= ~LISTED_BY;
			if (seen !== 0) sum += share * (WEIGHTS[seen] ?? 0);
		}
		return sum;
	}
}

function flatEdges(graph: LinkGraph): FlatEdges {
	const starts = new Int32Array(graph.size + 1);
	for (let note = 0; note < graph.size; note += 1) starts[note + 1] = (starts[note] ?? 0) + graph.edgesOf(note).to.length;
	const to = new Int32Array(starts[graph.size] ?? 0);
	const bits = new Uint8Array(to.length);
	for (let note = 0; note < graph.size; note += 1) {
		const edges = graph.edgesOf(note);
		to.set(edges.to, starts[note]);
		bits.set(edges.bits, starts[note]);
	}
	return { starts, to, bits };
}

function sumsOf({ starts, bits }: FlatEdges): Float64Array {
	return Float64Array.from({ length: starts.length - 1 }, (_, note) => {
		let sum = 0;
		for (let edge = starts[note] ?? 0; edge < (starts[note + 1] ?? 0); edge += 1) sum += WEIGHTS[bits[edge] ?? 0] ?? 0;
		return sum;
	});
}

/** `found` in ascending order: sums run in the order of paths on every machine. */
function inOrder(found: number[], weights: Float64Array): number[] {
	if (found.length < weights.length * DENSE_SHARE) return found.sort((a, b) => a - b);
	const all: number[] = [];
	for (let note = 0; note < weights.length; note += 1) if ((weights[note] ?? 0) !== 0) all.push(note);
	return all;
}

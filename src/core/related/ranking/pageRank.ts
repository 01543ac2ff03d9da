import { sumsOf, TURNED, WEIGHTS, WEIGHTS_BACK } from './edgeWeights.ts';
import { type FlatEdges, LISTED_BY, LISTS } from './linkEdges.ts';
import type { LinkGraph } from './linkGraph.ts';
import { has } from './placeOf.ts';

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

/** What a walk has come to. */
export interface Walk {
	/** The weight of a note after four steps. */
	readonly weightOf: (other: number) => number;
	/** A number that it does not exceed. */
	readonly mostOf: (other: number) => number;
	/** To be said before many are asked for. */
	readonly expectMany: () => void;
}

/**
 * Personalised PageRank in four steps over the links and lists of a graph; what it needs is allotted once.
 *
 * The first two steps pass weights on; of the last only what is asked for is gathered, and of the third either that is gathered
 * or, once it has cost as much, all of it is passed on: sums run in the same order and to the same last bit either way.
 */
export class PageRank {
	readonly #graph: LinkGraph;
	readonly #edges: FlatEdges;
	/** The weights of all edges of each note. */
	readonly #sums: Float64Array;
	/** What each note passes on for a weight of 1 along an edge, after two steps. */
	readonly #shares: Float64Array;
	/** The same after three, for notes that it is known of in this walk. */
	readonly #thirdShares: Float64Array;
	readonly #knownIn: Int32Array;
	#known: number[] = [];
	#areAllKnown = false;
	#weights: Float64Array;
	#next: Float64Array;
	#walk = 0;
	/** The note of the last walk, whose list is out of the sums; none before the first. */
	#start = -1;
	#list: Int32Array = new Int32Array();
	/** The notes that have a weight after two steps. */
	#reached: number[] = [];
	/** Whether the third step was passed on: then it is known of all notes that it led to. */
	#isPassedOn = false;
	/** How many edges passing it on would take, and how many were gathered in its place. */
	#edgesToPass = 0;
	#edgesGathered = 0;

	private constructor(graph: LinkGraph, edges: FlatEdges, sums: Float64Array) {
		this.#graph = graph;
		this.#edges = edges;
		this.#sums = sums;
		this.#shares = new Float64Array(graph.size);
		this.#thirdShares = new Float64Array(graph.size);
		this.#knownIn = new Int32Array(graph.size);
		this.#weights = new Float64Array(graph.size);
		this.#next = new Float64Array(graph.size);
	}

	/** Made in steps. The weights are those of the graph at this moment: to be made anew when it changes. */
	static *of(graph: LinkGraph): Generator<undefined, PageRank, unknown> {
		const edges = yield* graph.flatEdges();
		return new PageRank(graph, edges, yield* sumsOf(edges));
	}

	/**
	 * Walks from `note` as if its own list were empty; gives the weight of any other note after four steps, and what it can
	 * be at most, which costs less. The answers hold until the next walk.
	 */
	from(note: number): Walk {
		const { starts } = this.#edges;
		for (const reached of this.#reached) this.#shares[reached] = this.#weights[reached] = 0;
		this.#hideList(-1);
		this.#start = note;
		this.#list = this.#graph.listOf(note);
		this.#hideList(1);
		if (this.#areAllKnown) this.#thirdShares.fill(0);
		else for (const known of this.#known) this.#thirdShares[known] = 0;
		this.#areAllKnown = false;
		this.#known = [];
		this.#walk += 1;
		this.#isPassedOn = false;
		this.#edgesToPass = this.#edgesGathered = 0;
		this.#weights[note] = 1;
		this.#reached = this.#step(this.#step([note]));
		for (const reached of this.#reached) {
			const share = this.#shareOf(reached, this.#weights[reached] ?? 0);
			this.#shares[reached] = share;
			if (share !== 0) this.#edgesToPass += (starts[reached + 1] ?? 0) - (starts[reached] ?? 0);
		}
		return {
			weightOf: (other) => this.#fourthWeight(other, false),
			mostOf: (other) => this.#fourthWeight(other, true) * (1 + ROUNDING),
			expectMany: () => this.#passOnThird(),
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
		const found: number[] = [];
		for (const from of reached) {
			const share = this.#shareOf(from, weights[from] ?? 0);
			weights[from] = 0;
			if (share !== 0) this.#passOn(from, share, next, found);
		}
		const start = this.#start;
		if (next[start] === 0) found.push(start);
		next[start] = (next[start] ?? 0) + (1 - DAMPING);
		this.#weights = next;
		this.#next = weights;
		return inOrder(found, next);
	}

	/** Whether one of a note's edges has to be seen without the list of the note that is walked from. */
	#hasHidden(note: number): boolean {
		return note === this.#start || (this.#list.length > 0 && has(this.#list, note));
	}

	/** Adds what a note passes on to `next`; nobody is to be told who got something. */
	#passOnPlainly(from: number, share: number, next: Float64Array): void {
		const { starts, to, bits } = this.#edges;
		const end = starts[from + 1] ?? 0;
		for (let edge = starts[from] ?? 0; edge < end; edge += 1) {
			const other = to[edge] ?? 0;
			next[other] = (next[other] ?? 0) + share * (WEIGHTS[bits[edge] ?? 0] ?? 0);
		}
	}

	/** Adds what a note passes on to `next`, and those that had nothing there to `found`. */
	#passOn(from: number, share: number, next: Float64Array, found: number[]): void {
		const { starts, to, bits } = this.#edges;
		const start = this.#start;
		const isListed = this.#list.length > 0 && has(this.#list, from);
		// Its own list is hidden from the note that is walked from, and from those that it lists.
		const hidden = from === start ? LISTS : 0;
		const end = starts[from + 1] ?? 0;
		for (let edge = starts[from] ?? 0; edge < end; edge += 1) {
			const other = to[edge] ?? 0;
			let seen = (bits[edge] ?? 0) & ~hidden;
			if (isListed && other === start) seen &= ~LISTED_BY;
			if (seen === 0) continue;
			const before = next[other] ?? 0;
			if (before === 0) found.push(other);
			next[other] = before + share * (WEIGHTS[seen] ?? 0);
		}
	}

	/** What a note passes on along an edge of weight 1 after the third step. */
	#thirdShare(note: number): number {
		if (this.#isPassedOn || this.#knownIn[note] === this.#walk) return this.#thirdShares[note] ?? 0;
		const { starts } = this.#edges;
		this.#edgesGathered += (starts[note + 1] ?? 0) - (starts[note] ?? 0);
		if (this.#edgesGathered > this.#edgesToPass) {
			this.#passOnThird();
			return this.#thirdShare(note);
		}
		return this.#keepThird(note, this.#gathered(note, this.#shares));
	}

	#keepThird(note: number, weight: number): number {
		const share = this.#shareOf(note, note === this.#start ? weight + (1 - DAMPING) : weight);
		this.#knownIn[note] = this.#walk;
		this.#thirdShares[note] = share;
		this.#known.push(note);
		return share;
	}

	/** `keepThird` for every note; leaves nothing in `next`. */
	#keepAllThird(next: Float64Array): void {
		next[this.#start] = (next[this.#start] ?? 0) + (1 - DAMPING);
		for (let note = 0; note < next.length; note += 1) this.#thirdShares[note] = this.#shareOf(note, next[note] ?? 0);
		next.fill(0);
		this.#areAllKnown = true;
	}

	#passOnThird(): void {
		if (this.#isPassedOn) return;
		const next = this.#next;
		const found: number[] = [];
		const isDense = this.#edgesToPass > next.length * DENSE_SHARE;
		for (const from of this.#reached) {
			const share = this.#shares[from] ?? 0;
			if (share === 0) continue;
			if (isDense && !this.#hasHidden(from)) this.#passOnPlainly(from, share, next);
			else this.#passOn(from, share, next, found);
		}
		if (!isDense) {
			if (next[this.#start] === 0) found.push(this.#start);
			for (const note of found) this.#keepThird(note, next[note] ?? 0);
			for (const note of found) next[note] = 0;
		} else this.#keepAllThird(next);
		this.#isPassedOn = true;
	}

	/** The same or more: what a note with thousands of edges passes on along one of them is little, whatever it has. */
	#mostThirdShare(note: number): number {
		const { starts } = this.#edges;
		const degree = (starts[note + 1] ?? 0) - (starts[note] ?? 0);
		if (this.#isPassedOn || degree < MANY_EDGES || note === this.#start || this.#knownIn[note] === this.#walk)
			return this.#thirdShare(note);
		return (DAMPING * DAMPING) / (this.#sums[note] ?? 1);
	}

	/** What comes to a note from those that it is linked with, each passing on its share. */
	#gathered(note: number, shares: Float64Array): number {
		const { starts, to, bits } = this.#edges;
		const end = starts[note + 1] ?? 0;
		let sum = 0;
		for (let edge = starts[note] ?? 0; edge < end; edge += 1) {
			const from = to[edge] ?? 0;
			const share = shares[from] ?? 0;
			if (share !== 0) sum += share * this.#weightBack(note, from, bits[edge] ?? 0);
		}
		return sum;
	}

	/** The weight of a note after the fourth step, or at most so much. */
	#fourthWeight(note: number, isBound: boolean): number {
		if (this.#isPassedOn) return this.#gathered(note, this.#thirdShares);
		const { starts, to, bits } = this.#edges;
		const end = starts[note + 1] ?? 0;
		let sum = 0;
		for (let edge = starts[note] ?? 0; edge < end; edge += 1) {
			const from = to[edge] ?? 0;
			const share = isBound ? this.#mostThirdShare(from) : this.#thirdShare(from);
			if (share !== 0) sum += share * this.#weightBack(note, from, bits[edge] ?? 0);
		}
		return sum;
	}

	/** The weight of the edge to `note` from another, whose bits are seen from `note`. */
	#weightBack(note: number, from: number, bits: number): number {
		if (from !== this.#start && note !== this.#start) return WEIGHTS_BACK[bits] ?? 0;
		let seen = TURNED[bits] ?? 0;
		if (from === this.#start) seen &= ~LISTS;
		// Seen from a note on its list, the note that is walked from is listed by nobody but others.
		else if (has(this.#list, from)) seen &= ~LISTED_BY;
		return WEIGHTS[seen] ?? 0;
	}
}

/** `found` in ascending order: sums run in the order of paths on every machine. */
function inOrder(found: number[], weights: Float64Array): number[] {
	if (found.length < weights.length * DENSE_SHARE) return found.sort((a, b) => a - b);
	const all: number[] = [];
	for (let note = 0; note < weights.length; note += 1) if ((weights[note] ?? 0) !== 0) all.push(note);
	return all;
}

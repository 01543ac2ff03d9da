import { type ListingRates, listingRatesSteps } from './listingRates.ts';
import { PageRank, type Walk } from './pageRank.ts';
import { has } from './placeOf.ts';
import type { RankingModel } from './rankingModel.ts';
import { Sums } from './sums.ts';

/** What is measured of a note and another that may belong into its list; the weights are `FEATURE_WEIGHTS`. */
export interface PairFeatures {
	/** Near in the graph of links and lists. */
	readonly near: number;
	/** 1 where the text names it. */
	readonly named: number;
	readonly namedOften: number;
	/** Lists of other notes hold both. */
	readonly listedTogether: number;
	/** The texts are about the same things: the cosine of their word vectors. */
	readonly likeText: number;
	/** 1 where the text links it. */
	readonly linked: number;
	/** Notes that this one links list it. */
	readonly listedByTargets: number;
	/** It is listed more often than others where it could be. */
	readonly listingRate: number;
	/** Notes of its type are, in lists of notes of this type. */
	readonly typeRate: number;
	readonly listed: number;
}

/** The weight that a note has on a walk before anything leads to it. */
const LEAST_NEAR = 1e-4;
const LOG_OF_LEAST = Math.log(LEAST_NEAR);

/** ln(1 + n) of numbers that most pairs have. */
const LOGARITHMS = Float64Array.from({ length: 256 }, (_, count) => Math.log(1 + count));

/** ln(1 + `count`), a whole number. */
function logOf(count: number): number {
	return LOGARITHMS[count] ?? Math.log(1 + count);
}

/** ln(1 + 2·`sum`). */
function logOfTwice(sum: number): number {
	return sum === 0 ? 0 : Math.log(1 + 2 * sum);
}

function nearnessOf(weight: number): number {
	return Math.log(LEAST_NEAR + weight) - LOG_OF_LEAST;
}

/** Two lists of a long row of notes say less than two short ones. */
function tellingOf(length: number): number {
	return 1 / Math.log(2 + length);
}

/** Measures pairs of one note at a time; what does not depend on it is worked out once. */
export class PairMeter {
	readonly #model: RankingModel;
	readonly #walk: PageRank;
	readonly #rates: ListingRates;
	/** Sums of the note that is measured now. */
	readonly #together: Sums;
	readonly #byTargets: Sums;
	readonly #likeness: Sums;
	/** For whoever adds up something else of the note: sums for all notes are large. */
	readonly #scratch: Sums;
	readonly #found: Sums;
	/** The pair that was measured last: a run over a vault measures millions. */
	readonly #measured: Record<keyof PairFeatures, number> = {
		near: 0.5,
		named: 0.5,
		namedOften: 0.5,
		listedTogether: 0.5,
		likeText: 0.5,
		linked: 0.5,
		listedByTargets: 0.5,
		listingRate: 0.5,
		typeRate: 0.5,
		listed: 0.5,
	};

	/** Measures by the lists of this moment: to be made anew when one changes. */
	constructor(model: RankingModel, walk: PageRank, rates: ListingRates) {
		const { size } = model.graph;
		this.#model = model;
		this.#walk = walk;
		this.#rates = rates;
		this.#together = new Sums(size);
		this.#byTargets = new Sums(size);
		this.#likeness = new Sums(size);
		this.#scratch = new Sums(size);
		this.#found = new Sums(size);
	}

	/** The features of `note` with any other one, its own list taken as empty; to be asked before the next note is measured. */
	of(note: number): NoteFeatures {
		const { graph, named, texts } = this.#model;
		this.#sumLists(note);
		let walked: Walk | undefined;
		const walk = (): Walk => (walked ??= this.#walk.from(note));
		const wholeWalk = (): Walk => {
			const whole = walk();
			whole.expectMany();
			return whole;
		};
		const text = graph.textOf(note);
		const list = graph.listOf(note);
		const together = this.#together;
		const byTargets = this.#byTargets;
		const rates = this.#rates;
		let likeness: Sums | undefined;
		const measured = this.#measured;
		const featuresOf = (other: number, near: number): PairFeatures => {
			const times = named.timesOf(note, other);
			const listed = graph.timesListed(other) - Number(has(list, other));
			measured.near = nearnessOf(near);
			measured.named = Math.min(1, times);
			measured.namedOften = logOf(times);
			measured.listedTogether = logOfTwice(together.of(other));
			measured.likeText = likeness?.of(other) ?? texts.cosine(note, other);
			measured.linked = Number(has(text, other));
			measured.listedByTargets = logOfTwice(byTargets.of(other));
			rates.measure(note, other, measured);
			measured.listed = logOf(listed);
			return measured;
		};
		return {
			together,
			byTargets,
			scratch: this.#scratch,
			found: this.#found,
			likeness: () => (likeness ??= this.#sumLikeness(note)),
			with: (other) => featuresOf(other, wholeWalk().weightOf(other)),
			withIf(other, isEnough) {
				if (!isEnough(featuresOf(other, 1))) return undefined;
				measured.near = nearnessOf(walk().mostOf(other));
				if (!isEnough(measured)) return undefined;
				measured.near = nearnessOf(walk().weightOf(other));
				return measured;
			},
		};
	}

	#sumLikeness(note: number): Sums {
		this.#likeness.clear();
		this.#model.texts.addCosines(note, this.#likeness);
		return this.#likeness;
	}

	/** What the lists that hold the note say, and those of the notes that it links; lists of excluded notes say nothing. */
	#sumLists(note: number): void {
		const { graph } = this.#model;
		const addList = (sums: Sums, lister: number): void => {
			if (graph.isExcluded[lister] === 1) return;
			const list = graph.listOf(lister);
			for (const other of list) sums.add(other, tellingOf(list.length));
		};
		this.#together.clear();
		this.#byTargets.clear();
		for (const lister of graph.listedBy(note)) addList(this.#together, lister);
		for (const target of graph.outOf(note)) addList(this.#byTargets, target);
	}
}

/** A meter of a model, made in steps. */
export function* pairMeterSteps(model: RankingModel): Generator<undefined, PairMeter, unknown> {
	const walk = yield* PageRank.of(model.graph);
	return new PairMeter(model, walk, yield* listingRatesSteps(model.graph));
}

/** What is known of a note's pairs; the sums are those behind the features, for the search for candidates. */
export interface NoteFeatures {
	/** To be read before the next pair is measured, which is written in its place. */
	with(other: number): PairFeatures;
	/** The same, or `undefined` where features that are nowhere less are not enough: what is far below a cut costs less. */
	withIf(other: number, isEnough: (most: PairFeatures) => boolean): PairFeatures | undefined;
	readonly together: Sums;
	readonly byTargets: Sums;
	/** The cosines of the note's words with those of all others; once they are worked out pairs are read there. */
	readonly likeness: () => Sums;
	/** Sums to use, whatever they hold. */
	readonly scratch: Sums;
	/** The same for whoever gathers notes. */
	readonly found: Sums;
}

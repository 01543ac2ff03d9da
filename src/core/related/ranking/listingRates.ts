import { LINKED_BY, LINKS, LISTS } from './linkEdges.ts';
import type { LinkGraph } from './linkGraph.ts';

/** So many cases of the vault's own rate are added to those of a note and of a pair of types: few cases say little. */
const CASES_OF_NOTE = 8;
const CASES_OF_TYPES = 15;

/** How often notes are listed where they could be: of the notes with a list that link them or are linked by them, those that list them. */
export interface ListingRates {
	/** Says how often `other` is listed, as if `note` had no list. */
	measure(note: number, other: number, into: MeasuredRates): void;
}

/** Each ln of how much more often than others. */
interface MeasuredRates {
	/** That note is listed. */
	listingRate: number;
	/** Notes of its type are, in lists of notes of the other's type. */
	typeRate: number;
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 1000;

/** The rates of a graph at this moment, counted in steps: to be counted anew when a list changes. Notes that may not be proposed are counted as lists only. */
export function* listingRatesSteps(graph: LinkGraph): Generator<undefined, ListingRates, unknown> {
	const { size, types, isExcluded } = graph;
	const listed = new Int32Array(size);
	const linked = new Int32Array(size);
	const typeCount = types.reduce((most, type) => Math.max(most, type), -1) + 1;
	const ofPairs = new Map<number, { listed: number; linked: number }>();
	const pairOf = (note: number, other: number): number => (types[note] ?? 0) * typeCount + (types[other] ?? 0);
	let allListed = 0;
	let allLinked = 0;
	for (let note = 0; note < size; note += 1) {
		if (note % NOTES_A_STEP === 0) yield;
		if (graph.listLength(note) === 0) continue;
		const { to, bits } = graph.edgesOf(note);
		for (let edge = 0; edge < to.length; edge += 1) {
			const other = to[edge] ?? 0;
			const seen = bits[edge] ?? 0;
			if ((seen & (LINKS | LINKED_BY)) === 0 || isExcluded[other] === 1) continue;
			const lists = Number((seen & LISTS) !== 0);
			const key = pairOf(note, other);
			let pair = ofPairs.get(key);
			if (pair === undefined) ofPairs.set(key, (pair = { listed: 0, linked: 0 }));
			pair.listed += lists;
			pair.linked += 1;
			listed[other] = (listed[other] ?? 0) + lists;
			linked[other] = (linked[other] ?? 0) + 1;
			allListed += lists;
			allLinked += 1;
		}
	}
	const usual = allLinked === 0 ? 0 : allListed / allLinked;
	return {
		measure(note, other, into) {
			const own = ownCase(graph, note, other);
			const pair = ofPairs.get(pairOf(note, other)) ?? NO_CASE;
			const rate = (cases: number, all: OwnCase): number =>
				usual === 0 ? 0 : Math.log((all.listed - own.listed + cases * usual) / (all.linked - own.linked + cases) / usual);
			into.listingRate = rate(CASES_OF_NOTE, { listed: listed[other] ?? 0, linked: linked[other] ?? 0 });
			into.typeRate = rate(CASES_OF_TYPES, pair);
		},
	};
}

/** What a note adds to the counts of another. */
interface OwnCase {
	readonly listed: number;
	readonly linked: number;
}

const NO_CASE: OwnCase = { listed: 0, linked: 0 };

/** What the note itself has added to the counts of the other: its own list is no evidence about it. */
function ownCase(graph: LinkGraph, note: number, other: number): OwnCase {
	if (graph.listLength(note) === 0 || graph.isExcluded[other] === 1) return NO_CASE;
	const bits = graph.bitsOf(note, other);
	if ((bits & (LINKS | LINKED_BY)) === 0) return NO_CASE;
	return { listed: Number((bits & LISTS) !== 0), linked: 1 };
}

import type { Steps } from '../text/steps.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { Ranker } from './ranker.ts';
import { likeTextsSteps } from './ranking/likeTexts.ts';
import { Namings } from './ranking/namings.ts';
import { NumberRows } from './ranking/numberRows.ts';
import type { ProbabilityCurve } from './ranking/probabilityCurve.ts';
import type { RankingModel } from './ranking/rankingModel.ts';
import { graphFromEdges, storedEdges } from './ranking/storedGraph.ts';
import { EXCLUSIONS } from './exclusionsOf.ts';
import { VaultExclusions } from './vaultExclusions.ts';

/** Something of each note in one row: what belongs to a note begins where `starts` says; one more for the end. */
export type Starts = Int32Array;

/** What a ranker knows of a vault, in rows of numbers that can be stored; a note is its place among the paths in code-unit order. */
export interface StoredRanker {
	readonly curve: ProbabilityCurve;
	readonly types: Int32Array;
	/** Why each note is excluded, whether its own section is not written, and whether it has one: `codesOf`. */
	readonly exclusions: Uint8Array;
	/** `storedEdges`. */
	readonly edgeStarts: Starts;
	readonly edgeTo: Int32Array;
	readonly edgeBits: Uint8Array;
	readonly termStarts: Starts;
	readonly terms: Uint32Array;
	readonly weights: Float64Array;
	readonly nameStarts: Starts;
	readonly namedNotes: Int32Array;
	readonly namedTimes: Int32Array;
}

/** What `ranker` knows, as long as nothing was listed in it. */
export function* storedRankerSteps({ model, curve, exclusions }: Ranker): Steps<StoredRanker> {
	const { graph, texts, named } = model;
	const { starts, to, bits } = yield* storedEdges(graph);
	return {
		curve,
		types: graph.types,
		exclusions: codesOf(exclusions),
		edgeStarts: starts,
		edgeTo: to,
		edgeBits: bits,
		termStarts: texts.vectors.starts,
		terms: texts.vectors.terms,
		weights: texts.vectors.weights,
		nameStarts: named.rows.starts,
		namedNotes: named.rows.numbers,
		namedTimes: named.times,
	};
}

/**
 * A ranker that answers as the stored one did.
 *
 * @param paths those of the notes, in code-unit order; of `index` only what is asked about a note has to be known whole: the note, and those that lead to it.
 */
export function* rankerFrom(stored: StoredRanker, paths: readonly string[], index: VaultIndex): Steps<Ranker> {
	const { model, exclusions } = yield* modelFrom(stored, paths);
	const ranker = new Ranker(index, exclusions, model, stored.curve);
	yield* ranker.refreshSteps();
	return ranker;
}

/** What the stored ranker ranked by; nobody is excluded in the model yet. Nothing depends on `paths` but the numbers of notes. */
export function* modelFrom(
	stored: StoredRanker,
	paths: readonly string[],
): Steps<{ readonly model: RankingModel; readonly exclusions: VaultExclusions }> {
	const { types, edgeStarts, edgeTo, edgeBits, termStarts, terms, weights, nameStarts, namedNotes, namedTimes } = stored;
	const graph = yield* graphFromEdges(paths, types, { starts: edgeStarts, to: edgeTo, bits: edgeBits });
	const named = new Namings(new NumberRows(nameStarts, namedNotes), namedTimes);
	const namedBy = named.rows.turned(paths.length);
	yield;
	const texts = yield* likeTextsSteps({ starts: termStarts, terms, weights });
	return { model: { graph, texts, named, namedBy }, exclusions: exclusionsFrom(stored.exclusions) };
}

/** Whether the numbers can be those of `count` notes: what is read from a disk need not be what was written. */
export function isSoundRanker(stored: StoredRanker, count: number): boolean {
	const { types, exclusions, edgeStarts, edgeTo, edgeBits, termStarts, terms, weights, nameStarts, namedNotes, namedTimes } = stored;
	const isNote = (number: number): boolean => number >= 0 && number < count;
	return (
		types.length === count &&
		types.every(isNote) &&
		exclusions.length === count &&
		areSoundStarts(edgeStarts, count, edgeTo.length) &&
		edgeTo.every(isNote) &&
		edgeBits.length === edgeTo.length &&
		areSoundStarts(termStarts, count, terms.length) &&
		weights.length === terms.length &&
		areSoundStarts(nameStarts, count, namedNotes.length) &&
		namedNotes.every(isNote) &&
		namedTimes.length === namedNotes.length
	);
}

/** Whether rows of `length` can begin there. */
export function areSoundStarts(starts: Starts, count: number, length: number): boolean {
	return (
		starts.length === count + 1 &&
		starts[0] === 0 &&
		starts[count] === length &&
		starts.every((start, at) => at === 0 || start >= (starts[at - 1] ?? 0))
	);
}

/** Where the parts of `count` notes begin that have these lengths. */
export function startsOf(count: number, lengthOf: (note: number) => number): Starts {
	const starts = new Int32Array(count + 1);
	for (let note = 0; note < count; note += 1) starts[note + 1] = (starts[note] ?? 0) + lengthOf(note);
	return starts;
}

/** The bits of a code that say that a note's own section is not written, and that it has one. */
const CLOSED = 128;
const SECTIONED = 64;

function codesOf({ reasons, closed, sectioned }: VaultExclusions): Uint8Array {
	return Uint8Array.from(
		reasons,
		(reason, note) =>
			(reason === undefined ? 0 : EXCLUSIONS.indexOf(reason) + 1) | (closed.has(note) ? CLOSED : 0) | (sectioned.has(note) ? SECTIONED : 0),
	);
}

function exclusionsFrom(codes: Uint8Array): VaultExclusions {
	const exclusions = new VaultExclusions();
	for (const [note, code] of codes.entries()) {
		exclusions.reasons.push(EXCLUSIONS[(code & ~(CLOSED | SECTIONED)) - 1]);
		if ((code & CLOSED) !== 0) exclusions.closed.add(note);
		if ((code & SECTIONED) !== 0) exclusions.sectioned.add(note);
	}
	return exclusions;
}

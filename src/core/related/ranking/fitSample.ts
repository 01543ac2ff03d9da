import { WRITTEN_FROM } from '../candidate.ts';
import { isBacked } from '../isBacked.ts';
import { fitAuthorsCurve } from './authorsCurve.ts';
import { candidatePool } from './candidatePool.ts';
import { scoreOf } from './featureWeights.ts';
import { isMutual } from './isMutual.ts';
import type { LinkGraph } from './linkGraph.ts';
import type { PairMeter } from './pairFeatures.ts';
import { has } from './placeOf.ts';
import { type ProbabilityCurve, type ScoredCase, USUAL_CURVE } from './probabilityCurve.ts';
import type { RankingModel } from './rankingModel.ts';
import { BestNotes } from './sums.ts';

/** A vault with fewer lists takes the usual curve. */
const FEWEST_LISTS = 20;

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 1000;

/** More lists give the same cut, and cost more. */
const MOST_LISTS = 200;

/**
 * The curve of a vault: fitted on its author's lists, at most 200, all candidates of each, as if it had not been written.
 * A function of the model alone, the same on every machine. Yields after each note and each round of fitting, for a host that works in slices.
 */
export function* curveSteps(model: RankingModel, meter: PairMeter): Generator<undefined, ProbabilityCurve, unknown> {
	const { graph } = model;
	// A list of which a link stands behind every bullet may be a run's alone.
	const sure = yield* listsToFit(graph, (note, list) => !list.every((other) => isBacked(graph, note, other)));
	if (sure.length >= FEWEST_LISTS) return yield* curveOf(sure, model, meter);
	const all = yield* listsToFit(graph, (_, list) => list.length > 0);
	if (all.length < FEWEST_LISTS) return USUAL_CURVE;
	// A run's own lists make a curve surer of itself: such lists may only make it more careful.
	const own = yield* curveOf(all, model, meter);
	return writtenScoreOf(own) > writtenScoreOf(USUAL_CURVE) ? own : USUAL_CURVE;
}

function* curveOf(sample: readonly number[], model: RankingModel, meter: PairMeter): Generator<undefined, ProbabilityCurve, unknown> {
	const { graph } = model;
	const cases: ScoredCase[] = [];
	for (const note of sample) {
		const features = meter.of(note);
		const list = graph.listOf(note);
		for (const other of candidatePool(note, model, features)) {
			if (graph.isExcluded[other] === 1) continue;
			cases.push({
				score: scoreOf(features.with(other)),
				isListed: has(list, other),
				isMutual: isMutual(graph, note, other),
				isBacked: isBacked(graph, note, other),
			});
		}
		yield;
	}
	return yield* fitAuthorsCurve(cases);
}

/** The score from which on it is written. */
function writtenScoreOf({ slope, intercept }: ProbabilityCurve): number {
	return (Math.log(WRITTEN_FROM / (1 - WRITTEN_FROM)) - intercept) / slope;
}

/** Shorter lists are now and then the same by chance. */
const FEWEST_ALIKE = 3;

/**
 * The notes with a list, first by a hash of their path: no part of the vault is preferred, and every machine takes the same.
 * Of lists that are the same note for note, as a script or a template puts them under all notes of a folder, one is taken: they are one decision.
 */
function* listsToFit(
	graph: LinkGraph,
	isTaken: (note: number, list: Int32Array) => boolean,
): Generator<undefined, readonly number[], unknown> {
	const first = new BestNotes(MOST_LISTS);
	const known = new Set<string>();
	for (const [note, path] of graph.paths.entries()) {
		if (note % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
		const list = graph.listOf(note);
		if (!isTaken(note, list)) continue;
		if (list.length >= FEWEST_ALIKE) {
			const key = list.join();
			if (known.has(key)) continue;
			known.add(key);
		}
		first.offer(note, -hashOf(path));
	}
	return first.inOrder();
}

/** FNV-1a, 32 bits, over the bytes of UTF-8. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	const add = (byte: number): void => {
		hash = Math.imul(hash ^ byte, 0x01000193);
	};
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		if (code < 0x80) add(code);
		else if (code < 0x800) add(0xc0 | (code >> 6));
		else if (code < 0x10000) add(0xe0 | (code >> 12));
		else add(0xf0 | (code >> 18));
		if (code >= 0x10000) add(0x80 | ((code >> 12) & 0x3f));
		if (code >= 0x800) add(0x80 | ((code >> 6) & 0x3f));
		if (code >= 0x80) add(0x80 | (code & 0x3f));
	}
	return hash >>> 0;
}

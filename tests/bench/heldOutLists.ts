import { curveSteps } from '../../src/core/related/ranking/fitSample.ts';
import { FEATURE_WEIGHTS } from '../../src/core/related/ranking/featureWeights.ts';
import { isMutual } from '../../src/core/related/ranking/isMutual.ts';
import type { LinkGraph } from '../../src/core/related/ranking/linkGraph.ts';
import { has } from '../../src/core/related/ranking/placeOf.ts';
import { pairMeterSteps } from '../../src/core/related/ranking/pairFeatures.ts';
import { probabilityOf } from '../../src/core/related/ranking/probabilityCurve.ts';
import type { RankedNote } from '../../src/core/related/ranking/rankedNote.ts';
import { rankingModel } from '../../src/core/related/ranking/rankingModel.ts';
import type { RankingWords } from '../../src/core/related/ranking/rankingWords.ts';
import { finish } from '../../src/core/text/steps.ts';
import { rankNote } from '../../src/core/related/ranking/rankNote.ts';

/** A candidate of a note whose list was hidden: whether the author listed it, and what was said of it. */
export interface HiddenCase {
	readonly isHit: boolean;
	readonly probability: number;
	readonly backed: boolean;
}

/** A note whose list was hidden: its candidates in their order, and how long the list was. */
export interface HiddenList {
	readonly cases: readonly HiddenCase[];
	readonly bullets: number;
}

/** How many notes' lists are hidden at once: one in five. */
const FOLDS = 5;

/**
 * Hides the lists of one note in five, ranks all candidates of those notes, and so for each fifth; the curve is fitted on
 * the other four. Notes that may not be proposed are not asked: their sections are never written.
 */
export function hideLists(
	notes: readonly RankedNote[],
	words: RankingWords | undefined,
	seed: number,
	weights: Parameters<typeof rankNote>[3] = FEATURE_WEIGHTS,
): readonly HiddenList[] {
	const whole = rankingModel(notes).graph;
	const listing = notes.map((_, note) => note).filter((note) => whole.isExcluded[note] === 0 && whole.listOf(note).length > 0);
	const order = shuffled(listing, seed);
	return Array.from({ length: FOLDS }, (_, fold) => new Set(order.filter((_note, place) => place % FOLDS === fold))).flatMap((held) => {
		const model = rankingModel(
			notes.map((note, at) => (held.has(at) ? { ...note, list: [] } : note)),
			words,
		);
		const meter = finish(pairMeterSteps(model));
		const curve = finish(curveSteps(model, meter));
		return Array.from(held, (note) => {
			const hidden = whole.listOf(note);
			return {
				bullets: hidden.length,
				cases: rankNote(note, model, meter, weights).map(({ note: other, score }) => ({
					isHit: has(hidden, other),
					probability: probabilityOf(score, curve, isMutual(model.graph, note, other)),
					backed: isBacked(model.graph, note, other),
				})),
			};
		});
	});
}

function isBacked(graph: LinkGraph, note: number, other: number): boolean {
	return has(graph.inOf(note), other) || (has(graph.listedBy(note), other) && !has(graph.outOf(note), other));
}

/** Hits among the first three of each note, against those; hits among the first eight, against all hidden bullets. */
export function orderFigures(lists: readonly HiddenList[]): {
	readonly precisionAt3: number;
	readonly recallAt8: number;
	readonly reached: number;
} {
	const sum = (of: (list: HiddenList) => number): number => lists.reduce((total, list) => total + of(list), 0);
	const bullets = sum((list) => list.bullets);
	return {
		precisionAt3: sum(({ cases }) => hits(cases.slice(0, 3))) / sum(({ cases }) => Math.min(3, cases.length)),
		recallAt8: sum(({ cases }) => hits(cases.slice(0, 8))) / bullets,
		reached: sum(({ cases }) => hits(cases)) / bullets,
	};
}

/** What would be written at a cut: backed candidates of at least this probability, up to the limit. */
export function writtenAt(
	lists: readonly HiddenList[],
	cut: number,
	limit: number,
): { readonly right: number; readonly aNote: number; readonly recall: number } {
	const written = lists.map(({ cases }) => cases.filter(({ backed, probability }) => backed && probability >= cut).slice(0, limit));
	const count = written.reduce((sum, cases) => sum + cases.length, 0);
	const right = written.reduce((sum, cases) => sum + hits(cases), 0);
	return { right: right / count, aNote: count / lists.length, recall: right / lists.reduce((sum, { bullets }) => sum + bullets, 0) };
}

/** Of the candidates in each tenth of probability, how many there are and the share that the authors listed. */
export function calibration(lists: readonly HiddenList[]): readonly { readonly count: number; readonly share: number }[] {
	return Array.from({ length: 10 }, (_, tenth) => {
		const cases = lists.flatMap((list) => list.cases.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === tenth));
		return { count: cases.length, share: hits(cases) / cases.length };
	});
}

function hits(cases: readonly HiddenCase[]): number {
	return cases.filter(({ isHit }) => isHit).length;
}

/** Fisher and Yates with a small generator of its own, so that a seed means the same everywhere. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
	const result = [...items];
	let state = seed >>> 0;
	for (let last = result.length - 1; last > 0; last -= 1) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		const other = Math.floor((state / 2 ** 32) * (last + 1));
		[result[last], result[other]] = [result[other] as T, result[last] as T];
	}
	return result;
}

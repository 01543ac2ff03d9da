import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';
import type { Steps } from '../text/steps.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { leastMargins, type Trial } from './leastMargins.ts';
import { TypeCounts } from './typeCounts.ts';
import { type Evidence, namingEvidence, type NotePlaces, notePlaces, titleEvidence } from './typeEvidence.ts';

/** What is asked of the vault. */
export type ModelIndex = Pick<VaultIndex, 'paths' | 'record' | 'targetOf'>;

/** A type that fits, and by how much better than the next one does, as a difference of logarithms. */
interface TypeGuess {
	readonly type: string;
	readonly margin: number;
}

/** Guesses the types of notes that are named and not there. */
export interface TypeModel {
	/** The types that may be meant, best first; empty where the vault has too few typed notes to tell. */
	rank(title: string, mentions: Iterable<Backlink>, isAllowed?: (type: string) => boolean): readonly TypeGuess[];
	/** Whether a guess is worth offering: of guesses as sure as this one at the vault's own notes nine in ten are right. */
	isSure(guess: TypeGuess): boolean;
}

/** More namings say nothing new. */
const MOST_NAMINGS = 40;

/** Fewer typed notes teach nothing. */
const FEWEST_NOTES = 20;

/** So many notes are read for what they name, spread over the vault: a few hundredths of a second. */
const MOST_SOURCES = 1_000;

/** So many of them in a step: a millisecond or two. */
const NOTES_A_STEP = 50;

/** So many typed notes are guessed at to learn how sure a guess has to be. */
const MOST_TRIALS = 300;

/**
 * A naive Bayes model over the typed notes of a vault: the words, the ending and the shape of their titles, and of the notes
 * that name them the type, the field, the heading and the types of what is named beside. Nothing may change between two steps.
 */
export function* typeModelSteps(index: ModelIndex, isTaught: (record: NoteRecord) => boolean): Steps<TypeModel> {
	const records = sampled(index.paths(), MOST_SOURCES).flatMap((path) => index.record(path) ?? []);
	yield;
	const taught = new Map(
		records.flatMap((record) => (record.type !== undefined && isTaught(record) ? [[record.path, record.type] as const] : [])),
	);
	const classes = [...new Set(taught.values())].sort(compareCodeUnits);
	if (taught.size < FEWEST_NOTES || classes.length < 2) return { rank: () => [], isSure: () => false };
	const classOf = new Map(classes.map((type, at) => [type, at]));
	const counts = new TypeCounts(classes.length);
	const places = notePlaces(index);
	const namings = yield* namingsOf(records, taught, index);
	const seen = new Map<string, readonly Evidence[]>();
	for (const [path, type] of taught) {
		if (seen.size % NOTES_A_STEP === 0) yield;
		const at = classOf.get(type) ?? 0;
		const evidence = evidenceOf(path, namings.get(path) ?? [], places);
		seen.set(path, evidence);
		counts.addNote(at);
		counts.add(evidence, at);
	}
	const guess = (scores: Float64Array, isAllowed: (type: string) => boolean): readonly TypeGuess[] => {
		const scored = classes
			.map((type, at) => ({ type, score: scores[at] ?? 0 }))
			.filter(({ type }) => isAllowed(type))
			.sort((a, b) => b.score - a.score || compareCodeUnits(a.type, b.type));
		return scored.map(({ type, score }, at) => ({ type, margin: score - (scored[at + 1]?.score ?? score - SURE) }));
	};
	const trials: Trial[] = [];
	for (const path of sampled([...namings.keys()], MOST_TRIALS)) {
		if (trials.length % NOTES_A_STEP === 0) yield;
		const type = taught.get(path) ?? '';
		const [best] = guess(counts.scores(seen.get(path) ?? [], classOf.get(type)), () => true);
		if (best !== undefined) trials.push({ ...best, isRight: best.type === type });
	}
	const leastMargin = leastMargins(trials);
	return {
		rank: (title, mentions, isAllowed = () => true) =>
			guess(counts.scores(evidenceOf(title, first(mentions, MOST_NAMINGS), notePlaces(index))), isAllowed),
		isSure: ({ type, margin }) => margin >= leastMargin(type),
	};
}

/** What is seen of a note that is called so, or would be, and is named there. */
function evidenceOf(title: string, mentions: readonly Backlink[], places: NotePlaces): readonly Evidence[] {
	const named = mentions.length === 0 ? [] : namingEvidence(mentions, places);
	return [...titleEvidence(noteNameOf(title)), ...named];
}

/** The margin of the only type that is allowed. */
const SURE = 10;

/** Who names each taught note, up to so many of each; a note that names itself says nothing. */
function* namingsOf(
	records: readonly NoteRecord[],
	taught: ReadonlyMap<string, string>,
	index: ModelIndex,
): Steps<ReadonlyMap<string, readonly Backlink[]>> {
	const namings = new Map<string, Backlink[]>();
	for (const [met, { path: from, links }] of records.entries()) {
		if (met % NOTES_A_STEP === 0) yield;
		for (const link of links) {
			const to = index.targetOf(link, from);
			if (to === null || to === from || !taught.has(to)) continue;
			const known = namings.get(to);
			if (known === undefined) namings.set(to, [{ from, link }]);
			else if (known.length < MOST_NAMINGS) known.push({ from, link });
		}
	}
	return namings;
}

/** Some of `all`, spread evenly and in their order. */
function sampled(all: readonly string[], most: number): readonly string[] {
	if (all.length <= most) return all;
	return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] ?? '');
}

function first<Item>(items: Iterable<Item>, most: number): readonly Item[] {
	const taken: Item[] = [];
	for (const item of items) {
		if (taken.length === most) break;
		taken.push(item);
	}
	return taken;
}

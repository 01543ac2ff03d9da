import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { Backlink, VaultIndex } from '../vault/vaultIndex.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { type Evidence, FEATURE_KINDS, type FeatureKind, namingEvidence, notePlaces, titleEvidence } from './typeEvidence.ts';

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
}

/** Measured on four real vaults whose notes were hidden: what each kind of evidence is worth. */
const WEIGHTS: Readonly<Record<FeatureKind, number>> = {
	word: 1,
	ending: 1,
	shape: 2,
	namedBy: 0.5,
	field: 2,
	heading: 0.4,
	neighbour: 3,
};

/** What was never seen is not impossible. */
const SMOOTHING = 0.3;

/** More namings say nothing new. */
const MOST_NAMINGS = 40;

/** Fewer typed notes teach nothing. */
const FEWEST_NOTES = 20;

/** So many notes are read for what they name, spread over the vault: a few hundredths of a second. */
const MOST_SOURCES = 1_000;

/** How often each feature of a kind goes with each type. */
interface Counts {
	readonly features: Map<string, Float64Array>;
	readonly totals: Float64Array;
}

/**
 * A naive Bayes model over the typed notes of a vault: the words, the ending and the shape of their titles, and of the notes
 * that name them the type, the field, the heading and the types of what is named beside.
 */
export function typeModelOf(index: ModelIndex, isTaught: (record: NoteRecord) => boolean): TypeModel {
	const records = sampled(index.paths(), MOST_SOURCES).flatMap((path) => index.record(path) ?? []);
	const taught = new Map(
		records.flatMap((record) => (record.type !== undefined && isTaught(record) ? [[record.path, record.type] as const] : [])),
	);
	const classes = [...new Set(taught.values())].sort(compareCodeUnits);
	if (taught.size < FEWEST_NOTES || classes.length < 2) return { rank: () => [] };
	const classOf = new Map(classes.map((type, at) => [type, at]));
	const counts = newCounts(classes.length);
	const prior = new Float64Array(classes.length);
	for (const [path, type] of taught) {
		const at = classOf.get(type) ?? 0;
		prior[at] = (prior[at] ?? 0) + 1;
		add(counts, titleEvidence(noteNameOf(path)), at);
	}
	const places = notePlaces(index);
	for (const [path, mentions] of namingsOf(records, taught, index)) {
		const at = classOf.get(taught.get(path) ?? '');
		if (at !== undefined) add(counts, namingEvidence(mentions, places), at);
	}
	return {
		rank(title, mentions, isAllowed = () => true) {
			const evidence = [...titleEvidence(noteNameOf(title)), ...namingEvidence(first(mentions, MOST_NAMINGS), notePlaces(index))];
			const scored = classes
				.map((type, at) => ({ type, score: scoreOf(counts, evidence, at, prior, taught.size) }))
				.filter(({ type }) => isAllowed(type))
				.sort((a, b) => b.score - a.score || compareCodeUnits(a.type, b.type));
			return scored.map(({ type, score }, at) => ({ type, margin: score - (scored[at + 1]?.score ?? score - SURE) }));
		},
	};
}

/** The margin of the only type that is allowed. */
const SURE = 10;

/** Who names each taught note, up to so many of each; a note that names itself says nothing. */
function namingsOf(
	records: readonly NoteRecord[],
	taught: ReadonlyMap<string, string>,
	index: ModelIndex,
): ReadonlyMap<string, readonly Backlink[]> {
	const namings = new Map<string, Backlink[]>();
	for (const { path: from, links } of records) {
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

function newCounts(classes: number): Readonly<Record<FeatureKind, Counts>> {
	const counts = FEATURE_KINDS.map(
		(kind) => [kind, { features: new Map<string, Float64Array>(), totals: new Float64Array(classes) }] as const,
	);
	return Object.fromEntries(counts) as Record<FeatureKind, Counts>;
}

function add(counts: Readonly<Record<FeatureKind, Counts>>, evidence: readonly Evidence[], at: number): void {
	for (const { kind, feature, share } of evidence) {
		const { features, totals } = counts[kind];
		let seen = features.get(feature);
		if (seen === undefined) features.set(feature, (seen = new Float64Array(totals.length)));
		seen[at] = (seen[at] ?? 0) + share;
		totals[at] = (totals[at] ?? 0) + share;
	}
}

function scoreOf(
	counts: Readonly<Record<FeatureKind, Counts>>,
	evidence: readonly Evidence[],
	at: number,
	prior: Float64Array,
	notes: number,
): number {
	let score = Math.log(((prior[at] ?? 0) + SMOOTHING) / (notes + SMOOTHING * prior.length));
	for (const { kind, feature, share } of evidence) {
		const { features, totals } = counts[kind];
		// What goes with no type says nothing, and would speak for the rarest.
		const seen = features.get(feature);
		if (seen === undefined) continue;
		score += WEIGHTS[kind] * share * Math.log(((seen[at] ?? 0) + SMOOTHING) / ((totals[at] ?? 0) + SMOOTHING * features.size));
	}
	return score;
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

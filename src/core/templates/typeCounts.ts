import { type Evidence, FEATURE_KINDS, type FeatureKind } from './typeEvidence.ts';

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

/** What is left of a share when it is taken out again. */
const NOTHING = 1e-9;

/** How often each feature of a kind goes with each type. */
interface Counts {
	readonly features: Map<string, Float64Array>;
	readonly totals: Float64Array;
}

/** What the typed notes of a vault have in common, type by type, and how well other evidence fits each: naive Bayes. Types are numbers. */
export class TypeCounts {
	readonly #notes: Float64Array;
	readonly #counts: ReadonlyMap<FeatureKind, Counts>;

	/** @param types how many types there are. */
	constructor(types: number) {
		this.#notes = new Float64Array(types);
		this.#counts = new Map(FEATURE_KINDS.map((kind) => [kind, { features: new Map(), totals: new Float64Array(types) }]));
	}

	/** Counts a note of a type. */
	addNote(type: number): void {
		this.#notes[type] = (this.#notes[type] ?? 0) + 1;
	}

	/** Counts what is seen of a note of that type. */
	add(evidence: readonly Evidence[], type: number): void {
		for (const { kind, feature, share } of evidence) {
			const { features, totals } = this.#of(kind);
			let seen = features.get(feature);
			if (seen === undefined) features.set(feature, (seen = new Float64Array(totals.length)));
			seen[type] = (seen[type] ?? 0) + share;
			totals[type] = (totals[type] ?? 0) + share;
		}
	}

	/**
	 * How well the evidence fits each type, as logarithms of what is proportional to its probability. With `own` it is that
	 * of a note of this type that was counted, as if it had not been.
	 */
	scores(evidence: readonly Evidence[], own = -1): Float64Array {
		const without = (type: number, share: number): number => (type === own ? share : 0);
		const all = this.#notes.reduce((sum, count) => sum + count, 0) - (own === -1 ? 0 : 1);
		const scores = this.#notes.map((count, type) =>
			Math.log((count - without(type, 1) + SMOOTHING) / (all + SMOOTHING * this.#notes.length)),
		);
		for (const { kind, feature, share } of evidence) {
			const { features, totals } = this.#of(kind);
			const seen = features.get(feature);
			// What goes with no type says nothing, and would speak for the rarest.
			if (seen === undefined || (own !== -1 && seen.every((times, type) => times - without(type, share) < NOTHING))) continue;
			for (let type = 0; type < scores.length; type += 1) {
				const less = without(type, share);
				const times = Math.max(0, (seen[type] ?? 0) - less) + SMOOTHING;
				const of = Math.max(0, (totals[type] ?? 0) - less) + SMOOTHING * features.size;
				scores[type] = (scores[type] ?? 0) + WEIGHTS[kind] * share * Math.log(times / of);
			}
		}
		return scores;
	}

	#of(kind: FeatureKind): Counts {
		return this.#counts.get(kind) ?? { features: new Map(), totals: new Float64Array(this.#notes.length) };
	}
}

import { finish } from '../text/steps.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { TypeAncestry } from '../vault/noteRole/isClipped.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Candidate } from './candidate.ts';
import type { ExclusionSettings } from './exclusionsOf.ts';
import { isBacked } from './isBacked.ts';
import { RankedCandidate } from './rankedCandidate.ts';
import { rankedNoteOf } from './rankedNoteOf.ts';
import { curveSteps } from './ranking/fitSample.ts';
import { type PairMeter, pairMeterSteps } from './ranking/pairFeatures.ts';
import { probabilityOf, type ProbabilityCurve, USUAL_CURVE } from './ranking/probabilityCurve.ts';
import type { RankedNote } from './ranking/rankedNote.ts';
import { type RankingModel, rankingModelSteps } from './ranking/rankingModel.ts';
import { type RankedPair, rankNote, rankOnly } from './ranking/rankNote.ts';
import { rankingWordsSteps } from './ranking/rankingWords.ts';
import { sectionHabits } from './sectionHabits.ts';
import { tellingWords } from './tellingWords.ts';
import { VaultExclusions } from './vaultExclusions.ts';

/** What the ranker of a vault is made from. */
export interface RankerSource {
	readonly index: VaultIndex;
	readonly settings: ExclusionSettings;
	/** Which types extend which: what extends a clipped document is one; absent: none does. */
	readonly types?: TypeAncestry;
	/** The words of a note as `noteTokensOf` reads them, `undefined` where they are not known; without it links alone are ranked. */
	readonly tokensOf?: (path: string) => Uint32Array | undefined;
}

/** What is asked about one note. */
export interface CandidateRequest {
	/** Paths that were dismissed for it. */
	readonly dismissed?: readonly string[];
	/** Its text: the words that two notes have in common are read there. */
	readonly text?: (() => string | undefined) | undefined;
}

const NO_TOKENS = new Uint32Array(0);

/** The number of no note: it lists nothing, and nothing lists it. */
const NOWHERE = -1;

/** Reads what the index and the words of a vault say to the ranker, and fits its curve; yields now and then. */
export function* rankerSteps(source: RankerSource): Generator<undefined, Ranker, undefined> {
	const exclusions = yield* VaultExclusions.of(source.index, source.settings, source.types);
	const ranker = new Ranker(source.index, exclusions, yield* modelSteps(source, exclusions));
	yield* ranker.refreshSteps();
	yield* ranker.fitSteps();
	return ranker;
}

/** Nothing that it is made of is kept. */
function* modelSteps({ index, tokensOf }: RankerSource, exclusions: VaultExclusions): Generator<undefined, RankingModel, undefined> {
	const paths = index.paths();
	const worded = {
		count: paths.length,
		at(note: number) {
			const path = paths[note] ?? '';
			return { title: noteNameOf(path), aliases: index.record(path)?.aliases ?? [], tokens: tokensOf?.(path) ?? NO_TOKENS };
		},
	};
	return yield* rankingModelSteps(
		paths,
		rankedNotes(index, exclusions),
		tokensOf === undefined ? undefined : yield* rankingWordsSteps(worded),
	);
}

function* rankedNotes(index: VaultIndex, exclusions: VaultExclusions): Iterable<RankedNote> {
	for (const [note, path] of index.paths().entries()) {
		const record = index.record(path);
		if (record !== undefined) yield rankedNoteOf(record, index, exclusions.isExcluded(note));
	}
}

/**
 * Proposes notes for related sections: all that is asked of one state of a vault, to be made anew when the vault changes.
 * Bullets that are planned may be listed; they are evidence after the next `refreshSteps`, and for the curve after `fitSteps`.
 */
export class Ranker {
	readonly model: RankingModel;
	readonly index: VaultIndex;
	readonly exclusions: VaultExclusions;
	#madeMeter: PairMeter | undefined;
	#curve: ProbabilityCurve;
	/** Counted when it is first asked after lists were taken in. */
	#habits: ((note: number) => number) | undefined;

	constructor(index: VaultIndex, exclusions: VaultExclusions, model: RankingModel, curve: ProbabilityCurve = USUAL_CURVE) {
		this.index = index;
		this.model = model;
		this.exclusions = exclusions;
		this.#curve = curve;
	}

	/** Measures by what was listed when it was last taken in. */
	get meter(): PairMeter {
		return (this.#madeMeter ??= finish(pairMeterSteps(this.model)));
	}

	/** A ranker that says the same, in which bullets may be listed without this one knowing. */
	copy(): Ranker {
		return new Ranker(this.index, this.exclusions, { ...this.model, graph: this.model.graph.copy() }, this.#curve);
	}

	/** The curve that makes probabilities of scores. */
	get curve(): ProbabilityCurve {
		return this.#curve;
	}

	/** Takes in what was listed since: who may be proposed, and the rates. */
	*refreshSteps(): Generator<undefined, void, unknown> {
		this.exclusions.apply(this.model.graph);
		this.#habits = undefined;
		yield;
		this.#madeMeter = yield* pairMeterSteps(this.model);
	}

	/** Fits the curve to the lists as they were when they were last taken in. */
	*fitSteps(): Generator<undefined, void, unknown> {
		this.#curve = yield* curveSteps(this.model, this.meter);
	}

	/** Whether the related section of the note at `path` may be written: there is such a note, and it is no index, daily or admin note. */
	mayBeWritten(path: string): boolean {
		const note = this.model.graph.numberOf(path);
		return note !== undefined && this.exclusions.mayBeWritten(note);
	}

	/**
	 * The notes that may belong into the related section of the note at `path`, best first, then in code-unit order; those
	 * that it lists already, excluded and dismissed ones left out. Empty for a note that is not there or never written.
	 */
	candidates(path: string, request: CandidateRequest = {}): readonly Candidate[] {
		const note = this.model.graph.numberOf(path);
		if (note === undefined || !this.mayBeWritten(path)) return [];
		const listed = this.listedFor(note, request);
		return rankNote(note, this.model, this.meter)
			.filter((pair) => !listed.has(pair.note))
			.map(this.opener(note, request));
	}

	/** Those of them that a link stands behind, and that are as probable as `from`; costs less than all. */
	backedCandidates(path: string, request: CandidateRequest = {}, from = 0): readonly Candidate[] {
		const { graph } = this.model;
		const note = graph.numberOf(path);
		if (note === undefined || !this.mayBeWritten(path)) return [];
		const listed = this.listedFor(note, request);
		const pointing = new Set([...graph.inOf(note), ...graph.listedBy(note)]);
		const open = [...pointing].filter((other) => graph.isExcluded[other] === 0 && isBacked(graph, note, other) && !listed.has(other));
		if (open.length === 0) return [];
		const hasList = graph.listLength(note) > 0;
		const isEnough = from === 0 ? undefined : (score: number): boolean => probabilityOf(score, this.#curve, false, hasList) >= from;
		return rankOnly(note, open, this.meter, isEnough).map(this.opener(note, request));
	}

	/** Counts `targets` as listed by the note at `path`. */
	list(path: string, targets: readonly string[]): void {
		const { graph } = this.model;
		for (const target of targets) graph.list(graph.numberOf(path) ?? NOWHERE, graph.numberOf(target) ?? NOWHERE);
	}

	/** How probable it is that the note at `path` is given a related section at all (`sectionHabits`); 1 where it has one. */
	sectionShare(path: string): number {
		const note = this.model.graph.numberOf(path);
		return note === undefined ? 1 : this.#share(note);
	}

	#share(note: number): number {
		const { exclusions } = this;
		const { graph } = this.model;
		this.#habits ??= sectionHabits(
			graph,
			(other) => exclusions.sectioned.has(other) || graph.listLength(other) > 0,
			(other) => exclusions.mayBeWritten(other),
		);
		return this.#habits(note);
	}

	/** Makes a candidate of a pair of the note. */
	opener(note: number, request: CandidateRequest): (pair: RankedPair) => Candidate {
		const { graph, texts } = this.model;
		const path = graph.paths[note] ?? '';
		// Worked out once for all candidates of which somebody asks the reasons.
		const words = lazy(() => tellingWords(path, request.text?.() ?? '', note, texts.vectors));
		const targets = lazy(() => {
			const found = new Set<string>();
			this.index.visitTargets(path, (to) => found.add(to));
			return found;
		});
		const common = { index: this.index, model: this.model, note, curve: this.#curve, share: this.#share(note), words, targets };
		return (pair) => new RankedCandidate(common, pair, isBacked(graph, note, pair.note));
	}

	/** What is not proposed for a note: any link in a related section lists a note, whether it leads a bullet or not. */
	listedFor(note: number, { dismissed = [] }: CandidateRequest): ReadonlySet<number> {
		const { graph } = this.model;
		const listed = new Set<number>(graph.listOf(note));
		const add = (path: string): void => {
			listed.add(graph.numberOf(path) ?? NOWHERE);
		};
		for (const path of dismissed) add(path);
		this.index.visitTargets(graph.paths[note] ?? '', (to, place) => {
			if (place !== 'text' && place !== 'field') add(to);
		});
		return listed;
	}
}

/** A value that is made when it is first asked for. */
function lazy<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}

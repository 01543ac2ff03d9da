import { isClipped } from '../vault/noteRole/isClipped.ts';
import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { type TwoStepRelation, twoStepRelations } from '../vault/links/coCitations.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Candidate, Evidence } from './candidate.ts';
import { type ExclusionSettings, exclusionsOf, isNeverWritten } from './exclusionsOf.ts';
import { type Measured, type Pair, pairMeter } from './pairMeter.ts';
import { reasonsOf, scoreOf } from './reasonsOf.ts';
import { NO_TIES, type Ties, tiesBySource, tiesByTarget } from './ties.ts';
import { DEFAULT_WEIGHTS, type Weights } from './weights.ts';

/** What a search for candidates is told. */
export interface CandidateOptions {
	readonly settings: ExclusionSettings;
	/** Paths that were dismissed for this note. */
	readonly dismissed?: readonly string[];
	readonly weights?: Weights;
}

/** More proposals without a link between the notes would bury those with one. */
const MAX_WITHOUT_LINK = 20;
const MAX_WEIGHED_WITHOUT_LINK = 100;

/** Two notes that share a single neighbour share it by chance. */
const FEWEST_IN_COMMON = 2;

/** So many notes are weighed in a step: a millisecond or two. */
const NOTES_A_STEP = 500;

/**
 * The notes that may belong into the related section of the note at `path`, best first, then in code-unit order.
 *
 * A candidate is `backed` when it links or names the note from outside a related section, or lists it while the note
 * points nowhere to it. What was listed in turn is evidence for nothing else, so that one pass over a vault leaves
 * nothing to add. Notes that this one mentions, and notes that the same notes link, are proposed and not backed.
 *
 * Empty for a note that is not there or never written, and for a clipped document without a related section. Notes that are listed, excluded or dismissed are left out.
 */
export function candidatesFor(path: string, index: VaultIndex, options: CandidateOptions): readonly Candidate[] {
	const steps = candidateSteps(path, index, options);
	for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * `candidatesFor` in steps, for a host that has to give the page a turn between them. What comes of it holds as long as
 * the index has not changed between two steps.
 */
export function* candidateSteps(
	path: string,
	index: VaultIndex,
	options: CandidateOptions,
): Generator<undefined, readonly Candidate[], undefined> {
	const record = index.record(path);
	const exclusionOf = exclusionsOf(index, options.settings);
	if (record === undefined || isNeverWritten(exclusionOf(record)) || (isClipped(record) && record.relatedHeading === -1)) return [];
	const own = new Map(tiesByTarget(record, index));
	const out = new Set(options.dismissed);
	out.add(path);
	for (const [target, ties] of own) if (ties.related.length > 0) out.add(target);

	const meter = pairMeter(record, index);
	const weights = options.weights ?? DEFAULT_WEIGHTS;
	const twoSteps = twoStepRelations(path, index, (other) => exclusionOf(other) === undefined);
	yield;
	const candidates: Candidate[] = [];
	const weigh = (other: string, mine: Ties, theirs: Ties, twoStep: TwoStepRelation | undefined): boolean => {
		const found = out.has(other) ? undefined : index.record(other);
		if (found === undefined || exclusionOf(found) !== undefined) return false;
		const pair = { path, other: found, own: mine, theirs, twoStep };
		candidates.push(new WeighedCandidate(pair, meter.measured(pair), weights));
		return true;
	};
	// What is left of the two maps then has no link from the other side, or none at all.
	let met = 0;
	for (const [source, theirs] of tiesBySource(path, index)) {
		weigh(source, own.get(source) ?? NO_TIES, theirs, twoSteps.get(source));
		own.delete(source);
		twoSteps.delete(source);
		met += 1;
		if (met % NOTES_A_STEP === 0) yield;
	}
	for (const [target, ties] of own) {
		weigh(target, ties, NO_TIES, twoSteps.get(target));
		twoSteps.delete(target);
	}
	const unlinked = new Set<string>();
	for (const twoStep of mostInCommon(twoSteps.values(), index))
		if (weigh(twoStep.path, NO_TIES, NO_TIES, twoStep)) unlinked.add(twoStep.path);
	yield;
	return withoutMostUnlinked(candidates.sort(inOrder), unlinked);
}

/** Of notes that are not linked to this one, those that have most in common with it and more than by chance. */
function mostInCommon(twoSteps: Iterable<TwoStepRelation>, index: VaultIndex): readonly TwoStepRelation[] {
	return Array.from(twoSteps)
		.filter(
			({ weight, citedTogether, sharedTargets }) => weight > 0 || citedTogether >= FEWEST_IN_COMMON || sharedTargets >= FEWEST_IN_COMMON,
		)
		.filter((twoStep) => index.record(twoStep.path) !== undefined)
		.sort(
			(a, b) =>
				b.weight - a.weight || b.citedTogether - a.citedTogether || b.sharedTargets - a.sharedTargets || compareCodeUnits(a.path, b.path),
		)
		.slice(0, MAX_WEIGHED_WITHOUT_LINK);
}

/** A candidate whose reasons and evidence are made when they are read: a hub has thousands of candidates, of which few are. */
class WeighedCandidate implements Candidate {
	readonly path: string;
	readonly score: number;
	readonly backed: boolean;
	readonly #pair: Pair;
	readonly #measured: Measured;
	readonly #weights: Weights;

	constructor(pair: Pair, measured: Measured, weights: Weights) {
		const { other, own, theirs } = pair;
		const pointsHere = theirs.prose.length + theirs.fields.length > 0;
		const pointsThere = own.prose.length + own.fields.length > 0;
		this.path = other.path;
		this.score = scoreOf(pair, measured, weights);
		this.backed = pointsHere || (theirs.related.length > 0 && !pointsThere);
		this.#pair = pair;
		this.#measured = measured;
		this.#weights = weights;
	}

	get reasons(): Candidate['reasons'] {
		return reasonsOf(this.#pair, this.#measured, this.#weights);
	}

	get evidence(): Evidence | undefined {
		return evidenceOf(this.#pair);
	}
}

/** The link that speaks for the pair: the other note's in its text, its list, a field; else this note's own. */
function evidenceOf({ path, other, own, theirs }: Pair): Evidence | undefined {
	const their = theirs.prose[0] ?? theirs.related[0] ?? theirs.fields[0];
	const link = their ?? own.prose[0] ?? own.fields[0];
	if (link === undefined) return undefined;
	return { path: their === undefined ? path : other.path, start: link.start, end: link.end, line: link.line };
}

function inOrder(a: Candidate, b: Candidate): number {
	return b.score - a.score || compareCodeUnits(a.path, b.path);
}

/** Leaves out the worst of the notes without a link where there are many. */
function withoutMostUnlinked(candidates: readonly Candidate[], unlinked: ReadonlySet<string>): readonly Candidate[] {
	if (unlinked.size <= MAX_WITHOUT_LINK) return candidates;
	let met = 0;
	return candidates.filter(({ path }) => {
		if (unlinked.has(path)) met += 1;
		return met <= MAX_WITHOUT_LINK || !unlinked.has(path);
	});
}

import { compareCodeUnits } from '../vault/compareCodeUnits.ts';
import type { NoteRecord } from '../vault/noteRecord.ts';
import { type TwoStepRelation, twoStepRelations } from '../vault/twoStepRelations.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { Candidate, Evidence } from './candidate.ts';
import { type ExclusionSettings, exclusionsOf, isNeverWritten } from './exclusionsOf.ts';
import { type Pair, pairMeter } from './pairMeter.ts';
import { reasonsOf } from './reasonsOf.ts';
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

/**
 * The notes that may belong into the related section of the note at `path`, best first, then in code-unit order.
 *
 * A candidate is `backed` when it links or names the note from outside a related section, or lists it while the note
 * points nowhere to it. What was listed in turn is evidence for nothing else, so that one pass over a vault leaves
 * nothing to add. Notes that this one mentions, and notes that the same notes link, are proposed and not backed.
 *
 * Empty for a note that is not there or never written. Notes that are listed, excluded or dismissed are left out.
 */
export function candidatesFor(path: string, index: VaultIndex, options: CandidateOptions): readonly Candidate[] {
	const record = index.record(path);
	const exclusionOf = exclusionsOf(index, options.settings);
	if (record === undefined || isNeverWritten(exclusionOf(record))) return [];
	const own = tiesByTarget(record, index);
	const out = new Set(options.dismissed);
	out.add(path);
	for (const [target, ties] of own) if (ties.related.length > 0) out.add(target);
	const maybe = (other: string): NoteRecord | undefined => {
		const found = out.has(other) ? undefined : index.record(other);
		return found === undefined || exclusionOf(found) !== undefined ? undefined : found;
	};

	const meter = pairMeter(record, index);
	const weights = options.weights ?? DEFAULT_WEIGHTS;
	const pairs = linkedPairs(path, own, index, maybe);
	const unlinked = addTwoSteps(pairs, path, index, (other) => exclusionOf(other) === undefined, maybe);
	const candidates = Array.from(pairs.values(), (pair) => candidateOf(pair, meter.measured(pair), weights)).sort(inOrder);
	return withoutMostUnlinked(candidates, unlinked);
}

/** All pairs of this note and another in which one links the other. */
function linkedPairs(path: string, own: ReadonlyMap<string, Ties>, index: VaultIndex, maybe: (path: string) => NoteRecord | undefined): Map<string, Pair> {
	const pairs = new Map<string, Pair>();
	for (const [source, theirs] of tiesBySource(path, index)) {
		const other = maybe(source);
		if (other !== undefined) pairs.set(source, { path, other, own: own.get(source) ?? NO_TIES, theirs, twoStep: undefined });
	}
	for (const [target, ties] of own) {
		if (pairs.has(target)) continue;
		const other = maybe(target);
		if (other !== undefined) pairs.set(target, { path, other, own: ties, theirs: NO_TIES, twoStep: undefined });
	}
	return pairs;
}

/** Adds what the pairs have in common besides links, and pairs that have nothing else; the paths of those come back. */
function addTwoSteps(pairs: Map<string, Pair>, path: string, index: VaultIndex, counts: (record: NoteRecord) => boolean, maybe: (path: string) => NoteRecord | undefined): ReadonlySet<string> {
	const unlinked: TwoStepRelation[] = [];
	for (const twoStep of twoStepRelations(path, index, counts)) {
		const known = pairs.get(twoStep.path);
		if (known !== undefined) pairs.set(twoStep.path, { ...known, twoStep });
		else if (twoStep.weight > 0 || twoStep.citedTogether >= FEWEST_IN_COMMON || twoStep.sharedTargets >= FEWEST_IN_COMMON) unlinked.push(twoStep);
	}
	unlinked.sort((a, b) => b.weight - a.weight || b.citedTogether - a.citedTogether || b.sharedTargets - a.sharedTargets || compareCodeUnits(a.path, b.path));
	const added = new Set<string>();
	for (const twoStep of unlinked.slice(0, MAX_WEIGHED_WITHOUT_LINK)) {
		const other = maybe(twoStep.path);
		if (other === undefined) continue;
		added.add(twoStep.path);
		pairs.set(twoStep.path, { path, other, own: NO_TIES, theirs: NO_TIES, twoStep });
	}
	return added;
}

function candidateOf(pair: Pair, measured: ReturnType<ReturnType<typeof pairMeter>['measured']>, weights: Weights): Candidate {
	const { own, theirs } = pair;
	const pointsHere = theirs.prose.length + theirs.fields.length > 0;
	const pointsThere = own.prose.length + own.fields.length > 0;
	const reasons = reasonsOf(pair, measured, weights);
	return {
		path: pair.other.path,
		// Worths are whole thousandths, so that their sum does not depend on a machine's last bit.
		score: Math.round(reasons.reduce((sum, reason) => sum + reason.worth, 0) * 1000) / 1000,
		reasons,
		backed: pointsHere || (theirs.related.length > 0 && !pointsThere),
		evidence: evidenceOf(pair),
	};
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

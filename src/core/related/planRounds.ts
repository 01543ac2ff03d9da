import type { Note } from '../note/note.ts';
import { ledLinks } from '../note/read/ledLinks.ts';
import { type Candidate, isWritten, WRITTEN_FROM } from './candidate.ts';
import { planRelated, type RelatedPlan, type RelatedPlanOptions } from './planRelated.ts';
import type { Ranker } from './ranker.ts';

/** What a run over some notes is told. */
export interface RoundsRequest {
	readonly ranker: Ranker;
	/** The notes whose sections may be written. */
	readonly paths: readonly string[];
	/** How probable a candidate has to be. */
	readonly from: number;
	/** How many bullets a section may hold, `planned` telling how many a note is to get. */
	readonly limit: (planned: (path: string) => number) => number;
	readonly dismissedFor: (path: string) => readonly string[];
	readonly optionsFor: (note: Note, limit: number) => RelatedPlanOptions;
	/** The text of a note, where it is at hand: the words of reasons stand there. */
	readonly textOf?: (path: string) => string | undefined;
	/** Told each time a note is ranked of all that a link stands behind and is neither listed nor planned; the last time it is what is left. */
	readonly onRanked?: (path: string, open: readonly Candidate[]) => void;
	/** Told each time a note is ranked whether it would get bullets, had it a related section, and gets none since hardly any note of its kind has one. */
	readonly onSectionless?: (path: string, isSo: boolean) => void;
}

/** What becomes of the section of one note. */
export interface PlannedNote {
	/** The text that was planned on. */
	readonly text: string;
	readonly plan: RelatedPlan;
	/** The candidates that get a bullet, as they were ranked when they were planned. */
	readonly planned: readonly Candidate[];
}

/**
 * Plans the related sections of some notes in rounds: what is planned counts as listed, and all notes are ranked again,
 * until a round adds nothing under a curve that was fitted to all that is planned. So a second run over the same vault has nothing to add. Gives the plans by path, of notes
 * that get bullets, are full or are refused.
 *
 * A path that is yielded asks for the note there, to be handed to the next step, `undefined` where it cannot be read; other
 * steps are turns for a host that works in slices. Bullets that are planned stay listed in the ranker.
 */
export function* planRounds(request: RoundsRequest): Generator<string | undefined, ReadonlyMap<string, PlannedNote>, Note | undefined> {
	const { ranker, from } = request;
	const plans = new Map<string, PlannedNote>();
	const addedTo = (path: string): readonly string[] => plans.get(path)?.plan.added ?? [];
	let isFitted = true;
	/** The notes of the next round, where it is not all: those for which little is missing, and those that were listed since. */
	let near: Set<string> | undefined;
	for (;;) {
		const found = new Map<string, readonly string[]>();
		const isWhole = near === undefined;
		const nearNow = near;
		near = new Set();
		const limit = request.limit((path) => addedTo(path).length);
		for (const path of request.paths) {
			if (nearNow !== undefined && !nearNow.has(path)) continue;
			yield undefined;
			const open = openCandidates(request, path);
			request.onRanked?.(path, open);
			if (request.onSectionless) request.onSectionless(path, isKeptWithout(open, from, ranker.sectionShare(path)));
			if (plans.get(path)?.plan.outcome.kind === 'refused') continue;
			if (open.some(({ backed, probability }) => backed && probability >= from * NEAR)) near.add(path);
			const more = open.filter((candidate) => isWritten(candidate, from));
			if (more.length === 0) continue;
			const note = yield path;
			if (note === undefined) continue;
			const before = addedTo(path);
			const options = request.optionsFor(note, limit);
			const told = from < WRITTEN_FROM ? NONE : ledPaths(note, options);
			const targets = [...(plans.get(path)?.planned ?? []), ...more.filter((candidate) => !told.has(candidate.path))];
			const plan = planRelated(note, targets, options);
			if (plan.left > 0) near.delete(path);
			// A limit that follows the vault's own lists may have shrunk since: what is planned stays.
			if (plan.added.length < before.length) continue;
			const added = new Set(plan.added);
			plans.set(path, { text: note.text, plan, planned: targets.filter((target) => added.has(target.path)) });
			if (plan.added.length > before.length) found.set(path, plan.added.slice(before.length));
		}
		if (found.size > 0) {
			for (const [path, targets] of found) {
				ranker.list(path, targets);
				for (const target of targets) near.add(target);
			}
			yield* ranker.refreshSteps();
			isFitted = false;
			continue;
		}
		// A second run looks at every note under the curve that is fitted to all that is planned: so does the last round.
		if (isWhole && isFitted) return plans;
		if (!isFitted) yield* ranker.fitSteps();
		isFitted = true;
		near = undefined;
	}
}

const NONE: ReadonlySet<string> = new Set();

/** Where the bullets of a note lead: what it lists already, under whatever heading, and few authors list twice. */
function ledPaths(note: Note, { leadsTo }: Pick<RelatedPlanOptions, 'leadsTo'>): ReadonlySet<string> {
	return new Set(ledLinks(note).flatMap(({ target }) => leadsTo(target) ?? []));
}

/** A note whose best candidate is nearer than this to what is written may get it in the next round; the last round looks at all. */
const NEAR = 2 / 3;

/** @param share what the probability of each candidate was multiplied by. */
function isKeptWithout(open: readonly Candidate[], from: number, share: number): boolean {
	return share < 1 && open.some((candidate) => isWritten(candidate, from * share) && !isWritten(candidate, from));
}

/** Who is not told of the rest is not kept waiting for it. */
function openCandidates({ ranker, dismissedFor, textOf, from, onRanked }: RoundsRequest, path: string): readonly Candidate[] {
	const least = onRanked === undefined ? from * NEAR : 0;
	return ranker.backedCandidates(path, { dismissed: dismissedFor(path), text: () => textOf?.(path) }, least);
}

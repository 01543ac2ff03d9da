import type { Candidate } from './candidate.ts';
import { isBacked } from './isBacked.ts';
import type { CandidateRequest, Ranker } from './ranker.ts';
import type { PairMeter } from './ranking/pairFeatures.ts';
import type { RankingModel } from './ranking/rankingModel.ts';
import { type BestPairs, rankBest } from './ranking/rankNote.ts';

/** What may belong into the related section of a note, each best first. */
export interface Proposals {
	readonly best: readonly Candidate[];
	/** All that a link stands behind. */
	readonly backed: readonly Candidate[];
	/** How many there are, with those that a link does not stand behind. */
	readonly count: number;
}

export const NO_PROPOSALS: Proposals = { best: [], backed: [], count: 0 };

/** The best `most` of the candidates of the note at `path`, all backed ones, and how many there are; costs less than all of them. */
export function proposalsFor(ranker: Ranker, path: string, most: number, request: CandidateRequest = {}): Proposals {
	const { model, meter } = ranker;
	const note = model.graph.numberOf(path);
	if (note === undefined || !ranker.mayBeWritten(path)) return NO_PROPOSALS;
	return openProposals(ranker, note, bestPairs(model, meter, { note, most, listed: ranker.listedFor(note, request) }), request);
}

/** Which proposals are looked for. */
export interface ProposalsRequest {
	readonly note: number;
	readonly most: number;
	/** What is not proposed. */
	readonly listed: ReadonlySet<number>;
}

/** The pairs of which `openProposals` makes proposals; the model is all that it takes. */
export function bestPairs(model: RankingModel, meter: PairMeter, { note, most, listed }: ProposalsRequest): BestPairs {
	return rankBest(note, model, meter, most, {
		open: (other) => !listed.has(other),
		wanted: (other) => isBacked(model.graph, note, other),
	});
}

export function openProposals(ranker: Ranker, note: number, { best, wanted, count }: BestPairs, request: CandidateRequest): Proposals {
	const open = ranker.opener(note, request);
	return { best: best.map(open), backed: wanted.map(open), count };
}

/** The same of all candidates, where they are at hand. */
export function proposalsOf(candidates: readonly Candidate[], most: number): Proposals {
	return { best: candidates.slice(0, most), backed: candidates.filter(({ backed }) => backed), count: candidates.length };
}

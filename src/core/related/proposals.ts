import type { Candidate } from './candidate.ts';
import type { CandidateRequest, Ranker } from './ranker.ts';
import { rankBest } from './ranking/rankNote.ts';

/** What may belong into the related section of a note, each best first. */
export interface Proposals {
	readonly best: readonly Candidate[];
	/** All that a link stands behind. */
	readonly backed: readonly Candidate[];
	/** How many there are, with those that a link does not stand behind. */
	readonly count: number;
}

const NO_PROPOSALS: Proposals = { best: [], backed: [], count: 0 };

/** The best `most` of the candidates of the note at `path`, all backed ones, and how many there are; costs less than all of them. */
export function proposalsFor(ranker: Ranker, path: string, most: number, request: CandidateRequest = {}): Proposals {
	const { model, meter } = ranker;
	const note = model.graph.numberOf(path);
	if (note === undefined || !ranker.mayBeWritten(path)) return NO_PROPOSALS;
	const isListed = ranker.isListed(note, request);
	const found = rankBest(note, model, meter, most, {
		open: (other) => !isListed(other),
		wanted: (other) => ranker.isBacked(note, other),
	});
	const open = ranker.opener(note, request);
	return { best: found.best.map(open), backed: found.wanted.map(open), count: found.count };
}

/** The same of all candidates, where they are at hand. */
export function proposalsOf(candidates: readonly Candidate[], most: number): Proposals {
	return { best: candidates.slice(0, most), backed: candidates.filter(({ backed }) => backed), count: candidates.length };
}

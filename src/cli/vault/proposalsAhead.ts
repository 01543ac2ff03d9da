import { NO_PROPOSALS, openProposals, type Proposals, proposalsFor } from '../../core/related/proposals.ts';
import type { Ranker } from '../../core/related/ranker.ts';
import { MOST_PROPOSED } from '../../core/report/inspectNote.ts';
import { done, type Steps } from '../../core/text/steps.ts';
import { canRankInThreads, rankInThreads } from './threads/rankInThreads.ts';
import type { Threads } from './threads/threadCount.ts';

/** A thread takes memory, and has to be started: fewer notes are ranked by one. */
const NOTES_WORTH_THREADS = 8000;

/** Reasons and what is printed are left to the command's own thread, so that no more of them are kept busy. */
const MOST_THREADS = 2;

/** What proposals are asked for, and how. */
export interface ProposalsAheadRequest {
	readonly ranker: Ranker;
	/** The notes in the order in which they will be asked about. */
	readonly paths: readonly string[];
	readonly dismissedFor: (path: string) => readonly string[];
	readonly textAt: (path: string) => string | undefined;
	readonly threads: Threads | undefined;
}

/** The proposals for notes of a vault. */
export interface ProposalsAhead {
	/** Those for the note at `path`; each of the paths is asked about once, in their order. */
	of(path: string): Steps<Proposals>;
	/** No thread is left; to be called whatever happened. */
	end(): void;
}

/** Proposals for many notes, of a large vault ranked by other threads while this one prints what came before; the same whoever ranks. */
export function* proposalsAhead({ ranker, paths, dismissedFor, textAt, threads }: ProposalsAheadRequest): Steps<ProposalsAhead> {
	const request = (path: string) => ({ dismissed: dismissedFor(path), text: () => textAt(path) });
	const isMany = threads !== undefined && paths.length >= Math.min(threads.fromNotes, NOTES_WORTH_THREADS);
	const count = isMany ? Math.min(threads.count, MOST_THREADS) : 0;
	if (count === 0 || !canRankInThreads())
		return { of: (path) => done(proposalsFor(ranker, path, MOST_PROPOSED, request(path))), end: () => undefined };
	const { graph } = ranker.model;
	const numberOf = (path: string): number | undefined => (ranker.mayBeWritten(path) ? graph.numberOf(path) : undefined);
	const ahead = yield* rankInThreads({
		ranker,
		notes: Int32Array.from(paths.flatMap((path) => numberOf(path) ?? [])),
		dismissed: (note) => dismissedFor(graph.paths[note] ?? ''),
		most: MOST_PROPOSED,
		...threads,
		count,
	});
	return {
		*of(path) {
			const note = numberOf(path);
			return note === undefined ? NO_PROPOSALS : openProposals(ranker, note, yield* ahead.next(), request(path));
		},
		end: () => ahead.end(),
	};
}

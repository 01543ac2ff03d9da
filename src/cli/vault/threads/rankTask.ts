import type { MessagePort } from 'node:worker_threads';
import type { StoredRanker } from '../../../core/related/storedRanker.ts';
import type { BestPairs, RankedPair } from '../../../core/related/ranking/rankNote.ts';

/** So many notes are ranked before they are handed over. */
export const NOTES_A_BATCH = 16;

/** What a thread that ranks is started with. */
export interface RankTask {
	readonly stored: StoredRanker;
	/** The numbers of the notes to be ranked. */
	readonly notes: Int32Array;
	/** What is not proposed for each of them begins in `listed` where `starts` says. */
	readonly starts: Int32Array;
	readonly listed: Int32Array;
	/** So many of the best of each note. */
	readonly most: number;
	/** See `RANK_COUNTER`. */
	readonly counters: Int32Array;
	readonly port: MessagePort;
}

/** What the numbers are that all threads count with: the next batch that nobody has taken, how many were sent, and how many were used. */
export const RANK_COUNTER = { next: 0, sent: 1, used: 2 } as const;

/** The pairs of the notes of a batch, in numbers that change hands. */
export interface RankedBatch {
	readonly at: number;
	/** Three a note: how many are its best, how many are wanted, how many there are. */
	readonly counts: Int32Array;
	readonly notes: Int32Array;
	readonly scores: Float64Array;
}

/** What is not proposed for the note at place `at` of a task. */
export function listedAt({ starts, listed }: Pick<RankTask, 'starts' | 'listed'>, at: number): ReadonlySet<number> {
	return new Set(listed.subarray(starts[at], starts[at + 1]));
}

export function packPairs(at: number, found: readonly BestPairs[]): RankedBatch {
	const pairs = found.flatMap(({ best, wanted }) => [...best, ...wanted]);
	return {
		at,
		counts: Int32Array.from(found.flatMap(({ best, wanted, count }) => [best.length, wanted.length, count])),
		notes: Int32Array.from(pairs, ({ note }) => note),
		scores: Float64Array.from(pairs, ({ score }) => score),
	};
}

export function unpackPairs({ counts, notes, scores }: RankedBatch): readonly BestPairs[] {
	let at = 0;
	const take = (count: number): RankedPair[] => {
		const pairs: RankedPair[] = [];
		for (const end = at + count; at < end; at += 1) pairs.push({ note: notes[at] ?? 0, score: scores[at] ?? 0 });
		return pairs;
	};
	const found: BestPairs[] = [];
	for (let row = 0; row < counts.length; row += 3)
		found.push({ best: take(counts[row] ?? 0), wanted: take(counts[row + 1] ?? 0), count: counts[row + 2] ?? 0 });
	return found;
}

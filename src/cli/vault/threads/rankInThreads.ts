import { bestPairs } from '../../../core/related/proposals.ts';
import type { Ranker } from '../../../core/related/ranker.ts';
import type { BestPairs } from '../../../core/related/ranking/rankNote.ts';
import { startsOf, storedRankerSteps } from '../../../core/related/storedRanker.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { BatchThread, hasProgram } from './batchThread.ts';
import { listedAt, NOTES_A_BATCH, RANK_COUNTER, type RankedBatch, type RankTask, unpackPairs } from './rankTask.ts';
import type { Threads } from './threadCount.ts';

/** While there is nothing to do, signals get their turn this often. */
const LONGEST_WAIT_MS = 20;

/** Room for the pairs of one note. */
const YOUNG_MEGABYTES = 8;

/** What is ranked, with the help of how many threads. */
export interface ThreadedRanking extends Pick<Threads, 'count' | 'leavesAll'> {
	readonly ranker: Ranker;
	/** The numbers of the notes, in the order in which they will be asked for. */
	readonly notes: Int32Array;
	readonly dismissed: (note: number) => readonly string[];
	readonly most: number;
}

/** The best pairs of each of the notes, in their order, ranked ahead of whoever asks by other threads and, where it would have to wait, by this one. */
export interface RankedAhead {
	/** Those of the next note. */
	next(): Steps<BestPairs>;
	/** No thread is left. */
	end(): void;
}

/** Whether there is a program for threads: there is none where the command is run from its sources. */
export function canRankInThreads(): boolean {
	return hasProgram('noteRanker');
}

/** Starts threads that rank; who drives the steps has to let other things have their turn now and then. What a thread that breaks down had taken is ranked here. */
export function* rankInThreads({ ranker, notes, dismissed, most, count, leavesAll = false }: ThreadedRanking): Steps<RankedAhead> {
	const lists: Int32Array[] = [];
	for (const note of notes) {
		lists.push(Int32Array.from(ranker.listedFor(note, { dismissed: dismissed(note) })));
		yield;
	}
	const starts = startsOf(lists.length, (place) => lists[place]?.length ?? 0);
	const listed = new Int32Array(starts[lists.length] ?? 0);
	for (const [place, list] of lists.entries()) listed.set(list, starts[place]);
	const counters = new Int32Array(new SharedArrayBuffer(Object.keys(RANK_COUNTER).length * Int32Array.BYTES_PER_ELEMENT));
	const stored = yield* storedRankerSteps(ranker);
	const task: Omit<RankTask, 'port'> = { stored, notes, starts, listed, most, counters };
	const threads = Array.from(
		{ length: count },
		() => new BatchThread<RankTask, RankedBatch>({ program: 'noteRanker', task, youngMegabytes: YOUNG_MEGABYTES }),
	);
	/** What was ranked and not asked for yet, by batch; of other threads as it came. */
	const waiting = new Map<number, () => readonly BestPairs[]>();
	const receive = (batch: RankedBatch): void => void waiting.set(batch.at, () => unpackPairs(batch));
	const total = Math.ceil(notes.length / NOTES_A_BATCH);

	function* rankHere(at: number): Steps<void> {
		const found: BestPairs[] = [];
		for (let place = at * NOTES_A_BATCH; place < Math.min(notes.length, (at + 1) * NOTES_A_BATCH); place += 1) {
			found.push(bestPairs(ranker.model, ranker.meter, { note: notes[place] ?? 0, most, listed: listedAt(task, place) }));
			yield;
		}
		waiting.set(at, () => found);
	}

	function* batchAt(at: number): Steps<readonly BestPairs[]> {
		for (;;) {
			const sent = Atomics.load(counters, RANK_COUNTER.sent);
			const isAnyAlive = threads.some(({ isOver }) => !isOver);
			for (const thread of threads) thread.receiveAll(receive);
			const found = waiting.get(at);
			if (found !== undefined) {
				waiting.delete(at);
				Atomics.store(counters, RANK_COUNTER.used, at);
				Atomics.notify(counters, RANK_COUNTER.used);
				return found();
			}
			if (!isAnyAlive && Atomics.load(counters, RANK_COUNTER.next) > at) yield* rankHere(at);
			else {
				const isLeft = Atomics.load(counters, RANK_COUNTER.next) < total && !(leavesAll && isAnyAlive);
				const own = isLeft ? Atomics.add(counters, RANK_COUNTER.next, 1) : total;
				if (own < total) yield* rankHere(own);
				else Atomics.wait(counters, RANK_COUNTER.sent, sent, LONGEST_WAIT_MS);
			}
			yield;
		}
	}

	let place = 0;
	let batch: readonly BestPairs[] = [];
	return {
		*next() {
			if (place % NOTES_A_BATCH === 0) batch = yield* batchAt(place / NOTES_A_BATCH);
			const found = batch[place % NOTES_A_BATCH] ?? { best: [], wanted: [], count: 0 };
			place += 1;
			return found;
		},
		end() {
			for (const thread of threads) thread.end();
		},
	};
}

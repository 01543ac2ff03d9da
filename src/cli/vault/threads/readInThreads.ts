import type { VaultChecker } from '../../../core/checking/vaultChecker.ts';
import { createInterner } from '../../../core/text/interner.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { BatchThread, hasProgram } from './batchThread.ts';
import { type BatchEntry, BatchReader } from './noteBatch.ts';
import { batchCount, batchAt, sharePaths } from './pathBatches.ts';
import { createEntryReader } from './readEntries.ts';
import type { Threads } from './threadCount.ts';
import { COUNTER, type ReadBatch, type ThreadTask } from './threadTask.ts';

/** While there is nothing to do, signals get their turn this often. */
const LONGEST_WAIT_MS = 20;

/** So many batches may wait for one before them that is not there yet, as where it holds a very long note. */
const MOST_WAITING = 8;

/** Room for the objects of one note and its findings. */
const YOUNG_MEGABYTES = 16;

/** What is read with the help of threads, and what becomes of it. */
export interface ThreadedReading extends Pick<ThreadTask, 'root' | 'typeNotes' | 'countsSuggestions'> {
	readonly paths: readonly string[];
	/** Whether the note at `path` is to be checked by its own text. */
	readonly wants: (path: string) => boolean;
	/** How many threads help, and whether they do all of it. */
	readonly threads: Pick<Threads, 'count' | 'leavesAll'>;
	/** Checks what is read in this thread; those of the others are made as it was. */
	readonly checker: VaultChecker;
	/** Takes in what was read, in the order of batches. */
	readonly take: (path: string, entry: BatchEntry) => void;
}

/** Whether there is a program for threads: there is none where the command is run from its sources. */
export function canUseThreads(): boolean {
	return hasProgram('noteReader');
}

/**
 * Reads notes in this thread and in others; they are taken in in the order of `paths`, whoever read them. Who drives the steps has to let
 * other things have their turn now and then. No thread is left, however it ends; what a thread that broke down had taken is read here.
 */
export function* readInThreads(reading: ThreadedReading): Steps<void> {
	const { root, typeNotes, countsSuggestions, paths, wants, checker, take } = reading;
	const { count, leavesAll = false } = reading.threads;
	const shared = sharePaths(paths, wants);
	const counters = new Int32Array(new SharedArrayBuffer(Object.keys(COUNTER).length * Int32Array.BYTES_PER_ELEMENT));
	const keep = createInterner();
	const total = batchCount(shared);
	const task = { root, typeNotes, countsSuggestions, ...optionsOf(checker), paths: shared, counters };
	const threads = Array.from(
		{ length: Math.min(count, total - 1) },
		() => new BatchThread<ThreadTask, ReadBatch>({ program: 'noteReader', task, youngMegabytes: YOUNG_MEGABYTES }),
	);
	/** What was read and not taken in yet, by batch. */
	const waiting = new Map<number, () => void>();
	const receive = ({ at, batch }: ReadBatch): void => {
		waiting.set(at, () => {
			for (const [path, entry] of new BatchReader(batch, keep).entries(batchAt(shared, at).paths)) take(path, entry);
		});
	};
	const readEntries = createEntryReader(root, checker, keep, countsSuggestions);
	const readHere = function* (at: number): Steps<void> {
		const of = batchAt(shared, at);
		const read: (readonly [string, BatchEntry])[] = [];
		yield* readEntries(of, (index, entry) => read.push([of.paths[index] ?? '', entry]));
		waiting.set(at, () => {
			for (const [path, entry] of read) take(path, entry);
		});
	};
	try {
		for (let next = 0; next < total; ) {
			const sent = Atomics.load(counters, COUNTER.sent);
			const isAnyAlive = threads.some(({ isOver }) => !isOver);
			for (const thread of threads) thread.receiveAll(receive);
			const ready = waiting.get(next);
			if (ready !== undefined) {
				waiting.delete(next);
				ready();
				next += 1;
			} else if (!isAnyAlive && Atomics.load(counters, COUNTER.next) > next) {
				yield* readHere(next);
			} else {
				const isFree = waiting.size < MOST_WAITING && !(leavesAll && isAnyAlive);
				const own = isFree ? Atomics.add(counters, COUNTER.next, 1) : total;
				if (own < total) yield* readHere(own);
				else Atomics.wait(counters, COUNTER.sent, sent, LONGEST_WAIT_MS);
			}
			yield;
		}
	} finally {
		for (const thread of threads) thread.end();
	}
}

/** What the checker of a thread is made with. */
function optionsOf({ options: { rules, wasDeleted: _, ...options } }: VaultChecker): Pick<ThreadTask, 'options' | 'rules'> {
	return { options, rules: rules.note.map(({ id }) => id) };
}

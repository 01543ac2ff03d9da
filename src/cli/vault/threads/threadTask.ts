import type { MessagePort } from 'node:worker_threads';
import type { CheckOptions } from '../../../core/checking/checkOptions.ts';
import type { NoteBatch } from './noteBatch.ts';
import type { SharedPaths } from './pathBatches.ts';

/** What a thread is started with: all of it is copied or shared. */
export interface ThreadTask {
	/** The real folder of the vault. */
	readonly root: string;
	readonly paths: SharedPaths;
	/** The notes that describe types, since they decide which fields hold names and what is wrong with a note. */
	readonly typeNotes: readonly { readonly path: string; readonly text: string }[];
	/** What a check depends on but for what are functions: rules go by their ids, and of what was deleted no text knows. */
	readonly options: Omit<CheckOptions, 'rules' | 'wasDeleted'>;
	/** The rules that look at one text. */
	readonly rules: readonly string[];
	/** Whether suggestions are only to be counted. */
	readonly countsSuggestions: boolean | undefined;
	/** Numbers that all threads count with; see `COUNTER`. */
	readonly counters: Int32Array;
	/** Where batches are handed over. */
	readonly port: MessagePort;
}

/** What the shared numbers are. */
export const COUNTER = {
	/** The next batch that nobody has taken. */
	next: 0,
	/** How many messages were sent. */
	sent: 1,
} as const;

/** A batch that was read, and which one it is. */
export interface ReadBatch {
	readonly at: number;
	readonly batch: NoteBatch;
}

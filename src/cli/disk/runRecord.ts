import process from 'node:process';
import * as z from 'zod/mini';
import { changeBatchSchema, decisionsChangeSchema } from '../../core/changes/changeBatch.ts';
import { isNoteName } from './walkFolder.ts';

/**
 * Whether `path` names a note of a vault from its root: nothing that leads out of it or into a hidden folder.
 * Which folders on the way are links is for the disk to say when the note is opened.
 */
export function isNotePath(path: string): boolean {
	return isContainedPath(path) && isNoteName(path.slice(path.lastIndexOf('/') + 1));
}

function isContainedPath(path: string): boolean {
	// A backslash or a colon is a character of a name on most systems, and a way out on Windows.
	if (path.length > 4096 || path.includes('\0') || (process.platform === 'win32' && /[\\:]/.test(path))) return false;
	return path.split('/').every((part) => part !== '' && !part.startsWith('.'));
}

const notePath = z.string().check(z.refine(isNotePath));
const count = z.number().check(z.int(), z.minimum(0), z.maximum(1e9));

/**
 * A run of the command, as `batch.json` in its folder says it: a batch of changes like the app's own, and what the disk needs besides.
 * Whoever made the vault may have made this file: nothing in it is believed before the paths are contained and the hashes compared.
 */
const runRecordSchema = z
	.extend(changeBatchSchema, {
		/** `fix`, as the list of runs shows it. */
		command: z.string().check(z.maxLength(200)),
		/** For each of `notes`, in the same order, the number of the file that holds what it said before; `null` where the run made the note. */
		kept: z.array(z.nullable(count)),
		/** Notes that were renamed: a change to none of the old name, and one from none of the new, stand for each among `notes`. */
		renames: z.optional(z.array(z.object({ from: notePath, to: notePath }))),
		/** The folders that the run made, outermost first. */
		folders: z.array(z.string().check(z.refine(isContainedPath))),
		/** The run that this one took back. */
		takesBack: z.optional(z.string()),
		/** What was decided and lifted after it, where a note went into another. */
		decisions: z.optional(decisionsChangeSchema),
		/** Numbers of kept files into which another program wrote after the note was replaced. */
		raced: z.array(count),
	})
	.check(z.refine(({ notes, kept }) => notes.length === kept.length && notes.every(({ path }) => isNotePath(path))));

export type RunRecord = z.infer<typeof runRecordSchema>;

/** The record in `stored`, or `undefined` where it is none, or one of a later version. Never throws. */
export function parseRunRecord(stored: unknown): RunRecord | undefined {
	const parsed = runRecordSchema.safeParse(stored);
	return parsed.success ? parsed.data : undefined;
}

/** The paths whose change has not been taken back. */
export function pathsLeft({ notes, undone = [] }: Pick<RunRecord, 'notes' | 'undone'>): readonly string[] {
	const done = new Set(undone);
	return [...new Set(notes.map(({ path }) => path))].filter((path) => !done.has(path));
}

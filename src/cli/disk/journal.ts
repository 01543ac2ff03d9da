import { Buffer } from 'node:buffer';
import { constants } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { type NoteChange, changeBatchSchema } from '../../core/changes/changeBatch.ts';
import { diskFailure } from './diskFailure.ts';
import type { Disk } from './disk.ts';
import { readRegularFile } from './readRegularFile.ts';
import { isNotePath, parseRunRecord, type RunRecord } from './runRecord.ts';
import { isTemporary } from './temporaryFile.ts';

/**
 * What a run is about to do, written down before it is done, one JSON value a line: what a run that was killed leaves.
 * A run that ends writes its record instead.
 */
export type JournalEntry =
	| { readonly kind: 'run'; readonly version: 2; readonly command: string; readonly time: string; readonly takesBack?: string | undefined }
	/** A note is replaced, made or taken away. `n` names the kept file, `n.old`; `temporary` is a name in the note's folder. */
	| { readonly kind: 'write'; readonly n: number; readonly temporary: string; readonly change: NoteChange }
	/** A note is renamed: what of its old name becomes none, and what of none its new one. `temporary` is a name in its old folder. */
	| { readonly kind: 'rename'; readonly n: number; readonly temporary: string; readonly from: NoteChange; readonly to: NoteChange }
	| { readonly kind: 'folder'; readonly path: string }
	/** The step of that number was not taken after all. */
	| { readonly kind: 'refused'; readonly n: number };

const FILE = 'journal.jsonl';

/** A hundred times the journal of a run over 10,000 notes. */
const MAX_JOURNAL_BYTES = 400_000_000;

/** A run's journal, open for writing. */
export interface Journal {
	/** @throws {DiskFailure} if it cannot be written; the run ends, since the line may be there in part. */
	add(entry: JournalEntry): void;
	close(): void;
}

export function journalPath(runFolder: string): string {
	return join(runFolder, FILE);
}

/** Makes the journal of the run in `folder`, which the run has just made: nothing of that name may be there. */
export function createJournal(folder: string, disk: Disk): Journal {
	const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND;
	const path = journalPath(folder);
	const handle = failing(path, () => disk.openSync(path, flags, 0o666));
	return {
		add(entry) {
			const bytes = Buffer.from(`${JSON.stringify(entry)}\n`);
			for (let at = 0; at < bytes.length; ) at += failing(path, () => disk.writeSync(handle, bytes, at, bytes.length - at));
		},
		close: () => disk.closeSync(handle),
	};
}

/** @throws {DiskFailure} where the system call does not succeed: without its journal a run is none. */
function failing<T>(path: string, call: () => T): T {
	try {
		return call();
	} catch (error) {
		throw diskFailure(path, error);
	}
}

/** A step of a run that may have left a file beside its note. */
export interface TemporaryStep {
	/** Its number in the run. */
	readonly n: number;
	readonly change: Pick<NoteChange, 'path' | 'before' | 'after'>;
	/** A name in the note's folder. */
	readonly temporary: string;
}

/** A note that a run was to rename. Paths are relative to the vault. */
export interface RenameStep {
	readonly from: string;
	readonly to: string;
	/** A name in the folder of `from`. */
	readonly temporary: string;
}

/** What the journal of a run tells, as far as it goes. */
export interface ReadJournal {
	readonly record: RunRecord;
	/** Notes that were to be renamed, and the name that they may bear in between. */
	readonly renames: readonly RenameStep[];
	/** Steps that may have left a temporary file. */
	readonly temporaries: readonly TemporaryStep[];
	/** Whether the run came to its end: only journals of the first version say so. */
	readonly isEnded: boolean;
}

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.number().check(z.int(), z.minimum(0), z.maximum(1e9));
const notePath = z.string().check(z.refine(isNotePath));
const noteChange = changeBatchSchema.shape.notes.def.element;

const entrySchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('run'),
		version: z.union([z.literal(1), z.literal(2)]),
		command: z.string(),
		time: z.optional(z.iso.datetime()),
		startedAt: z.optional(z.iso.datetime()),
		takesBack: z.optional(z.string()),
	}),
	z.object({ kind: z.literal('write'), n: count, temporary: z.string(), change: noteChange }),
	z.object({ kind: z.literal('rename'), n: count, temporary: z.string(), from: noteChange, to: noteChange }),
	z.object({ kind: z.literal('folder'), path: z.string() }),
	z.object({ kind: z.literal('refused'), n: count }),
	// The first version, of 0.1.0: a kind a step, no edits, and what became of the run in the same file.
	z.object({ kind: z.literal('replace'), n: count, path: notePath, temporary: z.string(), before: hash, after: hash }),
	z.object({ kind: z.literal('create'), n: count, path: notePath, temporary: z.string(), after: hash }),
	z.object({ kind: z.literal('remove'), n: count, path: notePath, before: hash }),
	z.object({ kind: z.literal('raced'), n: count }),
	z.object({ kind: z.literal('undone'), by: z.string() }),
	z.object({ kind: z.literal('end') }),
]);

type StoredEntry = z.infer<typeof entrySchema>;

/**
 * What the journal in `folder` says of the run `id` up to the first line that is not as this command writes it;
 * a last line that a killed run left half written is left out. `undefined` where there is no journal, or none that can be believed.
 */
export function readJournal(folder: string, id: string, disk: Disk): ReadJournal | undefined {
	const file = readRegularFile(journalPath(folder), { maxBytes: MAX_JOURNAL_BYTES, within: folder }, disk);
	if (file.kind !== 'read') return undefined;
	const lines = file.bytes.toString('utf8').split('\n');
	// What follows the last line end is nothing, or a line that was not written to its end.
	lines.pop();
	const entries: StoredEntry[] = [];
	for (const line of lines) {
		const entry = parseEntry(line);
		// What follows a line that this command did not write is not believed either.
		if (entry === undefined) break;
		entries.push(entry);
	}
	return journalOf(entries, id);
}

function parseEntry(line: string): StoredEntry | undefined {
	try {
		const parsed = entrySchema.safeParse(JSON.parse(line));
		return parsed.success ? parsed.data : undefined;
	} catch {
		return undefined;
	}
}

function journalOf(entries: readonly StoredEntry[], id: string): ReadJournal | undefined {
	const [head] = entries;
	if (head?.kind !== 'run') return undefined;
	const refused = new Set(entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.n] : [])));
	const steps = entries.flatMap(stepsOf).filter(({ n }) => !refused.has(n));
	const renames = entries.flatMap((entry) => (entry.kind === 'rename' && !refused.has(entry.n) ? [entry] : []));
	const isUndone = entries.some(({ kind }) => kind === 'undone');
	const record = parseRunRecord({
		version: 1,
		id,
		time: head.time ?? head.startedAt,
		title: `dossier ${head.command}`,
		command: head.command,
		notes: steps.map(({ change }) => change),
		kept: steps.map(({ n, isKept }) => (isKept ? n : null)),
		...(renames.length === 0 ? {} : { renames: renames.map(({ from, to }) => ({ from: from.path, to: to.path })) }),
		folders: entries.flatMap((entry) => (entry.kind === 'folder' ? [entry.path] : [])),
		raced: entries.flatMap((entry) => (entry.kind === 'raced' ? [entry.n] : [])),
		...(head.takesBack === undefined ? {} : { takesBack: head.takesBack }),
		...(isUndone ? { undone: steps.map(({ change }) => change.path) } : {}),
	});
	if (record === undefined) return undefined;
	const temporaries = entries.flatMap((entry) => {
		if (entry.kind !== 'write' && entry.kind !== 'replace' && entry.kind !== 'create') return [];
		const temporary = entry.temporary.slice(entry.temporary.lastIndexOf('/') + 1);
		return stepsOf(entry).map((step) => ({ ...step, temporary }));
	});
	return {
		record,
		renames: renames
			.filter(({ temporary }) => !temporary.includes('/') && isTemporary(temporary))
			.map(({ from, to, temporary }) => ({ from: from.path, to: to.path, temporary })),
		temporaries: temporaries.filter(({ temporary }) => isTemporary(temporary)),
		isEnded: entries.some(({ kind }) => kind === 'end'),
	};
}

/** The changes of one entry, and whether what was there before is kept in the file of its number. */
function stepsOf(entry: StoredEntry): readonly { readonly n: number; readonly change: NoteChange; readonly isKept: boolean }[] {
	if (entry.kind === 'write') return [{ ...entry, isKept: entry.change.before !== null }];
	if (entry.kind === 'rename') return [entry.from, entry.to].map((change) => ({ n: entry.n, change, isKept: false }));
	if (entry.kind !== 'replace' && entry.kind !== 'create' && entry.kind !== 'remove') return [];
	const { n, path } = entry;
	const before = entry.kind === 'create' ? null : entry.before;
	const after = entry.kind === 'remove' ? null : entry.after;
	// Its edits were never written down; what the note was is in the kept file.
	return [{ n, change: { path, before, after, edits: [], inverse: [] }, isKept: before !== null }];
}

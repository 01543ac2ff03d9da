import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { type JournalEntry, openJournal, readJournal } from './journal.ts';
import { removeIgnoringErrors } from './ignoringErrors.ts';
import { readRegularFile } from './readRegularFile.ts';
import { isTemporary } from './temporaryFile.ts';

/** A run that wrote to the vault, as its folder tells it. */
export interface PastRun {
	/** Its name: the time it began. */
	readonly id: string;
	readonly folder: string;
	readonly command: string;
	/** ISO 8601, UTC. */
	readonly startedAt: string;
	readonly entries: readonly JournalEntry[];
	/** The run that took it back, or `undefined`. */
	readonly undoneBy: string | undefined;
}

/** A note that somebody went on writing into while it was replaced, and where what they wrote is. */
export interface Race {
	readonly path: string;
	/** Absolute. */
	readonly kept: string;
}

/** No note that is written is so large; what somebody wrote into a kept one may be. */
const MAX_KEPT_BYTES = 100_000_000;

/** How many runs can be taken back. */
export const RUNS_KEPT = 5;

export function runsFolderOf(keepFolder: string): string {
	return join(keepFolder, 'runs');
}

export function keptFile(runFolder: string, n: number): string {
	return join(runFolder, `${n}.old`);
}

export function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** The runs that are kept, oldest first. */
export function pastRuns(keepFolder: string, disk: Disk): readonly PastRun[] {
	const runs: PastRun[] = [];
	for (const id of runIds(keepFolder, disk)) {
		const folder = join(runsFolderOf(keepFolder), id);
		const entries = readJournal(folder, disk);
		const [first] = entries;
		if (first?.kind !== 'run') continue;
		const undone = entries.find((entry) => entry.kind === 'undone');
		runs.push({ id, folder, command: first.command, startedAt: first.startedAt, entries, undoneBy: undone?.by });
	}
	return runs;
}

/**
 * Cleans up behind runs that were killed: temporary files beside notes, second names of notes that were never replaced.
 * Only for the holder of the lock, for whom every run that did not end is dead.
 *
 * @returns the notes that somebody wrote into while such a run replaced them.
 */
export function sweepDeadRuns(root: string, keepFolder: string, disk: Disk): readonly Race[] {
	const races: Race[] = [];
	for (const run of pastRuns(keepFolder, disk)) {
		if (run.entries.some((entry) => entry.kind === 'end')) continue;
		sweepRun(root, run.folder, run.entries, disk);
		races.push(...checkKept(run.folder, run.entries, disk));
		end(run.folder, disk);
	}
	return races;
}

/** Removes what a run may have left beside the notes: temporary files, and second names of notes that it did not replace in the end. */
export function sweepRun(root: string, runFolder: string, entries: readonly JournalEntry[], disk: Disk): void {
	for (const entry of entries) {
		if ((entry.kind === 'replace' || entry.kind === 'create') && isTemporary(entry.temporary))
			removeIgnoringErrors(join(root, entry.temporary), disk);
		if (entry.kind === 'replace') dropUnusedName(keptFile(runFolder, entry.n), disk);
	}
}

/** The races among the files that a run kept: those that are no longer what was read. */
export function checkKept(runFolder: string, entries: readonly JournalEntry[], disk: Disk): readonly Race[] {
	const refused = new Set(entries.flatMap((entry) => (entry.kind === 'refused' ? [entry.n] : [])));
	const known = new Set(entries.flatMap((entry) => (entry.kind === 'raced' ? [entry.n] : [])));
	const races: Race[] = [];
	for (const entry of entries) {
		if (entry.kind !== 'replace' || refused.has(entry.n) || known.has(entry.n)) continue;
		const kept = keptFile(runFolder, entry.n);
		const bytes = readKept(kept, disk);
		if (bytes === undefined || hashOf(bytes) === entry.before) continue;
		races.push({ path: entry.path, kept });
		note(runFolder, { kind: 'raced', n: entry.n, path: entry.path }, disk);
	}
	return races;
}

/**
 * Deletes the oldest runs beyond `RUNS_KEPT`; one that holds what somebody wrote in a race stays until it is deleted by hand.
 *
 * @returns the races that show only now: a program may have held a note open for long after it was replaced.
 */
export function pruneRuns(keepFolder: string, disk: Disk): readonly Race[] {
	const races: Race[] = [];
	const prunable = pastRuns(keepFolder, disk).filter(({ entries }) => !entries.some((entry) => entry.kind === 'raced'));
	for (const { folder, entries } of prunable.slice(0, Math.max(0, prunable.length - RUNS_KEPT))) {
		const late = checkKept(folder, entries, disk);
		races.push(...late);
		if (late.length === 0) deleteFolder(folder, disk);
	}
	return races;
}

/** Deletes a run's folder and the files in it; it holds no folders. */
export function deleteFolder(folder: string, disk: Disk): void {
	for (const name of disk.readdirSync(folder)) removeIgnoringErrors(join(folder, name), disk);
	disk.rmdirSync(folder);
}

function runIds(keepFolder: string, disk: Disk): readonly string[] {
	try {
		return disk.readdirSync(runsFolderOf(keepFolder)).sort();
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return [];
		throw error;
	}
}

/** A kept file with two names is a note that was about to be replaced and never was: the second name would bar every later write. */
function dropUnusedName(kept: string, disk: Disk): void {
	try {
		if (disk.lstatSync(kept).nlink > 1) disk.unlinkSync(kept);
	} catch {
		// Never made.
	}
}

/** The bytes of a file that a run kept; `undefined` where it is not there or no file of ours. */
export function readKept(kept: string, disk: Disk): Buffer | undefined {
	const file = readRegularFile(kept, { maxBytes: MAX_KEPT_BYTES, within: dirname(kept) }, disk);
	return file.kind === 'read' ? file.bytes : undefined;
}

function end(folder: string, disk: Disk): void {
	note(folder, { kind: 'end' }, disk);
}

/** Adds one entry to the journal of a run that is over. */
export function note(folder: string, entry: JournalEntry, disk: Disk): void {
	const journal = openJournal(folder, disk);
	journal.add(entry);
	journal.close();
}

import { join } from 'node:path';
import { finish, type Steps } from '../../core/text/steps.ts';
import type { Disk } from './disk.ts';
import { MAX_NOTE_BYTES } from './readNote.ts';
import { readRegularFile } from './readRegularFile.ts';
import { removeTemporaries } from './removeTemporaries.ts';
import { isRenamed, settleRename } from './settleRename.ts';
import { deleteRun, keptFile, type PastRun, pastRuns, readKept, unendedRuns, writeRecord } from './runFolders.ts';
import { sha256 } from '../sha256.ts';
import { pathsLeft, type RunRecord } from './runRecord.ts';

/** A note that somebody went on writing into while it was replaced, and where what they wrote is. */
export interface Race {
	readonly path: string;
	/** Absolute. */
	readonly kept: string;
}

/** How many runs can be taken back. */
const RUNS_KEPT = 5;

/**
 * Cleans up after runs that were killed: temporary files beside notes, second names of notes that were never replaced.
 * Only for the holder of the lock, for whom every run that did not end is dead.
 *
 * @returns the notes that somebody wrote into while such a run replaced them.
 * @throws {OperatorError} if what it cleaned up cannot be written down.
 */
export function sweepDeadRuns(root: string, stateFolder: string, disk: Disk): readonly Race[] {
	const races: Race[] = [];
	for (const { folder, record, unended } of unendedRuns(stateFolder, disk)) {
		if (unended === undefined) continue;
		finish(removeTemporaries(root, folder, unended.temporaries, disk));
		for (const step of unended.renames) settleRename(root, step, disk);
		for (const n of record.kept) if (n !== null) dropUnusedName(keptFile(folder, n), disk);
		const done = withoutUndone(root, folder, record, disk);
		const found = finish(findRaces(folder, done, disk));
		races.push(...found.races);
		if (done.notes.length === 0) deleteRun(folder, disk);
		else writeRecord(folder, found.record, disk);
	}
	return races;
}

/** A kept file with two names is a note that was about to be replaced and never was: the second name would bar every later write. */
function dropUnusedName(kept: string, disk: Disk): void {
	try {
		if (disk.lstatSync(kept).nlink > 1) disk.unlinkSync(kept);
	} catch {
		// Never made.
	}
}

/** The record of a run that was killed, without the step before which it died. */
function withoutUndone(root: string, folder: string, record: RunRecord, disk: Disk): RunRecord {
	const renames = record.renames?.filter((rename) => isRenamed(root, rename, disk));
	const renamed = new Set(renames?.flatMap(({ from, to }) => [from, to]));
	const toBeRenamed = new Set(record.renames?.flatMap(({ from, to }) => [from, to]));
	const isDone = record.notes.map(({ path, before, after }, at) => {
		// The two changes of a renaming are made together or not at all, and on some disks both names lead to the note.
		if ((before === null || after === null) && toBeRenamed.has(path)) return renamed.has(path);
		const n = record.kept[at];
		if (n !== null && n !== undefined && readKept(folder, n, disk) === undefined) return false;
		const file = readRegularFile(join(root, path), { maxBytes: MAX_NOTE_BYTES, within: root }, disk);
		return (file.kind === 'read' ? sha256(file.bytes) : null) !== before;
	});
	return {
		...record,
		notes: record.notes.filter((_, at) => isDone[at]),
		kept: record.kept.filter((_, at) => isDone[at]),
		...(renames === undefined ? {} : { renames }),
	};
}

/** The races among the files that a run kept, those that are no longer what was read, and the record that knows of them. */
export function* findRaces(
	folder: string,
	record: RunRecord,
	disk: Disk,
): Steps<{ readonly races: readonly Race[]; readonly record: RunRecord }> {
	const races: Race[] = [];
	const raced = new Set(record.raced);
	for (const [at, { path, before }] of record.notes.entries()) {
		yield;
		const n = record.kept[at] ?? null;
		if (n === null || raced.has(n)) continue;
		const bytes = readKept(folder, n, disk);
		if (bytes === undefined || sha256(bytes) === before) continue;
		races.push({ path, kept: keptFile(folder, n) });
		raced.add(n);
	}
	return { races, record: races.length === 0 ? record : { ...record, raced: [...raced] } };
}

/**
 * Deletes the oldest runs beyond `RUNS_KEPT`, first those that were taken back already. A run of `undo` is none of the five: it goes with the run that it took
 * back. One that holds what somebody wrote in a race stays until it is deleted by hand.
 *
 * @returns the races that show only now: a program may have held a note open for long after it was replaced.
 */
export function* pruneRuns(stateFolder: string, disk: Disk): Steps<readonly Race[]> {
	yield;
	const runs = pastRuns(stateFolder, disk);
	const prunable = runs.filter(({ record }) => record.takesBack === undefined && record.raced.length === 0);
	const oldest = [...prunable.filter(isTakenBack), ...prunable.filter((run) => !isTakenBack(run))];
	const gone = new Set(oldest.slice(0, Math.max(0, prunable.length - RUNS_KEPT)).map(({ id }) => id));
	const stays = new Set(runs.filter(({ id }) => !gone.has(id)).map(({ id }) => id));
	const races: Race[] = [];
	for (const { id, folder, record } of runs) {
		yield;
		const isOrphan = record.takesBack !== undefined && !stays.has(record.takesBack);
		if (!gone.has(id) && !isOrphan) continue;
		if (record.raced.length > 0) continue;
		const late = yield* findRaces(folder, record, disk);
		races.push(...late.races);
		if (late.races.length === 0) deleteRun(folder, disk);
		else writeRecord(folder, late.record, disk);
	}
	return races;
}

function isTakenBack({ record }: PastRun): boolean {
	return pathsLeft(record).length === 0;
}

import type { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { removeIgnoringErrors } from './ignoringErrors.ts';
import { journalPath, type ReadJournal, readJournal } from './journal.ts';
import { readRegularFile } from './readRegularFile.ts';
import { parseRunRecord, type RunRecord } from './runRecord.ts';
import { isRealFolder, makeRealFolder } from './stateFolder.ts';
import { isTemporary } from './temporaryFile.ts';
import { writePlainFile } from './writePlainFile.ts';

/** A run that wrote to the vault, as its folder tells it. */
export interface PastRun {
	/** Its name: the time it began. */
	readonly id: string;
	readonly folder: string;
	readonly record: RunRecord;
	/** The journal of a run that was killed before its end; only the holder of the lock can tell it from one at work. */
	readonly unended: ReadJournal | undefined;
}

const RECORD = 'batch.json';

/** Room for the edits of a run over more notes than any vault has. */
const MAX_RECORD_BYTES = 400_000_000;

/** No note that is written is so large; what somebody wrote into a kept one may be. */
export const MAX_KEPT_BYTES = 100_000_000;

/** A run's name: the time as every file system takes it, and a number where two runs began at once. */
const RUN_ID = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}(?:-\d{1,9})?$/;
const OWN_FILE = /^(?:\d{1,10}\.old|batch\.json|journal\.jsonl)$/;

function runsFolderOf(stateFolder: string): string {
	return join(stateFolder, 'runs');
}

export function keptFile(runFolder: string, n: number): string {
	return join(runFolder, `${n}.old`);
}

/**
 * The runs that are kept, oldest first.
 * A folder that is a link, or whose record or journal is not as this command writes them, is no run: nothing is read or deleted there.
 */
export function pastRuns(stateFolder: string, disk: Disk): readonly PastRun[] {
	return runIds(stateFolder, disk).flatMap((id) => {
		const folder = join(runsFolderOf(stateFolder), id);
		const run = isRealFolder(folder, disk) ? readRun(folder, id, disk) : undefined;
		return run === undefined ? [] : [run];
	});
}

/** The names of the folders that are called like a run, hold what a run keeps and are none, see `pastRuns`: whoever looks for a run is told of them. */
export function runsLeftOut(stateFolder: string, runs: readonly PastRun[], disk: Disk): readonly string[] {
	const known = new Set(runs.map(({ id }) => id));
	return runIds(stateFolder, disk).filter((id) => {
		const folder = join(runsFolderOf(stateFolder), id);
		return !known.has(id) && (!isRealFolder(folder, disk) || holdsOwnFile(folder, disk));
	});
}

/** Whether what a run keeps lies there, or nobody may look. */
function holdsOwnFile(folder: string, disk: Disk): boolean {
	try {
		return disk.readdirSync(folder).some((name) => OWN_FILE.test(name));
	} catch {
		return true;
	}
}

/** The runs that did not end, oldest first. A run that has its record has ended: the record, which holds the edits of the whole run, is not read. */
export function unendedRuns(stateFolder: string, disk: Disk): readonly PastRun[] {
	return runIds(stateFolder, disk).flatMap((id) => {
		const folder = join(runsFolderOf(stateFolder), id);
		if (!isRealFolder(folder, disk) || disk.lstatSync(join(folder, RECORD), { throwIfNoEntry: false }) !== undefined) return [];
		const run = readRun(folder, id, disk);
		return run?.unended === undefined ? [] : [run];
	});
}

function readRun(folder: string, id: string, disk: Disk): PastRun | undefined {
	const file = readRegularFile(join(folder, RECORD), { maxBytes: MAX_RECORD_BYTES, within: folder }, disk);
	if (file.kind === 'read') {
		const record = parseRunRecord(jsonOf(file.bytes));
		return record === undefined ? undefined : { id, folder, record, unended: undefined };
	}
	if (file.kind === 'refused') return undefined;
	const journal = readJournal(folder, id, disk);
	return journal === undefined ? undefined : { id, folder, record: journal.record, unended: journal.isEnded ? undefined : journal };
}

function jsonOf(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8')) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * Writes a run's record, whole, in the place of the one before; its journal goes.
 *
 * @throws {OperatorError} if it cannot be written; the journal is then still there.
 */
export function writeRecord(folder: string, record: RunRecord, disk: Disk): void {
	writePlainFile(join(folder, RECORD), [`${JSON.stringify(record)}\n`], disk);
	removeIgnoringErrors(journalPath(folder), disk);
}

/** The bytes of a file that a run kept; `undefined` where it is not there or no file of ours. */
export function readKept(runFolder: string, n: number, disk: Disk): Buffer | undefined {
	const file = readRegularFile(keptFile(runFolder, n), { maxBytes: MAX_KEPT_BYTES, within: runFolder }, disk);
	return file.kind === 'read' ? file.bytes : undefined;
}

/** Deletes the files that a run keeps and its folder; a folder with anything else in it stays. */
export function deleteRun(folder: string, disk: Disk): void {
	for (const name of disk.readdirSync(folder)) if (OWN_FILE.test(name) || isTemporary(name)) removeIgnoringErrors(join(folder, name), disk);
	try {
		disk.rmdirSync(folder);
	} catch {
		// What somebody else put there is not ours to delete.
	}
}

/** Makes the folder of a new run in the command's own folder and names it by the time; it comes after all that are there, whatever the clock says. */
export function makeRunFolder(stateFolder: string, now: Date, disk: Disk): { readonly id: string; readonly folder: string } {
	const runs = makeRealFolder(runsFolderOf(stateFolder), disk);
	const last = timeOf(runIds(stateFolder, disk).at(-1) ?? '');
	const given = now.toISOString().replace(/[:.]/g, '-').replace('Z', '');
	const time = given > last.time ? given : last.time;
	for (let again = given > last.time ? 1 : last.again + 1; ; again += 1) {
		const id = again === 1 ? time : `${time}-${again}`;
		const folder = join(runs, id);
		try {
			disk.mkdirSync(folder);
			return { id, folder };
		} catch (error) {
			if (errorCode(error) !== 'EEXIST') throw error;
		}
	}
}

function runIds(stateFolder: string, disk: Disk): readonly string[] {
	const runs = runsFolderOf(stateFolder);
	if (!isRealFolder(stateFolder, disk) || !isRealFolder(runs, disk)) return [];
	return disk
		.readdirSync(runs)
		.filter((name) => RUN_ID.test(name))
		.sort(byTime);
}

/** `…-589-10` comes after `…-589-9`. */
function byTime(a: string, b: string): number {
	const [first, second] = [timeOf(a), timeOf(b)];
	if (first.time !== second.time) return first.time < second.time ? -1 : 1;
	return first.again - second.again;
}

function timeOf(id: string): { readonly time: string; readonly again: number } {
	return { time: id.slice(0, 23), again: id.length > 23 ? Number(id.slice(24)) : 1 };
}

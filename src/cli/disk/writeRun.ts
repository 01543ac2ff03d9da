import { Buffer } from 'node:buffer';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { loneSurrogateAt } from '../../core/text/hiddenCharacters.ts';
import { createFile } from './createFile.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { DiskFailure } from './diskFailure.ts';
import { type JournalEntry, openJournal } from './journal.ts';
import { makeStateFolder } from './stateFolder.ts';
import { placeForNew } from './placeForNew.ts';
import { replaceFile } from './replaceFile.ts';
import { checkKept, deleteFolder, hashOf, keptFile, pruneRuns, type Race, runsFolderOf, sweepDeadRuns, sweepRun } from './runFolders.ts';
import { moveToBackup } from './moveToBackup.ts';
import { temporaryName } from './temporaryFile.ts';
import { lockVault } from './vaultLock.ts';
import { writableFile } from './writableFile.ts';
import type { WriteOutcome, WriteRefusal } from './writeOutcome.ts';

/** What a run left behind when it ended. */
export interface RunEnd {
	/** The run's name for `undo`, or `undefined` when it wrote nothing. */
	readonly id: string | undefined;
	readonly races: readonly Race[];
}

/** A run that writes: from taking the vault's lock to letting go of it. Paths are relative to the vault. */
export interface WriteRun {
	/** Its name for `undo`. */
	readonly id: string;
	/** Replaces the note at `path`, which has to hold `expected` still. */
	replace(path: string, expected: string, next: string): WriteOutcome;
	/** The same for bytes, for `undo`. */
	replaceBytes(path: string, expected: Uint8Array, next: Uint8Array): WriteOutcome;
	/** Makes a note; the outcome says where, since a folder that is there keeps its spelling. */
	create(path: string, text: string): { readonly kind: 'written'; readonly path: string } | WriteRefusal;
	createBytes(path: string, bytes: Uint8Array): { readonly kind: 'written'; readonly path: string } | WriteRefusal;
	/** Takes a note that holds `expected` away and keeps it. */
	takeAway(path: string, expected: Uint8Array): WriteOutcome;
	/** Removes a folder that is empty; nothing happens to any other. */
	removeEmptyFolder(path: string): void;
	/** Looks at what was kept, deletes old backups, lets go of the lock. Has to be called however the run went. */
	end(): RunEnd;
}

export interface WriteRunOptions {
	/** The vault's real path. */
	readonly root: string;
	/** What is shown in the list of runs: `fix`. */
	readonly command: string;
	readonly now: Date;
	readonly disk?: Disk;
}

/**
 * Begins a run that writes to a vault: takes its lock, cleans up behind a run that was killed, makes a folder for the backups.
 *
 * @throws {OperatorError} if another run is at work or the vault cannot be written to.
 */
export function openWriteRun({ root, command, now, disk = nodeDisk }: WriteRunOptions): WriteRun {
	const keepFolder = makeStateFolder(root, disk);
	const lock = lockVault(keepFolder, disk);
	try {
		return beginRun(root, keepFolder, command, now, disk, () => lock.release());
	} catch (error) {
		lock.release();
		throw error;
	}
}

function beginRun(root: string, keepFolder: string, command: string, now: Date, disk: Disk, release: () => void): WriteRun {
	const races: Race[] = [...sweepDeadRuns(root, keepFolder, disk)];
	const { id, folder } = makeRunFolder(keepFolder, now, disk);
	const journal = openJournal(folder, disk);
	const entries: JournalEntry[] = [];
	const add = (entry: JournalEntry) => {
		journal.add(entry);
		entries.push(entry);
	};
	add({ kind: 'run', command, startedAt: now.toISOString(), version: 1 });
	let steps = 0;
	let written = 0;

	const settle = <Outcome extends WriteOutcome>(n: number, outcome: Outcome): Outcome => {
		if (outcome.kind === 'written') written++;
		else add({ kind: 'refused', n });
		return outcome;
	};
	const toVault = (path: string) => relative(root, path).replaceAll(sep, '/');

	function replaceBytes(path: string, expected: Uint8Array, next: Uint8Array): WriteOutcome {
		if (isConflictCopy(path))
			return {
				kind: 'refused',
				code: 'CONFLICT_COPY',
				reason: 'is a copy that a sync program made of a conflict; it is read, never written',
			};
		// Between another program's emptying and its filling of a file nothing tells that it is being written.
		if (expected.length === 0)
			return { kind: 'refused', code: 'EMPTY', reason: 'is empty, as a note is while another program writes it; it is not written' };
		const writable = writableFile(root, join(root, path), disk);
		if (writable.kind === 'refused') return writable;
		const n = steps++;
		const temporary = temporaryName(writable.real, process.pid);
		add({ kind: 'replace', n, path: toVault(writable.real), temporary: toVault(temporary), before: hashOf(expected), after: hashOf(next) });
		return settle(n, replaceFile({ root, path: writable.real, temporary, expected, next, keptAs: keptFile(folder, n) }, disk));
	}

	function createBytes(path: string, bytes: Uint8Array): { readonly kind: 'written'; readonly path: string } | WriteRefusal {
		const place = placeForNew(root, path, disk);
		if (place.kind === 'refused') return place;
		for (const missing of place.missingFolders) {
			const refusal = makeFolder(join(root, missing), disk);
			if (refusal) return refusal;
			add({ kind: 'folder', path: missing });
		}
		const absolute = join(root, place.path);
		const n = steps++;
		const temporary = temporaryName(absolute, process.pid);
		add({ kind: 'create', n, path: place.path, temporary: toVault(temporary), after: hashOf(bytes) });
		const outcome = settle(n, createFile({ path: absolute, temporary, next: bytes }, disk));
		return outcome.kind === 'written' ? { kind: 'written', path: place.path } : outcome;
	}

	return {
		id,
		replace(path, expected, next) {
			if (loneSurrogateAt(next) !== -1)
				return { kind: 'refused', code: 'BAD_TEXT', reason: 'would get half a character, which no file can hold' };
			return replaceBytes(path, Buffer.from(expected), Buffer.from(next));
		},
		replaceBytes,
		create(path, text) {
			if (loneSurrogateAt(text) !== -1)
				return { kind: 'refused', code: 'BAD_TEXT', reason: 'would hold half a character, which no file can hold' };
			return createBytes(path, Buffer.from(text));
		},
		createBytes,
		takeAway(path, expected) {
			const writable = writableFile(root, join(root, path), disk);
			if (writable.kind === 'refused') return writable;
			const n = steps++;
			add({ kind: 'remove', n, path, before: hashOf(expected) });
			return settle(n, moveToBackup({ path: writable.real, expected, keptAs: keptFile(folder, n) }, disk));
		},
		removeEmptyFolder(path) {
			try {
				disk.rmdirSync(join(root, path));
			} catch {
				// Somebody put something there: it stays.
			}
		},
		end() {
			try {
				sweepRun(root, folder, entries, disk);
				races.push(...checkKept(folder, entries, disk));
				add({ kind: 'end' });
				journal.close();
				if (written === 0) deleteFolder(folder, disk);
				races.push(...pruneRuns(keepFolder, disk));
			} finally {
				release();
			}
			return { id: written === 0 ? undefined : id, races };
		},
	};
}

function makeFolder(folder: string, disk: Disk): WriteRefusal | undefined {
	try {
		disk.mkdirSync(folder);
		return undefined;
	} catch (error) {
		const code = errorCode(error) ?? '';
		if (code === 'EEXIST') return undefined;
		if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
			return { kind: 'refused', code: 'READ_ONLY', reason: `cannot be made: the folder above it cannot be written to (${code})` };
		if (code === 'ENOTDIR' || code === 'ENAMETOOLONG') return { kind: 'refused', code: 'BAD_PATH', reason: `cannot be made (${code})` };
		throw new DiskFailure(`the disk failed with ${code} at ${folder}; the run stops`);
	}
}

/** What Syncthing, Dropbox and their like call the other version of a note. */
export function isConflictCopy(path: string): boolean {
	const name = path.slice(path.lastIndexOf('/') + 1);
	return /\.sync-conflict-\d{8}-\d{6}/.test(name) || /\([^()]{0,80}conflicted copy[^()]{0,80}\)/i.test(name);
}

/** The time as a name that every file system takes and that sorts by time. */
function makeRunFolder(keepFolder: string, now: Date, disk: Disk): { readonly id: string; readonly folder: string } {
	const runs = runsFolderOf(keepFolder);
	disk.mkdirSync(runs, { recursive: true });
	const time = now.toISOString().replace(/[:.]/g, '-').replace('Z', '');
	for (let again = 1; ; again++) {
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

import type { Steps } from '../../core/text/steps.ts';
import { Buffer } from 'node:buffer';
import { basename, join, relative, sep } from 'node:path';
import process from 'node:process';
import type { NoteChange } from '../../core/changes/changeBatch.ts';
import { noteChange } from '../../core/changes/noteChange.ts';
import { editBetween } from '../../core/text/editBetween.ts';
import { loneSurrogateAt } from '../../core/text/hiddenCharacters.ts';
import { isConflictCopy } from '../../core/vault/noteRole/conflictCopyOf.ts';
import { createFile } from './createFile.ts';
import { decodeNote } from './decodeNote.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { DiskFailure } from './diskFailure.ts';
import { moveToBackup } from './moveToBackup.ts';
import { placeForNew } from './placeForNew.ts';
import { renameFile } from './renameFile.ts';
import { replaceFile } from './replaceFile.ts';
import { makeRunFolder } from './runFolders.ts';
import { sha256 } from '../sha256.ts';
import { RunLog } from './runLog.ts';
import type { RunRecord } from './runRecord.ts';
import { makeStateFolder } from './stateFolder.ts';
import { removeLeftovers } from './removeLeftovers.ts';
import { pruneRuns, type Race, sweepDeadRuns } from './sweepRuns.ts';
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

/** What became of a note that was to be made; where a folder is there already its spelling is kept. */
type CreateOutcome = { readonly kind: 'written'; readonly path: string } | WriteRefusal;

/** A run that writes: from taking the vault's lock to letting go of it. Paths are relative to the vault. */
export interface WriteRun {
	/** Its name for `undo`. */
	readonly id: string;
	/** Replaces the note at `path`, which has to hold `expected` still. */
	replace(path: string, expected: string, next: string): WriteOutcome;
	/** The same for bytes, for `undo`. */
	replaceBytes(path: string, expected: Uint8Array, next: Uint8Array): WriteOutcome;
	/** Makes a note. */
	create(path: string, text: string): CreateOutcome;
	/** The same for bytes; with `isBack` a note comes back, also to a name that no new one gets. */
	createBytes(path: string, bytes: Uint8Array, isBack?: boolean): CreateOutcome;
	/**
	 * Gives a note that holds `expected` another name, which nobody may have; it stays the file that it is where the disk can do that.
	 * With `isBack` it may get one back that no new note gets.
	 */
	rename(from: string, to: string, expected: Uint8Array, isBack?: boolean): CreateOutcome;
	/** Takes a note that holds `expected` away and keeps it. */
	takeAway(path: string, expected: Uint8Array): WriteOutcome;
	/** Removes a folder that is empty; nothing happens to any other. */
	removeEmptyFolder(path: string): void;
	/** Looks at what was kept, deletes old backups, lets go of the lock. Has to be taken to its end however the run went. */
	end(): Steps<RunEnd>;
}

export interface WriteRunOptions {
	/** The vault's real path. */
	readonly root: string;
	/** What is shown in the list of runs: `fix`. */
	readonly command: string;
	readonly now: Date;
	/** The run that this one takes back. */
	readonly takesBack?: string;
	/** What is decided and lifted after the run, by whoever began it. */
	readonly decisions?: RunRecord['decisions'];
	readonly disk?: Disk;
}

/**
 * Begins a run that writes to a vault: takes its lock, cleans up after a run that was killed, makes a folder for the backups.
 *
 * @throws {OperatorError} if another run is at work or the vault cannot be written to.
 */
export function openWriteRun(options: WriteRunOptions): WriteRun {
	const { root, disk = nodeDisk } = options;
	const stateFolder = makeStateFolder(root, disk);
	const lock = lockVault(stateFolder, disk);
	try {
		const swept = sweepDeadRuns(root, stateFolder, disk);
		removeLeftovers(stateFolder, options.now, disk);
		const { id, folder } = makeRunFolder(stateFolder, options.now, disk);
		const log = new RunLog(root, folder, disk);
		log.begin(options, id);
		const end = function* (): Steps<RunEnd> {
			try {
				const { record, races } = yield* log.end();
				const late = yield* pruneRuns(stateFolder, disk);
				return { id: record === undefined ? undefined : id, races: [...swept, ...races, ...late] };
			} finally {
				lock.release();
			}
		};
		return { id, ...stepsOf(log, root, disk), end };
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** What a run does to notes: a function a step, which share the run's log, root and disk; `rename` falls back on two of the others. */
function stepsOf(log: RunLog, root: string, disk: Disk): Omit<WriteRun, 'id' | 'end'> {
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
		const { real } = writable;
		const temporary = temporaryName(real, process.pid);
		return log.take(changeOf(toVault(real), expected, next), basename(temporary), (keptAs) =>
			replaceFile({ root, path: real, temporary, expected, next, keptAs }, disk),
		);
	}

	/** Where the note `path` may be made, its folders made. */
	function madePlace(path: string, isBack: boolean | undefined, itself?: string): CreateOutcome {
		const place = placeForNew(root, path, disk, { itself, isBack });
		if (place.kind === 'refused') return place;
		for (const missing of place.missingFolders) {
			const refusal = makeFolder(join(root, missing), disk);
			if (refusal) return refusal;
			log.madeFolder(missing);
		}
		return { kind: 'written', path: place.path };
	}

	function createBytes(path: string, bytes: Uint8Array, isBack?: boolean): CreateOutcome {
		const place = madePlace(path, isBack);
		if (place.kind === 'refused') return place;
		const absolute = join(root, place.path);
		const temporary = temporaryName(absolute, process.pid);
		const outcome = log.take(changeOf(place.path, undefined, bytes), basename(temporary), () =>
			createFile({ path: absolute, temporary, next: bytes }, disk),
		);
		return outcome.kind === 'written' ? { kind: 'written', path: place.path } : outcome;
	}

	function takeAway(path: string, expected: Uint8Array): WriteOutcome {
		const writable = writableFile(root, join(root, path), disk);
		if (writable.kind === 'refused') return writable;
		const { real } = writable;
		const temporary = temporaryName(real, process.pid);
		return log.take(changeOf(toVault(real), expected, undefined), basename(temporary), (keptAs) =>
			moveToBackup({ path: real, temporary, expected, keptAs }, disk),
		);
	}

	function rename(from: string, to: string, expected: Uint8Array, isBack?: boolean): CreateOutcome {
		const writable = writableFile(root, join(root, from), disk);
		if (writable.kind === 'refused') return writable;
		const { real } = writable;
		if (disk.lstatSync(join(root, from)).isSymbolicLink())
			return { kind: 'refused', code: 'NOT_A_FILE', reason: `is a link to ${toVault(real)}; rename what it leads to` };
		const place = madePlace(to, isBack, toVault(real));
		if (place.kind === 'refused') return place;
		const temporary = temporaryName(real, process.pid);
		const outcome = log.rename(
			changeOf(toVault(real), expected, undefined),
			changeOf(place.path, undefined, expected),
			basename(temporary),
			() => renameFile({ from: real, to: join(root, place.path), temporary, expected }, disk),
		);
		if (outcome.kind === 'written') return place;
		if (outcome.code !== 'OTHER_DISK') return outcome;
		// No file can be renamed from one disk to another: it is made there, and taken away here.
		const made = createBytes(place.path, expected, isBack);
		const taken = made.kind === 'written' ? takeAway(from, expected) : made;
		return taken.kind === 'written' ? place : taken;
	}

	return {
		rename,
		takeAway,
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
		removeEmptyFolder(path) {
			try {
				// Of a path that leads through a link nothing is removed: it may be a folder outside.
				if (disk.realpathSync(join(root, path)) === join(root, path)) disk.rmdirSync(join(root, path));
			} catch {
				// Somebody put something there: it stays.
			}
		},
	};
}

/** What is done to a note, with the edits that lead there and back; none where one of the two is no text. */
function changeOf(path: string, before: Uint8Array | undefined, after: Uint8Array | undefined): NoteChange {
	const hashes = { before: before === undefined ? null : sha256(before), after: after === undefined ? null : sha256(after) };
	const from = textOf(before);
	const to = textOf(after);
	if (from === undefined || to === undefined) return { path, ...hashes, edits: [], inverse: [] };
	const edit = editBetween(from, to);
	return noteChange(path, from, edit === undefined ? [] : [edit], hashes);
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
	if (bytes === undefined) return '';
	const decoded = decodeNote(bytes);
	return decoded.kind === 'text' ? decoded.text : undefined;
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

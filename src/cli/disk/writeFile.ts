import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../operatorError.ts';
import { type Disk, errorCode } from './disk.ts';
import { isInside } from './isInside.ts';
import { pause } from './pause.ts';

export type WriteRefusalCode =
	| 'CHANGED' // somebody else wrote it since it was read
	| 'EMPTY' // nothing tells an empty note from one that is being written
	| 'GONE'
	| 'EXISTS'
	| 'OUTSIDE' // it, or the folder it stands in, really lies outside the vault
	| 'BAD_PATH'
	| 'NOT_A_FILE'
	| 'HARD_LINKED'
	| 'READ_ONLY'
	| 'OWNER'
	| 'BUSY'
	| 'BAD_TEXT'
	| 'CONFLICT_COPY';

/** What became of one write. A refusal leaves every file as it was; `reason` follows the note's path. */
export type WriteOutcome = { readonly kind: 'written' } | WriteRefusal;

export interface WriteRefusal {
	readonly kind: 'refused';
	readonly code: WriteRefusalCode;
	readonly reason: string;
}

/** One write to a vault: everything that has to be known before the first system call. Paths are absolute. */
interface WritePlan {
	/** The vault's real path. */
	readonly root: string;
	/** The file that is written: a real path, no link. */
	readonly path: string;
	/** A name in the same folder that nobody else uses; `temporaryName` makes it. */
	readonly temporary: string;
}

/** A file that takes the place of another. */
export interface ReplacePlan extends WritePlan {
	/** What was read; anything else on disk refuses the write. */
	readonly expected: Uint8Array;
	readonly next: Uint8Array;
	/** Where the old file stays: in the same file system if it can be, in a folder that is there. */
	readonly keptAs: string;
}

export interface CreatePlan extends WritePlan {
	readonly next: Uint8Array;
}

/** A file that is taken out of the vault and kept. */
export interface TakeAwayPlan {
	readonly path: string;
	readonly expected: Uint8Array;
	readonly keptAs: string;
}

/** The disk failed in a way that will fail again for the next note: it is full, broken or gone. The run ends; what was being written is as it was. */
export class DiskFailure extends OperatorError {}

/** Names of our temporary files. Hidden, so that Obsidian leaves them alone; short, so that they fit where the note's name fits. */
const TEMPORARY = /^\.dossier-\d+-[0-9a-f]{12}\.tmp$/;

/** A name for a temporary file beside `path`. */
export function temporaryName(path: string, pid: number): string {
	return join(dirname(path), `.dossier-${pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/** Whether a file of this path is a temporary one of ours. */
export function isTemporary(path: string): boolean {
	return TEMPORARY.test(basename(path));
}

/**
 * Where the note at the absolute path `path` is really written, or why it may not be.
 * A symbolic link inside the vault is followed, so that the link stays and its target is written.
 */
export function writableFile(root: string, path: string, disk: Disk): { readonly kind: 'file'; readonly real: string; readonly stat: Stats } | WriteRefusal {
	let real: string;
	try {
		real = disk.realpathSync(path);
	} catch (error) {
		const code = errorCode(error);
		if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('GONE', 'is no longer there');
		return refuse('NOT_A_FILE', `cannot be reached: ${code ?? String(error)}`);
	}
	if (!isInside(root, real)) return refuse('OUTSIDE', 'leads outside the vault; it is not written');
	if (real.slice(root.length).split(/[\\/]/).some((part) => part.startsWith('.'))) return refuse('OUTSIDE', 'leads into a hidden folder; it is not written');
	const stat = disk.lstatSync(real);
	if (!stat.isFile()) return refuse('NOT_A_FILE', 'is no file');
	if (stat.nlink > 1) return refuse('HARD_LINKED', 'has a second name on the disk (a hard link), which replacing it would cut off');
	// Asked of the mode, not of the system: root may write everything, and its owner still meant it.
	if ((stat.mode & constants.S_IWUSR) === 0) return refuse('READ_ONLY', 'is read-only');
	return { kind: 'file', real, stat };
}

/**
 * Puts `next` in the place of a file that holds `expected`, at once or not at all.
 *
 * The new text is written beside the file and flushed; the old file gets a second name in `keptAs`, is compared by that
 * name, and only then the new one is renamed over it. Whoever has the old file open goes on writing into the kept one,
 * which `checkKept` looks at when the run ends: nothing that was typed is lost, and nothing is ever rolled back over it.
 *
 * @throws {DiskFailure} if the disk is full or fails; the file and its folder are then as before.
 */
export function replaceFile(plan: ReplacePlan, disk: Disk): WriteOutcome {
	const { root, path, temporary, expected, next, keptAs } = plan;
	const writable = writableFile(root, path, disk);
	if (writable.kind === 'refused') return writable;
	const { stat } = writable;
	const written = writeTemporary(temporary, next, stat, disk);
	if (written.kind === 'refused') return written;
	try {
		const linked = keep(path, keptAs, disk);
		const isSame = linked ? sameFile(path, keptAs, disk) : Buffer.compare(disk.readFileSync(path), expected) === 0;
		if (!isSame || Buffer.compare(disk.readFileSync(keptAs), expected) !== 0) {
			removeQuietly(keptAs, disk);
			removeQuietly(temporary, disk);
			return refuse('CHANGED', 'was changed by another program since it was read; nothing was written to it');
		}
		const renamed = renameOver(temporary, path, disk);
		if (renamed.kind === 'refused') {
			removeQuietly(keptAs, disk);
			removeQuietly(temporary, disk);
		}
		return renamed;
	} catch (error) {
		removeQuietly(keptAs, disk);
		removeQuietly(temporary, disk);
		if (errorCode(error) === 'ENOENT') return refuse('GONE', 'is no longer there');
		throw failed(path, error);
	} finally {
		flushFolder(dirname(path), disk);
	}
}

/**
 * Makes a file that is not there yet, whole or not at all: written beside its place, flushed, and given its name only if nobody has it.
 * The folder has to be there.
 *
 * @throws {DiskFailure} if the disk is full or fails; nothing is left behind.
 */
export function createFile(plan: CreatePlan, disk: Disk): WriteOutcome {
	const { path, temporary, next } = plan;
	const written = writeTemporary(temporary, next, undefined, disk);
	if (written.kind === 'refused') return written;
	try {
		return nameNew(temporary, path, next, disk);
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return refuse('EXISTS', 'is there already; it is never written over');
		throw failed(path, error);
	} finally {
		removeQuietly(temporary, disk);
		flushFolder(dirname(path), disk);
	}
}

/**
 * Takes a file that holds `expected` out of the vault and keeps it in `keptAs`; any other file stays.
 *
 * @throws {DiskFailure} if the disk fails.
 */
export function takeAwayFile({ path, expected, keptAs }: TakeAwayPlan, disk: Disk): WriteOutcome {
	try {
		const linked = keep(path, keptAs, disk);
		const isSame = (!linked || sameFile(path, keptAs, disk)) && Buffer.compare(disk.readFileSync(keptAs), expected) === 0;
		if (isSame) {
			disk.unlinkSync(path);
			return { kind: 'written' };
		}
		removeQuietly(keptAs, disk);
		return refuse('CHANGED', 'was changed since; it stays');
	} catch (error) {
		removeQuietly(keptAs, disk);
		if (errorCode(error) === 'ENOENT') return refuse('GONE', 'is no longer there');
		throw failed(path, error);
	} finally {
		flushFolder(dirname(path), disk);
	}
}

/** Waits between the tries of a rename that another program stands in the way of, in milliseconds: what Windows' virus scanners and sync programs need. */
const RENAME_WAITS_MS = [5, 10, 25, 60, 150, 300];
const HELD_BY_OTHERS = new Set(['EPERM', 'EACCES', 'EBUSY']);

function renameOver(from: string, to: string, disk: Disk): WriteOutcome {
	for (const wait of [...RENAME_WAITS_MS, undefined]) {
		try {
			disk.renameSync(from, to);
			return { kind: 'written' };
		} catch (error) {
			const code = errorCode(error) ?? '';
			if (!HELD_BY_OTHERS.has(code)) throw error;
			if (wait === undefined) return refuse('BUSY', `is held by another program (${code}); nothing was written to it`);
			pause(wait);
		}
	}
	return refuse('BUSY', 'is held by another program; nothing was written to it');
}

/** Writes and flushes a new file with the mode and the owner of `like`. */
function writeTemporary(temporary: string, bytes: Uint8Array, like: Stats | undefined, disk: Disk): WriteOutcome {
	let handle: number;
	try {
		handle = disk.openSync(temporary, 'wx', like ? 0o600 : 0o666);
	} catch (error) {
		const code = errorCode(error) ?? '';
		if (code === 'EACCES' || code === 'EPERM') return refuse('READ_ONLY', 'lies in a folder that cannot be written to');
		if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('GONE', 'lies in a folder that is no longer there');
		throw failed(temporary, error);
	}
	let isWhole = false;
	try {
		for (let at = 0; at < bytes.length; ) at += disk.writeSync(handle, bytes, at, bytes.length - at);
		if (like) {
			const own = disk.fstatSync(handle);
			if ((own.uid !== like.uid || own.gid !== like.gid) && !giveTo(handle, like, disk)) return refuse('OWNER', 'belongs to somebody else, and would not any more if it were replaced');
			disk.fchmodSync(handle, like.mode & 0o7777);
		}
		disk.fsyncSync(handle);
		isWhole = true;
	} catch (error) {
		throw failed(temporary, error);
	} finally {
		closeQuietly(handle, disk);
		if (!isWhole) removeQuietly(temporary, disk);
	}
	return { kind: 'written' };
}

function giveTo(handle: number, { uid, gid }: Stats, disk: Disk): boolean {
	try {
		disk.fchownSync(handle, uid, gid);
		return true;
	} catch {
		return false;
	}
}

/** What a file system says that knows no hard links, or none between these two folders. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/** Gives the file a second name; a copy where there are no hard links. @returns whether it is the same file. */
function keep(path: string, keptAs: string, disk: Disk): boolean {
	try {
		disk.linkSync(path, keptAs);
		return true;
	} catch (error) {
		if (!NO_LINKS.has(errorCode(error) ?? '')) throw error;
		disk.copyFileSync(path, keptAs, constants.COPYFILE_EXCL);
		return false;
	}
}

function nameNew(temporary: string, path: string, next: Uint8Array, disk: Disk): WriteOutcome {
	try {
		disk.linkSync(temporary, path);
		return { kind: 'written' };
	} catch (error) {
		if (!NO_LINKS.has(errorCode(error) ?? '')) throw error;
	}
	// Without hard links the name has to be taken first: still never somebody else's, though not whole at once.
	const handle = disk.openSync(path, 'wx', 0o666);
	let isWhole = false;
	try {
		for (let at = 0; at < next.length; ) at += disk.writeSync(handle, next, at, next.length - at);
		disk.fsyncSync(handle);
		isWhole = true;
	} finally {
		closeQuietly(handle, disk);
		if (!isWhole) removeQuietly(path, disk);
	}
	return { kind: 'written' };
}

function sameFile(a: string, b: string, disk: Disk): boolean {
	const first = disk.lstatSync(a);
	const second = disk.lstatSync(b);
	return first.ino === second.ino && first.dev === second.dev;
}

/** Makes the new name last through a power cut. Not every system can, and by now the file itself is whole. */
function flushFolder(folder: string, disk: Disk): void {
	try {
		const handle = disk.openSync(folder, 'r');
		try {
			disk.fsyncSync(handle);
		} finally {
			disk.closeSync(handle);
		}
	} catch {
		// Windows opens no folders.
	}
}

function closeQuietly(handle: number, disk: Disk): void {
	try {
		disk.closeSync(handle);
	} catch {
		// The data was flushed before; there is nothing left to fail.
	}
}

function removeQuietly(path: string, disk: Disk): void {
	try {
		disk.unlinkSync(path);
	} catch {
		// Not there, or the next run sweeps it.
	}
}

function refuse(code: WriteRefusalCode, reason: string): WriteRefusal {
	return { kind: 'refused', code, reason };
}

function failed(path: string, error: unknown): DiskFailure {
	const code = errorCode(error);
	if (code === undefined) throw error;
	const said = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : `the disk failed with ${code}`;
	return new DiskFailure(`${said} at ${path}; that note is as it was, and the run stops`);
}

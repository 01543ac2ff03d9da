import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure } from './diskFailure.ts';
import { lacksLinks } from './keepFile.ts';
import { closeIgnoringErrors, flushFolder, removeIgnoringErrors } from './ignoringErrors.ts';
import { writeTemporary } from './temporaryFile.ts';
import { refuse, type WriteOutcome } from './writeOutcome.ts';

/** A file that is made. Paths are absolute. */
export interface CreatePlan {
	readonly path: string;
	/** A name in the same folder that nobody else uses; `temporaryName` makes it. */
	readonly temporary: string;
	readonly next: Uint8Array;
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
		throw diskFailure(path, error);
	} finally {
		removeIgnoringErrors(temporary, disk);
		flushFolder(dirname(path), disk);
	}
}

function nameNew(temporary: string, path: string, next: Uint8Array, disk: Disk): WriteOutcome {
	try {
		disk.linkSync(temporary, path);
		return { kind: 'written' };
	} catch (error) {
		if (!lacksLinks(error)) throw error;
	}
	// Without hard links the name has to be taken first: still never somebody else's, though not whole at once.
	const handle = disk.openSync(path, 'wx', 0o666);
	let isWhole = false;
	try {
		for (let at = 0; at < next.length; ) at += disk.writeSync(handle, next, at, next.length - at);
		disk.fsyncSync(handle);
		isWhole = true;
	} finally {
		closeIgnoringErrors(handle, disk);
		if (!isWhole) removeIgnoringErrors(path, disk);
	}
	return { kind: 'written' };
}

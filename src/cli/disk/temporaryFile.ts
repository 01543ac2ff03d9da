import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure } from './diskFailure.ts';
import { closeIgnoringErrors, removeIgnoringErrors } from './ignoringErrors.ts';
import { refuse, type WriteOutcome } from './writeOutcome.ts';

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

/** Writes and flushes a new file with the mode and the owner of `like`. */
export function writeTemporary(temporary: string, bytes: Uint8Array, like: Stats | undefined, disk: Disk): WriteOutcome {
	let handle: number;
	try {
		handle = disk.openSync(temporary, 'wx', like ? 0o600 : 0o666);
	} catch (error) {
		const code = errorCode(error) ?? '';
		if (code === 'EACCES' || code === 'EPERM') return refuse('READ_ONLY', 'lies in a folder that cannot be written to');
		if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('GONE', 'lies in a folder that is no longer there');
		throw diskFailure(temporary, error);
	}
	let isWhole = false;
	try {
		for (let at = 0; at < bytes.length; ) at += disk.writeSync(handle, bytes, at, bytes.length - at);
		if (like) {
			const own = disk.fstatSync(handle);
			if ((own.uid !== like.uid || own.gid !== like.gid) && !giveTo(handle, like, disk))
				return refuse('OWNER', 'belongs to somebody else, and would not any more if it were replaced');
			disk.fchmodSync(handle, like.mode & 0o7777);
		}
		disk.fsyncSync(handle);
		isWhole = true;
	} catch (error) {
		throw diskFailure(temporary, error);
	} finally {
		closeIgnoringErrors(handle, disk);
		if (!isWhole) removeIgnoringErrors(temporary, disk);
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

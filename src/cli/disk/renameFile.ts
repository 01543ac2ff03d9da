import { basename, dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure } from './diskFailure.ts';
import { flushFolder } from './ignoringErrors.ts';
import { holds, lacksLinks } from './keepFile.ts';
import { refuse, type WriteOutcome } from './writeOutcome.ts';

/** A file that gets another name, in this folder or another one of the vault. Paths are absolute. */
export interface RenamePlan {
	readonly from: string;
	/** Its folder has to be there. */
	readonly to: string;
	/** A name in the folder of `from` that nobody else uses; `temporaryName` makes it. */
	readonly temporary: string;
	/** What was read; a file that holds anything else keeps its name. */
	readonly expected: Uint8Array;
}

/**
 * Renames a file and never replaces another one: it stays the file that it is, with the time it was made, its mode and what else the disk knows of it.
 *
 * What another program writes into it meanwhile is in it afterwards. In one step where the system can (`systemRename`); else it has two names for a moment,
 * and a run that is killed then leaves both, until the next run takes the new one away. Where the disk takes both names for one they differ in capitals
 * alone, and the file may bear the temporary name for a moment.
 *
 * @throws {DiskFailure} if the disk fails.
 */
export function renameFile({ from, to, temporary, expected }: RenamePlan, disk: Disk): WriteOutcome {
	try {
		if (!holds(from, expected, disk)) return refuse('CHANGED', 'was changed by another program since it was read; it keeps its name');
		if (isSameFile(from, to, disk)) respell(from, to, temporary, disk);
		else moveTo(from, to, disk);
		return { kind: 'written' };
	} catch (error) {
		const code = errorCode(error);
		if (code === 'EEXIST')
			return refuse('EXISTS', `cannot be called ${basename(to)}: there is something of that name, and it is never written over`);
		if (code === 'ENOENT') return refuse('GONE', 'is no longer there');
		if (code === 'EXDEV') return refuse('OTHER_DISK', 'would come to lie on another disk');
		if (code === 'EACCES' || code === 'EPERM') return refuse('READ_ONLY', `cannot be renamed in its folder (${code})`);
		if (code === 'EBUSY') return refuse('BUSY', 'is held by another program; it keeps its name');
		throw diskFailure(from, error);
	} finally {
		flushFolder(dirname(to), disk);
		flushFolder(dirname(from), disk);
	}
}

/** Whether two names lead to one file, as names do that differ in capitals alone on many disks. */
export function isSameFile(a: string, b: string, disk: Disk): boolean {
	const [one, other] = [a, b].map((path) => disk.lstatSync(path, { throwIfNoEntry: false }));
	return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

/** Renames to a name that nobody has; `EEXIST` where somebody has it. */
export function moveTo(from: string, to: string, disk: Disk): void {
	if (disk.moveSync(from, to)) return;
	try {
		disk.linkSync(from, to);
	} catch (error) {
		if (!lacksLinks(error)) throw error;
		if (disk.lstatSync(to, { throwIfNoEntry: false }) !== undefined) throw Object.assign(new Error(`${to} is there`), { code: 'EEXIST' });
		// Without hard links nothing but this look keeps what takes the name at this very moment.
		disk.renameSync(from, to);
		return;
	}
	disk.unlinkSync(from);
}

/** Some disks do nothing when a file is renamed to another spelling of its name: it then goes by way of another name. */
function respell(from: string, to: string, temporary: string, disk: Disk): void {
	disk.renameSync(from, to);
	if (disk.readdirSync(dirname(to)).includes(basename(to))) return;
	disk.renameSync(from, temporary);
	moveTo(temporary, to, disk);
}

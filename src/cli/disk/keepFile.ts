import { Buffer } from 'node:buffer';
import { constants, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { readRegularFile } from './readRegularFile.ts';

/** What a file system says that knows no hard links, or none between these two folders. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/** Whether an error says that there are no hard links here. */
export function lacksLinks(error: unknown): boolean {
	return NO_LINKS.has(errorCode(error) ?? '');
}

/** The state of the file that was kept: as long as `isStill` says so, its name leads to it. */
export type KeptState = Pick<Stats, 'ino' | 'dev' | 'mtimeMs' | 'size'>;

/**
 * Gives the file a second name; a copy where there are no hard links.
 *
 * @returns the state of the file, or `undefined` where it does not hold `expected`, under either name: the second one may have been given to what took the
 * file's place just now.
 */
export function keepFile(path: string, keptAs: string, expected: Uint8Array, disk: Disk): KeptState | undefined {
	const isLinked = link(path, keptAs, disk);
	if (!isLinked && !holds(path, expected, disk)) return undefined;
	const state = disk.lstatSync(isLinked ? keptAs : path);
	return holds(keptAs, expected, disk) && isStill(path, state, disk) ? state : undefined;
}

/**
 * Whether the name `path` still leads to the file that was kept, unwritten. Another program may save by renaming a file of its own over it: asked right before
 * the name is given away, this leaves it only the time between two system calls.
 */
export function isStill(path: string, { ino, dev, mtimeMs, size }: KeptState, disk: Disk): boolean {
	const now = disk.lstatSync(path, { throwIfNoEntry: false });
	return now?.ino === ino && now.dev === dev && now.mtimeMs === mtimeMs && now.size === size;
}

function link(path: string, keptAs: string, disk: Disk): boolean {
	try {
		disk.linkSync(path, keptAs);
		return true;
	} catch (error) {
		if (!lacksLinks(error)) throw error;
		disk.copyFileSync(path, keptAs, constants.COPYFILE_EXCL);
		return false;
	}
}

/** Whether the file at `path` holds these bytes and no others. */
export function holds(path: string, expected: Uint8Array, disk: Disk): boolean {
	const file = readRegularFile(path, { maxBytes: expected.length, within: dirname(path) }, disk);
	return file.kind === 'read' && Buffer.compare(file.bytes, expected) === 0;
}

import { Buffer } from 'node:buffer';
import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { readRegularFile } from './readRegularFile.ts';

/** What a file system says that knows no hard links, or none between these two folders. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);

/** Whether an error says that there are no hard links here. */
export function lacksLinks(error: unknown): boolean {
	return NO_LINKS.has(errorCode(error) ?? '');
}

/**
 * Gives the file a second name; a copy where there are no hard links.
 *
 * @returns whether it holds `expected`, under either name: the second one may have been given to what took the file's place just now.
 */
export function keepFile(path: string, keptAs: string, expected: Uint8Array, disk: Disk): boolean {
	const isSame = link(path, keptAs, disk) ? sameFile(path, keptAs, disk) : holds(path, expected, disk);
	return isSame && holds(keptAs, expected, disk);
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

function holds(path: string, expected: Uint8Array, disk: Disk): boolean {
	const file = readRegularFile(path, { maxBytes: expected.length, within: dirname(path) }, disk);
	return file.kind === 'read' && Buffer.compare(file.bytes, expected) === 0;
}

function sameFile(a: string, b: string, disk: Disk): boolean {
	const first = disk.lstatSync(a);
	const second = disk.lstatSync(b);
	return first.ino === second.ino && first.dev === second.dev;
}

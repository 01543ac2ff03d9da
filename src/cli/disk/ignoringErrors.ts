import type { Disk } from './disk.ts';

/** Closes what was flushed before. */
export function closeIgnoringErrors(handle: number, disk: Disk): void {
	try {
		disk.closeSync(handle);
	} catch {
		// The data was flushed before; there is nothing left to fail.
	}
}

/** Removes a file that may not be there. */
export function removeIgnoringErrors(path: string, disk: Disk): void {
	try {
		disk.unlinkSync(path);
	} catch {
		// Not there, or the next run sweeps it.
	}
}

/** Makes the new name last through a power cut. Not every system can, and by now the file itself is whole. */
export function flushFolder(folder: string, disk: Disk): void {
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

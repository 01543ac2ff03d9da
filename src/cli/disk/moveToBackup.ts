import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure } from './diskFailure.ts';
import { isStill, keepFile } from './keepFile.ts';
import { flushFolder, removeIgnoringErrors } from './ignoringErrors.ts';
import { refuse, type WriteOutcome } from './writeOutcome.ts';

/** A file that is taken out of the vault and kept. Paths are absolute. */
export interface TakeAwayPlan {
	readonly path: string;
	readonly expected: Uint8Array;
	readonly keptAs: string;
}

/**
 * Takes a file that holds `expected` out of the vault and keeps it in `keptAs`; any other file stays.
 *
 * @throws {DiskFailure} if the disk fails.
 */
export function moveToBackup({ path, expected, keptAs }: TakeAwayPlan, disk: Disk): WriteOutcome {
	try {
		const kept = keepFile(path, keptAs, expected, disk);
		if (kept !== undefined && isStill(path, kept, disk)) {
			disk.unlinkSync(path);
			return { kind: 'written' };
		}
		removeIgnoringErrors(keptAs, disk);
		return refuse('CHANGED', 'was changed since; it stays');
	} catch (error) {
		removeIgnoringErrors(keptAs, disk);
		if (errorCode(error) === 'ENOENT') return refuse('GONE', 'is no longer there');
		throw diskFailure(path, error);
	} finally {
		flushFolder(dirname(path), disk);
	}
}

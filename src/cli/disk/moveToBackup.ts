import { dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { diskFailure } from './diskFailure.ts';
import { isStill, keepFile } from './keepFile.ts';
import { keepReplaced } from './keepReplaced.ts';
import { flushFolder, removeIgnoringErrors } from './ignoringErrors.ts';
import { refuse, type WriteOutcome } from './writeOutcome.ts';

/** A file that is taken out of the vault and kept. Paths are absolute. */
export interface TakeAwayPlan {
	readonly path: string;
	/** A name in the same folder that nobody else uses; `temporaryName` makes it. */
	readonly temporary: string;
	readonly expected: Uint8Array;
	readonly keptAs: string;
}

/**
 * Takes a file that holds `expected` out of the vault and keeps it in `keptAs`; any other file stays. It is looked at once more under the name that it is given
 * on its way: what another program put in its place in the last moment goes back, or is kept where that program has put something there again.
 *
 * @throws {DiskFailure} if the disk fails.
 */
export function moveToBackup({ path, temporary, expected, keptAs }: TakeAwayPlan, disk: Disk): WriteOutcome {
	try {
		const kept = keepFile(path, keptAs, expected, disk);
		if (kept !== undefined && isStill(path, kept, disk)) {
			disk.renameSync(path, temporary);
			if (isStill(temporary, kept, disk) || !putBack(temporary, path, disk)) {
				keepReplaced(temporary, keptAs, kept, disk);
				return { kind: 'written' };
			}
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

/** Whether the file has its name again; not where there is a newer one of that name, or no hard links to find that out with. */
function putBack(temporary: string, path: string, disk: Disk): boolean {
	try {
		disk.linkSync(temporary, path);
		disk.unlinkSync(temporary);
		return true;
	} catch {
		return false;
	}
}

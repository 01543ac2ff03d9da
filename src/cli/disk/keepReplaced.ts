import type { Disk } from './disk.ts';
import { removeIgnoringErrors } from './ignoringErrors.ts';
import { isStill, type KeptState } from './keepFile.ts';

/**
 * Looks at what a replacement took out of its place, which is now called `temporary`. The file that was expected has its other name, `keptAs`, already; what
 * another program put there in the last moment takes that name, so that the end of the run finds it among the backups and tells.
 * What cannot be given that name stays where it is, for the end of the run to try again.
 */
export function keepReplaced(temporary: string, keptAs: string, kept: KeptState, disk: Disk): void {
	try {
		if (!isStill(temporary, kept, disk)) disk.renameSync(temporary, keptAs);
	} catch {
		// Nothing is there where names cannot be exchanged; and what cannot be moved must not be removed.
		return;
	}
	// Renaming between two names of one file, which was written in place, does nothing.
	removeIgnoringErrors(temporary, disk);
}

import { dirname, join } from 'node:path';
import type { Steps } from '../../core/text/steps.ts';
import type { Disk } from './disk.ts';
import { removeIgnoringErrors } from './ignoringErrors.ts';
import { isInside } from './isInside.ts';
import type { TemporaryStep } from './journal.ts';
import { keptFile, MAX_KEPT_BYTES } from './runFolders.ts';
import { sha256 } from '../sha256.ts';
import { readRegularFile } from './readRegularFile.ts';

/**
 * Removes the files that a run may have left beside its notes; in a folder that is a way out of the vault none is ours. A file that holds what another
 * program saved while the note was replaced takes the place of the backup instead, where `findRaces` sees it.
 */
export function* removeTemporaries(root: string, runFolder: string, steps: readonly TemporaryStep[], disk: Disk): Steps<void> {
	for (const step of steps) {
		yield;
		const folder = dirname(join(root, step.change.path));
		if (!leadsInside(root, folder, disk)) continue;
		const file = join(folder, step.temporary);
		if (holdsTheirs(file, runFolder, step, disk)) moveIgnoringErrors(file, keptFile(runFolder, step.n), disk);
		else removeIgnoringErrors(file, disk);
	}
}

/** A temporary file is whole before the old file gets its name among the backups, and holds only then something else than what was to be written. */
function holdsTheirs(file: string, runFolder: string, { n, change: { before, after } }: TemporaryStep, disk: Disk): boolean {
	try {
		const kept = disk.lstatSync(keptFile(runFolder, n), { throwIfNoEntry: false });
		const left = disk.lstatSync(file, { throwIfNoEntry: false });
		if (kept === undefined || left === undefined || (left.ino === kept.ino && left.dev === kept.dev)) return false;
		const read = readRegularFile(file, { maxBytes: MAX_KEPT_BYTES, within: dirname(file) }, disk);
		const hash = read.kind === 'read' ? sha256(read.bytes) : undefined;
		return hash !== before && hash !== after;
	} catch {
		// What cannot be looked at is not removed.
		return true;
	}
}

function moveIgnoringErrors(from: string, to: string, disk: Disk): void {
	try {
		disk.renameSync(from, to);
	} catch {
		// The next run tries again.
	}
}

function leadsInside(root: string, folder: string, disk: Disk): boolean {
	try {
		return isInside(root, disk.realpathSync(folder));
	} catch {
		return false;
	}
}

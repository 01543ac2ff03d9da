import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.ts';
import { isInside } from './isInside.ts';
import type { RenameStep } from './journal.ts';
import { isSameFile, moveTo } from './renameFile.ts';

/**
 * Gives a note one name again that a run was renaming when it was killed: its old one where it bears both, or the one it had in between.
 * A journal may be a stranger's: nothing but a second name of the very same file is taken away, and nothing is renamed over anything.
 */
export function settleRename(root: string, { from, to, temporary }: RenameStep, disk: Disk): void {
	const [old, next] = [join(root, from), join(root, to)];
	try {
		if (![old, next].every((path) => isInside(root, disk.realpathSync(dirname(path))))) return;
		const between = join(dirname(old), temporary);
		if (disk.lstatSync(between, { throwIfNoEntry: false })?.isFile() === true && !isThere(old, disk)) moveTo(between, old, disk);
		// One name that is spelled in two ways has one link.
		if (isSameFile(old, next, disk) && disk.lstatSync(old).nlink === 2 && isSpelled(old, disk) && isSpelled(next, disk))
			disk.unlinkSync(next);
	} catch {
		// The next run tries again.
	}
}

/** Whether the note has its new name and no longer its old one, as they are spelled. */
export function isRenamed(root: string, { from, to }: Pick<RenameStep, 'from' | 'to'>, disk: Disk): boolean {
	return isSpelled(join(root, to), disk) && !isSpelled(join(root, from), disk);
}

function isSpelled(path: string, disk: Disk): boolean {
	try {
		return disk.readdirSync(dirname(path)).includes(basename(path));
	} catch {
		return false;
	}
}

function isThere(path: string, disk: Disk): boolean {
	return disk.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

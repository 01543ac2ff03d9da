import { constants, type Stats } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { isInside, isVisibleInside } from './isInside.ts';
import { isRunning } from './processIdentity.ts';
import { isTemporary } from './temporaryFile.ts';
import { refuse, type WriteRefusal } from './writeOutcome.ts';

/**
 * Where the note at the absolute path `path` is really written, or why it may not be.
 * A symbolic link inside the vault is followed, so that the link stays and its target is written.
 */
export function writableFile(
	root: string,
	path: string,
	disk: Disk,
): { readonly kind: 'file'; readonly real: string; readonly stat: Stats } | WriteRefusal {
	let real: string;
	try {
		real = disk.realpathSync(path);
	} catch (error) {
		const code = errorCode(error);
		if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('GONE', 'is no longer there');
		return refuse('NOT_A_FILE', `cannot be reached: ${code ?? String(error)}`);
	}
	if (!isInside(root, real)) return refuse('OUTSIDE', 'leads outside the vault; it is not written');
	if (!isVisibleInside(root, real)) return refuse('OUTSIDE', 'leads into a hidden folder; it is not written');
	const stat = disk.lstatSync(real);
	if (!stat.isFile()) return refuse('NOT_A_FILE', 'is no file');
	if (stat.nlink > 1 && stat.nlink - namesLeft(real, stat, disk) > 1)
		return refuse('HARD_LINKED', 'has a second name on the disk (a hard link), which replacing it would cut off');
	// Asked of the mode, not of the system: root may write everything, and its owner still meant it.
	if ((stat.mode & constants.S_IWUSR) === 0) return refuse('READ_ONLY', 'is read-only');
	return { kind: 'file', real, stat };
}

/** How many names of the file are temporary ones of runs that were killed while they gave it its own: the next run takes them away. */
function namesLeft(real: string, { ino, dev }: Stats, disk: Disk): number {
	const folder = dirname(real);
	return disk.readdirSync(folder).filter((name) => {
		if (!isTemporary(name)) return false;
		const other = disk.lstatSync(join(folder, name), { throwIfNoEntry: false });
		const pid = Number(/\d+/.exec(name)?.[0]);
		return other?.ino === ino && other.dev === dev && !isRunning({ pid, started: null, host: hostname() }, disk);
	}).length;
}

import { constants, type Stats } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import { isInside, isVisibleInside } from './isInside.ts';
import { isRunning } from './processIdentity.ts';
import { keptFile, unendedRuns } from './runFolders.ts';
import { stateFolderOf } from './stateFolder.ts';
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
	if (stat.nlink > 1 && stat.nlink - namesLeft(root, real, stat, disk) > 1)
		return refuse('HARD_LINKED', 'has a second name on the disk (a hard link), which replacing it would cut off');
	// Asked of the mode, not of the system: root may write everything, and its owner still meant it.
	if ((stat.mode & constants.S_IWUSR) === 0) return refuse('READ_ONLY', 'is read-only');
	return { kind: 'file', real, stat };
}

/** How many names of the file are those of runs that were killed while they gave it one or kept it: the next run takes them away. */
function namesLeft(root: string, real: string, { ino, dev }: Stats, disk: Disk): number {
	const folder = dirname(real);
	const besides = disk.readdirSync(folder).filter((name) => {
		const pid = Number(/\d+/.exec(name)?.[0]);
		return isTemporary(name) && !isRunning({ pid, started: null, host: hostname() }, disk);
	});
	const kept = unendedRuns(stateFolderOf(root), disk).flatMap((run) =>
		run.record.kept.flatMap((n) => (n === null ? [] : [keptFile(run.folder, n)])),
	);
	return [...besides.map((name) => join(folder, name)), ...kept].filter((path) => {
		const other = disk.lstatSync(path, { throwIfNoEntry: false });
		return other?.ino === ino && other.dev === dev;
	}).length;
}

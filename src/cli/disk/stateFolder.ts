import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { OperatorError } from '../operatorError.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';
import { closeIgnoringErrors, removeIgnoringErrors } from './ignoringErrors.ts';
import { readRegularFile } from './readRegularFile.ts';

/** Where the command keeps what is its own: the lock, the backups, the cache. */
const STATE_FOLDER = '.dossier';

/** Keeps all of the folder out of git. */
const IGNORE_ALL = '*\n';

/** The folder of the command's own files in the vault `root`, whether it is there or not. */
export function stateFolderOf(root: string): string {
	return join(root, STATE_FOLDER);
}

/** Whether `path` is a folder, and not a link to one: what is kept below a link would leave the vault, and what is deleted there as well. */
export function isRealFolder(path: string, disk: Disk): boolean {
	return disk.lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Makes the command's own folder in the vault `root` unless it is there, with a `.gitignore` that keeps all of it out of git.
 *
 * @throws {OperatorError} if it cannot be made, or is a link: what is kept would leave the vault.
 */
export function makeStateFolder(root: string, disk: Disk = nodeDisk): string {
	const folder = makeRealFolder(stateFolderOf(root), disk);
	const ignore = join(folder, '.gitignore');
	try {
		makeIgnoreFile(ignore, folder, disk);
	} catch (error) {
		if (errorCode(error) !== 'EEXIST')
			throw new OperatorError(`cannot make ${ignore}: ${errorCode(error) ?? String(error)}; nothing was written`);
	}
	return folder;
}

/**
 * Makes the folder `path`, whose parent is a real folder, unless it is there.
 *
 * @throws {OperatorError} if it cannot be made, or something else has its name.
 */
export function makeRealFolder(path: string, disk: Disk): string {
	try {
		disk.mkdirSync(path);
	} catch (error) {
		if (errorCode(error) !== 'EEXIST')
			throw new OperatorError(`cannot make ${path}: ${errorCode(error) ?? String(error)}; nothing was written`);
	}
	if (!isRealFolder(path, disk)) throw new OperatorError(`${path} is no folder; move it away so that backups can be kept there`);
	return path;
}

/** An empty one, left by a run that was killed or by a full disk, is mended; what somebody wrote there stays; anything that is no file gives way. */
function makeIgnoreFile(path: string, folder: string, disk: Disk): void {
	const file = readRegularFile(path, { maxBytes: 1_000_000, within: folder }, disk);
	if (file.kind === 'read' && file.bytes.toString().trim() !== '') return;
	if (file.kind !== 'gone') removeIgnoringErrors(path, disk);
	const handle = disk.openSync(path, 'wx');
	try {
		disk.writeSync(handle, Buffer.from(IGNORE_ALL));
	} finally {
		closeIgnoringErrors(handle, disk);
	}
}

import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { OperatorError } from '../operatorError.ts';
import { type Disk, errorCode, nodeDisk } from './disk.ts';

/** Where the command keeps what is its own: the lock, the backups, the cache. */
export const STATE_FOLDER = '.dossier';

/** The folder of the command's own files in the vault `root`, whether it is there or not. */
export function stateFolderOf(root: string): string {
	return join(root, STATE_FOLDER);
}

/**
 * Makes the command's own folder in the vault `root` unless it is there, with a `.gitignore` that keeps all of it out of git.
 *
 * @throws {OperatorError} if it cannot be made, or is a link: what is kept would leave the vault.
 */
export function makeStateFolder(root: string, disk: Disk = nodeDisk): string {
	const folder = stateFolderOf(root);
	try {
		disk.mkdirSync(folder);
	} catch (error) {
		if (errorCode(error) !== 'EEXIST')
			throw new OperatorError(`cannot make ${folder}: ${errorCode(error) ?? String(error)}; nothing was written`);
	}
	if (!disk.lstatSync(folder).isDirectory())
		throw new OperatorError(`${folder} is no folder; move it away so that backups can be kept there`);
	const ignore = join(folder, '.gitignore');
	try {
		const handle = disk.openSync(ignore, 'wx');
		disk.writeSync(handle, Buffer.from('*\n'));
		disk.closeSync(handle);
	} catch (error) {
		if (errorCode(error) !== 'EEXIST')
			throw new OperatorError(`cannot make ${ignore}: ${errorCode(error) ?? String(error)}; nothing was written`);
	}
	return folder;
}

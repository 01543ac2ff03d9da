import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { nodeDisk } from '../disk/disk.ts';
import { isInside } from '../disk/isInside.ts';

/**
 * The path in the vault `root`, with slashes, of what the command line names from the current folder or by an absolute path, as
 * shells complete it and editors pass it on; `undefined` where that is not inside the vault. It need not be there.
 */
export function pathInVault(root: string, cwd: string, given: string): string | undefined {
	const absolute = realFolderOf(resolve(cwd, given));
	return absolute !== root && isInside(root, absolute) ? relative(root, absolute).replaceAll(sep, '/') : undefined;
}

/** A pattern or a new note names nothing that is there: as much of its way as is there is followed. */
function realFolderOf(path: string): string {
	const folder = dirname(path);
	if (folder === path) return path;
	try {
		return join(nodeDisk.realpathSync(folder), basename(path));
	} catch {
		return join(realFolderOf(folder), basename(path));
	}
}

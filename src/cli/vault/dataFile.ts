import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';

/** Obsidian's own folder unless somebody renamed it, which the vault does not tell. */
export const CONFIG_FOLDER = '.obsidian';

/**
 * The absolute path of what is stored about the vault `root`: the plugin's `data.json`, or `.dossier.json`, which has the same shape, where neither it nor
 * the plugin's folder is there. The file itself need not be there.
 */
export function dataFileOf(root: string, disk: Disk): string {
	const pluginFolder = join(root, CONFIG_FOLDER, 'plugins', 'dossier');
	const data = join(pluginFolder, 'data.json');
	const own = join(root, '.dossier.json');
	if (isThere(data, disk)) return data;
	return isThere(own, disk) || !isThere(pluginFolder, disk) ? own : data;
}

function isThere(path: string, disk: Disk): boolean {
	return disk.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

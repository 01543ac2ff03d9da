import { dirname, join } from 'node:path';
import { BASELINE_FILE } from '../../core/report/baseline.ts';
import type { Disk } from '../disk/disk.ts';

/** Obsidian's own folder unless somebody renamed it, which the vault does not tell. */
export const CONFIG_FOLDER = '.obsidian';

/** Where the plugin keeps its data, below the vault. */
export const DATA_FILE = `${CONFIG_FOLDER}/plugins/dossier/data.json`;

/** What a folder without the plugin has instead, at its top: written by hand, and dismissals by the command. */
export const DOSSIER_FILE = '.dossier.json';

/** What lies in hidden folders, or is hidden itself, and decides what is found. */
export const SETTINGS_FILES: readonly string[] = [DATA_FILE, DOSSIER_FILE, BASELINE_FILE, `${CONFIG_FOLDER}/app.json`];

/** Whether the path, relative to the vault, is one of `SETTINGS_FILES`. */
export function isSettingsFile(path: string): boolean {
	return SETTINGS_FILES.includes(path);
}

/**
 * The absolute path of what is stored about the vault `root`: the plugin's `data.json`, or `.dossier.json` where neither it nor
 * the plugin's folder is there. The file itself need not be there.
 */
export function dataFileOf(root: string, disk: Disk): string {
	const data = join(root, DATA_FILE);
	const own = join(root, DOSSIER_FILE);
	if (isThere(data, disk)) return data;
	return isThere(own, disk) || !isThere(dirname(data), disk) ? own : data;
}

function isThere(path: string, disk: Disk): boolean {
	return disk.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

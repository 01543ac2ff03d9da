import type { Settings } from './settings.ts';

/** The settings that name one folder, and those that name several. */
const FOLDER_SETTINGS = ['typesFolder', 'templatesFolder'] as const;
const FOLDERS_SETTINGS = ['ignoredFolders', 'relatedExcludedFolders', 'backlinksHiddenFolders'] as const;

/** What of `settings` changes where the folder at `from` moves to `to`, with all that lies in it; empty for nothing. */
export function settingsMoved(settings: Settings, from: string, to: string): Partial<Settings> {
	const moved = (folder: string): string => movedFolder(folder, from, to) ?? folder;
	const changed: { -readonly [Key in keyof Settings]?: Settings[Key] } = {};
	for (const key of FOLDER_SETTINGS) if (moved(settings[key]) !== settings[key]) changed[key] = moved(settings[key]);
	for (const key of FOLDERS_SETTINGS) if (settings[key].some((folder) => moved(folder) !== folder)) changed[key] = settings[key].map(moved);
	return changed;
}

/** Where `folder` is after the folder at `from` moved to `to`; `undefined` where it stays. */
export function movedFolder(folder: string, from: string, to: string): string | undefined {
	if (folder === from) return to;
	return folder.startsWith(`${from}/`) ? to + folder.slice(from.length) : undefined;
}

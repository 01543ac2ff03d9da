import { isObject } from '../text/isObject.ts';

/**
 * The stored settings, with the folder that the app's own core plugin Templates has where they name none: whoever told the app where templates
 * lie need not say it again.
 *
 * @param templatesJson the parsed `<configDir>/templates.json`, whatever it is, or what `orTemplaters` made of it.
 */
export function withAppTemplates(stored: unknown, templatesJson: unknown): unknown {
	const folder = folderIn(templatesJson, 'folder');
	if (folder === undefined) return stored;
	if (stored === undefined) return { templatesFolder: folder };
	return isObject(stored) ? { templatesFolder: folder, ...stored } : stored;
}

/** `templatesJson` where it names a folder, else one with that of the plugin Templater, whose parsed `data.json` this is, whatever it is. */
export function orTemplaters(templatesJson: unknown, templaterJson: unknown): unknown {
	return folderIn(templatesJson, 'folder') === undefined ? { folder: folderIn(templaterJson, 'templates_folder') } : templatesJson;
}

function folderIn(json: unknown, key: string): string | undefined {
	const folder = isObject(json) ? json[key] : undefined;
	return typeof folder === 'string' && /[^/\s]/.test(folder) ? folder : undefined;
}

import { isObject } from '../text/isObject.ts';

/**
 * The stored settings, with the folder that the app's own core plugin Templates has where they name none: whoever told the app where templates
 * lie need not say it again.
 *
 * @param templatesJson the parsed `<configDir>/templates.json`, whatever it is.
 */
export function withAppTemplates(stored: unknown, templatesJson: unknown): unknown {
	const folder = isObject(templatesJson) ? templatesJson['folder'] : undefined;
	if (typeof folder !== 'string' || !/[^/\s]/.test(folder)) return stored;
	if (stored === undefined) return { templatesFolder: folder };
	return isObject(stored) ? { templatesFolder: folder, ...stored } : stored;
}

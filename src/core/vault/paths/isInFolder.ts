import { USUAL_TEMPLATES } from '../../settings/usualTemplates.ts';
import { foldCase } from '../../text/foldCase.ts';
import { SLASH } from '../../text/characters.ts';

/** Whether the file at `path` lies in `folder` or below it, compared as written; the root (`''` or `/`) holds every file. */
export function isInFolder(path: string, folder: string): boolean {
	let end = folder.length;
	while (end > 0 && folder.charCodeAt(end - 1) === SLASH) end -= 1;
	return end === 0 || (path.charCodeAt(end) === SLASH && path.startsWith(folder.slice(0, end)));
}

/** `isInFolder` for the folder of a setting: one that is empty is not set, and holds nothing. */
export function isInSetFolder(path: string, folder: string): boolean {
	return folder !== '' && folder !== '/' && isInFolder(path, folder);
}

/** Folders of templates in other languages, where that word means nothing else: `Vorlagen` are bills, `Modèles` models and `Plantillas` squads as well. */
const CALLED_OTHERWISE = /^[\d _.-]*(?:[šs]ablony|szablony|sjablonen|mallar|шаблоны|テンプレート|模板|템플릿)\//iu;

/**
 * Whether the file at `path` is a template: `templates` is the folder `Templates` too, as the app follows links and most disks find files. By that
 * name so are `_templates` and `99 Templates`, which stand where they do in a list for what is before it; of a folder that somebody chose another
 * may well have the same name with a number.
 */
export function isTemplate(path: string, folder: string): boolean {
	if (isInSetFolder(path, folder)) return true;
	if (folder === '') return false;
	// Nearly all paths are told without folding any.
	if (folder === USUAL_TEMPLATES && CALLED_OTHERWISE.test(path)) return true;
	const start = folder === USUAL_TEMPLATES ? (/^[\d _.-]*/.exec(path)?.[0].length ?? 0) : 0;
	const end = start + folder.length;
	return path.charCodeAt(end) === SLASH && foldCase(path.slice(start, end)) === foldCase(folder);
}

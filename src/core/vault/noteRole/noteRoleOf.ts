import { isDailyNote } from './isDailyNote.ts';
import type { Settings } from '../../settings/settings.ts';

/** Every date has one; most names have none, and this is asked for each of them. */
const HAS_DIGIT = /\d/;

/** What is done with a note: checked, checked as the description of a type, or left alone. */
export type NoteRole = 'note' | 'type-note' | 'none';

/**
 * What is done with the note at `path`: notes of the types folder describe types; templates, notes named as a date
 * and what lies in a folder that the settings leave out are never checked.
 */
export function noteRoleOf(path: string, settings: Settings): NoteRole {
	if (isIn(path, settings.templatesFolder)) return 'none';
	for (const folder of settings.ignoredFolders) if (isIn(path, folder)) return 'none';
	if (isIn(path, settings.typesFolder)) return 'type-note';
	return HAS_DIGIT.test(path) && isDailyNote(path) ? 'none' : 'note';
}

/** Whether rules look at the note at `path`, see `noteRoleOf`. */
export function isChecked(path: string, settings: Settings): boolean {
	return noteRoleOf(path, settings) === 'note';
}

/** Whether `path` lies in `folder` or below it. An empty folder is one that is not set, and not the whole vault. */
export function isIn(path: string, folder: string): boolean {
	let length = folder.length;
	while (length > 0 && folder.charCodeAt(length - 1) === 47) length -= 1;
	return length > 0 && path.length > length && path.charCodeAt(length) === 47 && path.startsWith(folder.slice(0, length));
}

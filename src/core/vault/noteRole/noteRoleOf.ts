import { isInSetFolder, isTemplate } from '../paths/isInFolder.ts';
import { isConflictCopy } from './conflictCopyOf.ts';
import { isDailyNote } from './isDailyNote.ts';
import type { Settings } from '../../settings/settings.ts';

/** Every date has one; most names have none, and this is asked for each of them. */
const HAS_DIGIT = /\d/;

/** What decides over the role of a note. */
export type RoleSettings = Pick<Settings, 'templatesFolder' | 'typesFolder' | 'ignoredFolders'>;

/** What is done with a note: checked, checked as the description of a type, told to be a copy that a sync service made, or left alone. */
export type NoteRole = 'note' | 'type-note' | 'conflict-copy' | 'none';

/**
 * What is done with the note at `path`: notes of the types folder describe types; templates, notes named as a date
 * and what lies in a folder that the settings leave out are never checked.
 */
export function noteRoleOf(path: string, settings: RoleSettings): NoteRole {
	if (isTemplate(path, settings.templatesFolder)) return 'none';
	for (const folder of settings.ignoredFolders) if (isInSetFolder(path, folder)) return 'none';
	if (isConflictCopy(path)) return 'conflict-copy';
	if (isInSetFolder(path, settings.typesFolder)) return 'type-note';
	return HAS_DIGIT.test(path) && isDailyNote(path) ? 'none' : 'note';
}

/** Whether rules look at the note at `path`, see `noteRoleOf`. */
export function isChecked(path: string, settings: RoleSettings): boolean {
	return noteRoleOf(path, settings) === 'note';
}

import type { Settings } from '../../settings/settings.ts';
import type { NoteRecord } from '../records/noteRecord.ts';
import { isConflictCopy } from './conflictCopyOf.ts';
import { isAdminNote } from './isAdminNote.ts';
import { isClipped, type TypeAncestry } from './isClipped.ts';
import { isKeptByPlugin } from './isKeptByPlugin.ts';
import { isDailyNote } from './isDailyNote.ts';
import { isIndexNote } from './isIndexNote.ts';
import { isLogNote } from './isLogNote.ts';
import { isInSetFolder, isTemplate } from '../paths/isInFolder.ts';

/** Why nothing is written into a note's text that was not asked for this very note. */
export type BulkExclusion =
	| 'template'
	| 'type-note'
	| 'ignored' // in a folder that the settings leave out
	| 'conflict-copy'
	| 'daily'
	| 'log'
	| 'admin'
	| 'index'
	| 'plugin' // a drawing or a board
	| 'clipped'; // someone else's words

/** Why a run over many notes leaves this one's text alone, or `undefined` where it is one of those that it may write into. */
export function bulkExclusionOf(
	record: NoteRecord,
	settings: Pick<Settings, 'typesFolder' | 'templatesFolder' | 'ignoredFolders'>,
	types?: TypeAncestry,
): BulkExclusion | undefined {
	const { path } = record;
	if (isTemplate(path, settings.templatesFolder)) return 'template';
	if (isInSetFolder(path, settings.typesFolder)) return 'type-note';
	if (settings.ignoredFolders.some((folder) => isInSetFolder(path, folder))) return 'ignored';
	if (isConflictCopy(path)) return 'conflict-copy';
	if (isDailyNote(path)) return 'daily';
	if (isLogNote(path)) return 'log';
	if (isAdminNote(path)) return 'admin';
	if (isIndexNote(record)) return 'index';
	if (isKeptByPlugin(record)) return 'plugin';
	return isClipped(record, types) ? 'clipped' : undefined;
}

import { TYPE_NOTE } from '../types/definition/typeDefinition.ts';
import { isInSetFolder, isTemplate } from '../vault/paths/isInFolder.ts';
import type { Settings } from '../settings/settings.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import { isAdminNote } from '../vault/noteRole/isAdminNote.ts';
import { isConflictCopy } from '../vault/noteRole/conflictCopyOf.ts';
import { isDailyNote } from '../vault/noteRole/isDailyNote.ts';
import { twinCopyOf } from '../vault/noteRole/twinCopyOf.ts';
import { isLogNote } from '../vault/noteRole/isLogNote.ts';
import { isIndexForRelated, isLogType } from '../vault/noteRole/isIndexForRelated.ts';

/** Why notes take no part in related notes. */
export const EXCLUSIONS = [
	'daily', // named as a date
	'index', // leads on to other notes and says nothing itself
	'log', // records what was done
	'admin', // configures the vault
	'conflict-copy', // made by a sync service from two versions of another, or a copy that says the very same as the note beside it
	'template',
	'type-note',
	'ignored', // in a folder that the settings ignore
	'untyped', // has no type where most notes have one
	'type', // of a type that the settings exclude
	'folder', // in a folder that the settings exclude
	'namesake', // called as many others are
] as const;

/** Why a note takes no part in related notes. */
export type Exclusion = (typeof EXCLUSIONS)[number];

/** Exclusions of notes that are never written; notes of the others are not proposed, but may be filled. */
const NEVER_WRITTEN: ReadonlySet<Exclusion> = new Set<Exclusion>([
	'daily',
	'index',
	'log',
	'admin',
	'conflict-copy',
	'template',
	'type-note',
	'ignored',
	'namesake',
]);

/** What so many notes are called tells none of them: `example.html` is the page of a copied site, and `overview` a part of each project. */
const NAMESAKES = 10;

/** The settings that say what is excluded. */
export type ExclusionSettings = Pick<
	Settings,
	'typesFolder' | 'templatesFolder' | 'ignoredFolders' | 'relatedExcludedTypes' | 'relatedExcludedFolders'
>;

/** Tells for each note of the vault why it is not proposed, or `undefined` where it may be; made anew when the vault changes. */
export function exclusionsOf(index: VaultIndex, settings: ExclusionSettings): (record: NoteRecord) => Exclusion | undefined {
	const untypedIsOdd = isMostlyTyped(index);
	const types = new Set(settings.relatedExcludedTypes);
	const known = new Map<NoteRecord, Exclusion | undefined>();
	return (record) => {
		if (!known.has(record)) known.set(record, exclusionOf(record));
		return known.get(record);
	};

	function exclusionOf(record: NoteRecord): Exclusion | undefined {
		const { path, type } = record;
		if (isInSetFolder(path, settings.typesFolder) || type === TYPE_NOTE) return 'type-note';
		if (isTemplate(path, settings.templatesFolder)) return 'template';
		if (settings.ignoredFolders.some((folder) => isInSetFolder(path, folder))) return 'ignored';
		if (isConflictCopy(path) || twinCopyOf(record, (other) => index.record(other)) !== undefined) return 'conflict-copy';
		if (isDailyNote(path)) return 'daily';
		if (isLogNote(path) || isLogType(type)) return 'log';
		if (isAdminNote(path)) return 'admin';
		if (isIndexForRelated(record)) return 'index';
		if (index.notesNamed(noteNameOf(path)).length >= NAMESAKES) return 'namesake';
		if (type !== undefined && types.has(type)) return 'type';
		if (settings.relatedExcludedFolders.some((folder) => isInSetFolder(path, folder))) return 'folder';
		return type === undefined && untypedIsOdd ? 'untyped' : undefined;
	}
}

/** Whether a note's related section is never written by default: an index, a daily, admin or type note, a template, an ignored folder, one of many that are called alike. */
export function isNeverWritten(exclusion: Exclusion | undefined): boolean {
	return exclusion !== undefined && NEVER_WRITTEN.has(exclusion);
}

function isMostlyTyped(index: VaultIndex): boolean {
	let typed = 0;
	for (const count of index.typeCounts().values()) typed += count;
	return typed > index.paths().length / 2;
}

import { foldName } from '../../text/foldName.ts';
import { folderOf, lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';
import type { NoteRecord } from '../records/noteRecord.ts';
import { isIndexNote } from './isIndexNote.ts';

/** Types that people give to notes that lead on, folded, their words parted by blanks. */
const INDEX_TYPES: ReadonlySet<string> = new Set([
	'content map',
	'contents',
	'dashboard',
	'folder index',
	'folder note',
	'home',
	'index',
	'index note',
	'index page',
	'map of content',
	'map of contents',
	'moc',
	'readme',
	'table of contents',
	'toc',
]);

/** `Index of Treaties`, `Treaties Index`, `Treaties MOC`: an index of something, and now and then something that is called an index. */
const BEGINS_OR_ENDS = /^[\s\d._-]*(?:index|mocs?)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:index|mocs?)[\s\d._-]*$/u;

/** `LLM 系列 索引`, parted from what is before: `倒排索引` is an index as a thing. */
const ENDS_ELSEWHERE = /[\s_)）-](?:索引|目[录錄次]|색인|목차)$/u;

/** What all of them hold; asked before a name is folded. */
const HOLDS_WORD = /index|moc|overview/i;

/**
 * Whether a note is an index as far as related notes go: beside what `isIndexNote` says, one whose type says so, whose name
 * begins or ends in Index or MOC, or that is called Overview or like its folder with Overview after. A note that is left
 * out by mistake costs a bullet, an index that is listed is noise in every section.
 */
export function isIndexForRelated(record: NoteRecord): boolean {
	if (isIndexNote(record)) return true;
	const { path, type } = record;
	if (type !== undefined && INDEX_TYPES.has(foldedType(type))) return true;
	const written = noteNameOf(path);
	if (ENDS_ELSEWHERE.test(written)) return true;
	if (!HOLDS_WORD.test(written)) return false;
	const name = foldName(written).trim();
	if (BEGINS_OR_ENDS.test(name)) return true;
	const bare = name.replace(/^[\s\d._-]+/, '');
	return bare === 'overview' || bare === `${foldName(lastSegmentOf(folderOf(path)))} overview`;
}

/** Types that people give to notes that record what was done or what a day brought. */
const LOG_TYPES: ReadonlySet<string> = new Set([
	'change log',
	'changelog',
	'daily',
	'daily log',
	'daily note',
	'edit log',
	'log',
	'session log',
]);

/** Whether a type says that its notes are logs or dailies. */
export function isLogType(type: string | undefined): boolean {
	return type !== undefined && LOG_TYPES.has(foldedType(type));
}

/** In small letters, its words parted by blanks. */
function foldedType(type: string): string {
	return foldName(type)
		.replace(/[\s_-]+/g, ' ')
		.trim();
}

import { foldName } from '../../text/foldName.ts';
import { folderOf, lastSegmentOf, noteNameOf } from '../paths/pathParts.ts';

/** Names of notes that only lead on, folded; numbers and signs in front of them do not count. */
const INDEX_NAMES: ReadonlySet<string> = new Set([
	'contents',
	'dashboard',
	'home',
	'index',
	'map of content',
	'map of contents',
	'moc',
	'readme',
	'start here',
	'table of contents',
]);

/** A word of one of them, as far as accents do not hide it. */
const INDEX_WORD = /contents?|dashboard|home|index|moc|readme|start/i;

/** What such notes are called in other languages, the whole name: Spanish, Portuguese, Italian, French, German, Dutch, Polish, Turkish, Russian, Chinese, Japanese, Korean, Arabic, Persian. */
const ELSEWHERE =
	/^[\d\s._-]*(?:[ií]ndice|sommaire|table des matières|inhaltsverzeichnis|inhoudsopgave|spis treści|içindekiler|оглавление|содержание|索引|目[录錄次]|导航|首页|색인|목차|인덱스|فهرست?)$/iu;

/** Whether the note at `path` goes by the name of an index: called Index, Home, README or MOC, or like its folder. */
export function isNamedLikeIndex(path: string): boolean {
	const written = noteNameOf(path);
	const folder = lastSegmentOf(folderOf(path));
	if (folder.length === written.length && foldName(folder) === foldName(written)) return true;
	if (ELSEWHERE.test(written.normalize())) return true;
	// Nearly every note is called something else: only a name with such a word in it is folded and compared.
	if (!INDEX_WORD.test(written)) return false;
	const name = foldName(written);
	return INDEX_NAMES.has(name.replace(/^[\d\s._-]+/, '')) || /(?:^|[\s(_-])mocs?(?:$|[\s)_-])/.test(name);
}

import { countWords } from '../vault/countWords.ts';
import { foldName } from '../vault/foldName.ts';
import type { LinkRecord, NoteRecord } from '../vault/noteRecord.ts';
import { folderOf, lastSegmentOf, noteNameOf } from '../vault/pathParts.ts';

/** Names of notes that only lead on, folded; numbers and signs in front of them do not count. */
const INDEX_NAMES: ReadonlySet<string> = new Set(['contents', 'dashboard', 'home', 'index', 'map of content', 'map of contents', 'moc', 'readme', 'start here', 'table of contents']);

/** A stub with one or two links in its only line is no index. */
const FEWEST_LINKS = 5;

/** Names of notes are hardly ever longer: with fewer links than this allows no words need be counted. */
const MOST_WORDS_OF_A_NAME = 10;

/**
 * Whether a note is an index: called Index, Home, README or MOC, named like its folder, or with more than half of its
 * words in links. Its related section does not count, so that filling one cannot make an index of a note.
 */
export function isIndexNote(record: NoteRecord): boolean {
	return isNamedLikeIndex(record.path) || isMostlyLinks(record);
}

function isNamedLikeIndex(path: string): boolean {
	const name = foldName(noteNameOf(path));
	const folder = lastSegmentOf(folderOf(path));
	if (folder !== '' && name === foldName(folder)) return true;
	return INDEX_NAMES.has(name.replace(/^[\d\s._-]+/, '')) || /(?:^|[\s(_-])mocs?(?:$|[\s)_-])/.test(name);
}

function isMostlyLinks(record: NoteRecord): boolean {
	const half = record.words / 2;
	if (record.links.length < FEWEST_LINKS || record.links.length * MOST_WORDS_OF_A_NAME < half) return false;
	const links = record.links.filter((link) => link.field === null && !link.inRelated);
	return links.length >= FEWEST_LINKS && links.reduce((words, link) => words + wordsOf(link), 0) > half;
}

function wordsOf(link: LinkRecord): number {
	const shown = link.display ?? link.target;
	return countWords(shown, 0, shown.length);
}

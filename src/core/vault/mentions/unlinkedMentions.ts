import { addToList } from '../../text/addToList.ts';
import type { Note } from '../../note/note.ts';
import { proseRanges } from '../../note/read/proseRanges.ts';
import { endOfFolded, foldCharacters } from '../../text/foldedCharacters.ts';
import type { Range } from '../../text/range.ts';
import { isUnspaced, isWordAt, isWordBoundary } from '../../text/wordCharacters.ts';
import { noteNameOf } from '../paths/pathParts.ts';

/** A shorter name in small letters is found in every other sentence and means nothing. */
const SHORTEST_NAME = 3;

/** Up to this length a name in capitals is an abbreviation: `US` is not `us`, `WHO` is not `who`. */
const LONGEST_ABBREVIATION = 4;

/** The names under which the note at `path` may be mentioned: its file name and aliases that are long enough to mean something. */
export function mentionNamesOf(path: string, aliases: readonly string[]): readonly string[] {
	const names = new Set([noteNameOf(path), ...aliases].map((name) => name.trim()));
	return [...names].filter((name) => name.length >= SHORTEST_NAME || (name.length === 2 && name === name.toUpperCase()));
}

/**
 * Where a note's prose says one of these names without linking it, in the order of the text, the longest name first;
 * ranges do not overlap.
 *
 * A name counts as whole words in any script, in either case; a short one in capitals only in capitals. It does not count
 * inside of one of the `longer` names, which are those of other notes. What prose is says `nonProse`: neither headings
 * nor quotes of others, nothing that code, fields, addresses or links are made of.
 */
export function mentionsIn(note: Note, names: readonly string[], longer: readonly string[] = []): readonly Range[] {
	const found: Range[] = [];
	const table = nameTable([...names.map((name) => ({ name, isWanted: true })), ...longer.map((name) => ({ name, isWanted: false }))]);
	if (table.size === 0) return found;
	for (const prose of proseRanges(note)) findNames(note.text, prose, table, found);
	return found;
}

/** A name as it is looked for. */
interface LookedFor {
	/** A name of another note only keeps others from being found in it. */
	readonly isWanted: boolean;
	readonly folded: string;
	readonly fold: (text: string) => string;
	/** What stands before its first word: `(` in `(Old) Empire`. */
	readonly lead: string;
}

/** Names by their first word, folded; longest first, so that a word of the text is looked up once. */
type NameTable = ReadonlyMap<string, readonly LookedFor[]>;

function nameTable(names: readonly { readonly name: string; readonly isWanted: boolean }[]): NameTable {
	const table = new Map<string, LookedFor[]>();
	for (const { name, isWanted } of names) {
		const start = firstWordAt(name, 0, name.length);
		if (start === -1) continue;
		const anyCase = name.length > LONGEST_ABBREVIATION || name !== name.toUpperCase() || name === name.toLowerCase();
		const fold = anyCase ? foldCharacters : decomposed;
		const word = foldCharacters(name.slice(start, endOfWord(name, start, name.length)));
		const entry = { isWanted, folded: fold(name), fold, lead: name.slice(0, start) };
		addToList(table, word, entry);
	}
	for (const entries of table.values())
		entries.sort((a, b) => b.folded.length - a.folded.length || Number(b.isWanted) - Number(a.isWanted));
	return table;
}

function decomposed(text: string): string {
	return text.normalize('NFD');
}

function findNames(text: string, prose: Range, table: NameTable, found: Range[]): void {
	let free = prose.start;
	for (let at = firstWordAt(text, prose.start, prose.end); at !== -1; ) {
		const next = endOfWord(text, at, prose.end);
		const match = longestAt(text, { start: free, end: prose.end }, at, table.get(foldCharacters(text.slice(at, next))) ?? NONE);
		if (match?.isWanted) found.push(match.range);
		if (match !== undefined) free = match.range.end;
		at = firstWordAt(text, Math.max(next, free), prose.end);
	}
}

const NONE: readonly LookedFor[] = [];

/** The longest of the names that stands at the word at `at`, wholly in `within`. */
function longestAt(
	text: string,
	within: Range,
	at: number,
	names: readonly LookedFor[],
): { readonly isWanted: boolean; readonly range: Range } | undefined {
	for (const { isWanted, folded, fold, lead } of names) {
		const start = at - lead.length;
		if (start < within.start) continue;
		const end = endOfFolded(text, start, folded, fold);
		if (end !== -1 && end <= within.end && isApart(text, start, end)) return { isWanted, range: { start, end } };
	}
	return undefined;
}

/** Whether no word goes on at either end, and no brackets close right around: those of a link by reference, or of a word put in. */
function isApart(text: string, start: number, end: number): boolean {
	if (text.charAt(start - 1) === '[' || text.charAt(end) === ']' || text.charAt(start - 1) === '\\') return false;
	return isBoundary(text, start, -1) && isBoundary(text, end, 1);
}

/** Whether a word may begin or end at `at`; the underscores of emphasis are no part of one, those inside of a name are. */
function isBoundary(text: string, at: number, step: 1 | -1): boolean {
	let outer = step === 1 ? at : at - 1;
	if (text.charAt(outer) !== '_') return isWordBoundary(text, at);
	while (text.charAt(outer) === '_') outer += step;
	return outer < 0 || outer >= text.length || !isLetterAt(text, outer);
}

/** Where the next word begins, from `at` on; -1 where there is none before `end`. */
function firstWordAt(text: string, at: number, end: number): number {
	for (let from = at; from < end; from += 1) if (isLetterAt(text, from) && beginsWord(text, from)) return from;
	return -1;
}

function beginsWord(text: string, at: number): boolean {
	return at === 0 || text.charAt(at - 1) === '_' || isWordBoundary(text, at);
}

/** The end of the word that begins at `at`: one character in scripts without blanks. */
function endOfWord(text: string, at: number, end: number): number {
	let to = at + 1;
	while (to < end && text.charAt(to) !== '_' && !isWordBoundary(text, to)) to += 1;
	return to;
}

/** Underscores part words here: around them they are emphasis. */
function isLetterAt(text: string, at: number): boolean {
	return text.charAt(at) !== '_' && (isWordAt(text, at) || isUnspaced(text.charCodeAt(at)));
}

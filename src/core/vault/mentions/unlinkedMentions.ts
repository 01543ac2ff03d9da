import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { noteNameOf } from '../paths/pathParts.ts';
import { proseRanges } from '../../note/read/proseRanges.ts';
import { isWordAt, isWordBoundary, wordEnd } from '../../text/wordCharacters.ts';

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
 * Where a note's text says one of these names without linking it, in the order of the text, the longest name first;
 * ranges do not overlap.
 *
 * A name counts as whole words in any script, in either case; a short one in capitals only in capitals.
 * Front matter, code, math, HTML, comments, links, addresses and tags are passed over.
 */
export function mentionsIn(note: Note, names: readonly string[]): readonly Range[] {
	const found: Range[] = [];
	findNames(note, nameTable(names.map((name) => ({ name, owner: '' }))), (_, start, end) => found.push({ start, end }));
	return found;
}

/**
 * How often a note's text says the names of each path without linking them, itself apart, by path.
 * One pass over the text, however many names there are: for counting the mentions of a whole vault.
 */
export function createMentionCounter(namesByPath: ReadonlyMap<string, readonly string[]>): (note: Note) => ReadonlyMap<string, number> {
	const table = nameTable([...namesByPath].flatMap(([owner, names]) => names.map((name) => ({ name, owner }))));
	return (note) => {
		const counts = new Map<string, number>();
		findNames(note, table, (owner) => owner !== note.path && counts.set(owner, (counts.get(owner) ?? 0) + 1));
		return counts;
	};
}

/** A name as it is looked for. */
interface Wanted {
	readonly owner: string;
	readonly text: string;
	readonly anyCase: boolean;
	/** What stands before its first word: `(` in `(Old) Empire`. */
	readonly lead: number;
}

/** Names by their first word in small letters, longest first: a word of the text is looked up once. */
type NameTable = ReadonlyMap<string, readonly Wanted[]>;

function nameTable(names: readonly { readonly name: string; readonly owner: string }[]): NameTable {
	const table = new Map<string, Wanted[]>();
	for (const { name, owner } of names) {
		const anyCase = name.length > LONGEST_ABBREVIATION || name !== name.toUpperCase() || name === name.toLowerCase();
		for (const form of new Set([name.normalize('NFC'), name.normalize('NFD')])) {
			const text = anyCase ? form.toLowerCase() : form;
			const lead = firstWordAt(text, 0, text.length);
			if (lead === -1) continue;
			const word = text.slice(lead, wordEnd(text, lead, text.length)).toLowerCase();
			const wanted = { owner, text, anyCase, lead };
			const known = table.get(word);
			if (known === undefined) table.set(word, [wanted]);
			else known.push(wanted);
		}
	}
	for (const wanted of table.values()) wanted.sort((a, b) => b.text.length - a.text.length);
	return table;
}

function findNames(note: Note, table: NameTable, tell: (owner: string, start: number, end: number) => void): void {
	if (table.size === 0) return;
	for (const { start, end } of proseRanges(note)) {
		let free = start;
		for (let at = firstWordAt(note.text, start, end); at !== -1; ) {
			const next = wordEnd(note.text, at, end);
			const here = at;
			let taken = 0;
			for (const wanted of table.get(note.text.slice(at, next).toLowerCase()) ?? []) {
				const from = here - wanted.lead;
				const to = from + wanted.text.length;
				// Of names that begin here only the longest counts, and others of the same length.
				if (from < free || to > end || to - from < taken || !isThere(note.text, from, wanted)) continue;
				tell(wanted.owner, from, to);
				taken = to - from;
				if (taken > 0) free = from;
			}
			if (taken > 0) free = Math.max(next, here + taken);
			at = firstWordAt(note.text, Math.max(next, free), end);
		}
	}
}

function isThere(text: string, at: number, { text: wanted, anyCase }: Wanted): boolean {
	const said = text.slice(at, at + wanted.length);
	if ((anyCase ? said.toLowerCase() : said) !== wanted) return false;
	return isWordBoundary(text, at) && isWordBoundary(text, at + wanted.length);
}

/** Where the next word begins, from `at` on; -1 where there is none before `end`. */
function firstWordAt(text: string, at: number, end: number): number {
	for (let from = at; from < end; from += 1) if (isWordAt(text, from) && isWordBoundary(text, from)) return from;
	return -1;
}

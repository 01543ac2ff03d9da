import type { Settings } from '../settings.ts';
import { editDistance } from '../text/editDistance.ts';
import { initialsOf, looksLikeInitials } from '../text/initialsOf.ts';
import { foldName } from '../vault/foldName.ts';
import { lastSegmentOf, noteNameOf } from '../vault/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { isChecked } from './treatmentOf.ts';

/** How a name that was written differs from one that is there. */
export type Difference =
	| 'place' // the same file name stands in another folder
	| 'accents'
	| 'punctuation' // blanks, dashes, full stops, quotes
	| 'alias'
	| 'plural' // what was written is the singular
	| 'singular'
	| 'initials'
	| 'spelling'; // a letter or two of a longer word

/** A note that is surely meant by a name which leads nowhere. */
export interface NearName {
	readonly path: string;
	/** The file name or the alias that is near. */
	readonly name: string;
	readonly difference: Difference;
}

/** The names of a vault, asked for what somebody may have meant. Worked out when first asked, and kept. */
export interface NearNames {
	/** The one note that `target`, which leads nowhere, is surely meant to be; `undefined` where none is, or two are. */
	nearest(target: string): NearName | undefined;
}

type Entry = ReturnType<VaultIndex['names']> extends Iterable<infer Name> ? Name : never;

/** Names a word in which may be misspelled, by the rest of the name and three letters of the word. */
type SpellingIndex = ReadonlyMap<string, readonly { readonly word: string; readonly entry: Entry }[]>;

/** Shorter words are too near each other: Iran and Iraq, Mali and Bali. */
const LETTERS_AN_ERROR = 6;

/** A singular of fewer letters is as likely another word: ISI and ISIS. */
const MIN_SINGULAR = 4;

/** A longer target is a sentence, and comparing all of its words would take the square of their number. */
const MAX_WORDS = 12;

/** Of more names alike none is surely meant; it also bounds the work for a hostile vault. */
const MAX_CANDIDATES = 200;

/** Near names among those of `index`; notes that are never checked (templates, types, daily notes) are not proposed. */
export function nearNamesOf(index: Pick<VaultIndex, 'names'>, settings: Settings): NearNames {
	const known = new Map<string, NearName | undefined>();
	const entries = lazy(() => [...index.names()].filter(({ path }) => isChecked(path, settings)));
	const forms = lazy(() => grouped(entries(), ({ name }) => bare(name)));
	const initials = lazy(() => grouped(entries(), ({ name }) => initialsOf(name)));
	const spellings = lazy(() => spellingIndexOf(entries()));

	function find(target: string): NearName | undefined {
		const name = noteNameOf(lastSegmentOf(target)).trim();
		const form = bare(name);
		if (form.length < 2) return undefined;
		const same = forms().get(form);
		if (same !== undefined) return only(same, (entry) => differenceOfForm(entry, name, target));
		const abbreviated = looksLikeInitials(name) ? initials().get(name.replaceAll('.', '')) : undefined;
		if (abbreviated !== undefined) return only(abbreviated, () => 'initials');
		const plural = otherNumbers(form).flatMap((other) => forms().get(other) ?? []);
		if (plural.length > 0) return only(plural, (entry) => (bare(entry.name).length > form.length ? 'plural' : 'singular'));
		return only(misspelled(name, spellings()), () => 'spelling');
	}

	return {
		nearest(target) {
			const answer = known.get(target);
			if (answer !== undefined || known.has(target)) return answer;
			const found = find(target);
			known.set(target, found);
			return found;
		},
	};
}

function differenceOfForm(entry: Entry, name: string, target: string): Difference {
	if (entry.isAlias) return 'alias';
	if (foldName(entry.name) !== foldName(name)) return 'punctuation';
	return target.includes('/') ? 'place' : 'accents';
}

/** The one note of `entries`, file names before aliases; `undefined` where several notes are meant equally. */
function only(entries: readonly Entry[], differenceOf: (entry: Entry) => Difference): NearName | undefined {
	const files = entries.filter(({ isAlias }) => !isAlias);
	const [first, ...others] = files.length > 0 ? files : entries;
	if (first === undefined || others.some(({ path }) => path !== first.path)) return undefined;
	return { path: first.path, name: first.name, difference: differenceOf(first) };
}

/** A folded name's letters and digits alone: `U.S.-Israel` and `us israel` are one. */
function bare(name: string): string {
	return foldName(name).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** What a bare name would be in the plural, or in the singular. English only: other plurals are other words. */
function otherNumbers(form: string): readonly string[] {
	const others: string[] = [];
	if (form.length >= MIN_SINGULAR) others.push(`${form}s`, `${form}es`);
	if (form.length >= MIN_SINGULAR && form.endsWith('y')) others.push(`${form.slice(0, -1)}ies`);
	if (form.length > MIN_SINGULAR && form.endsWith('s')) others.push(form.slice(0, -1));
	if (form.length > MIN_SINGULAR + 1 && form.endsWith('es')) others.push(form.slice(0, -2));
	if (form.length > MIN_SINGULAR + 1 && form.endsWith('ies')) others.push(`${form.slice(0, -3)}y`);
	return others;
}

/** The words of a folded name. */
function wordsOf(name: string): readonly string[] {
	return foldName(name)
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter((word) => word !== '');
}

/** Digits are never misspelled letters: 502B is not 620I, and 2025 is not 2026. */
function canBeMisspelled(word: string): boolean {
	return word.length >= LETTERS_AN_ERROR && !/\p{N}/u.test(word);
}

/**
 * The keys under which `words` is found when only the word at `at` is misspelled. One error leaves the first three letters
 * of a word of six as they are, or the last three.
 */
function keysAt(words: readonly string[], at: number, word: string): readonly [string, string] {
	const rest = words.with(at, '').join(' ');
	return [`${rest}<${word.slice(0, 3)}`, `${rest}>${word.slice(-3)}`];
}

function spellingIndexOf(entries: readonly Entry[]): SpellingIndex {
	const index = new Map<string, { word: string; entry: Entry }[]>();
	for (const entry of entries) {
		const words = wordsOf(entry.name);
		if (words.length > MAX_WORDS) continue;
		for (const [at, word] of words.entries()) {
			if (!canBeMisspelled(word)) continue;
			for (const key of keysAt(words, at, word)) {
				const same = index.get(key);
				if (same === undefined) index.set(key, [{ word, entry }]);
				else same.push({ word, entry });
			}
		}
	}
	return index;
}

/**
 * The names that differ from `name` in one word only, by one letter in six of it, and not in its first or last letter:
 * a slip of the finger seldom stands there, and another ending is another word (Zionism, Zionist).
 */
function misspelled(name: string, index: SpellingIndex): readonly Entry[] {
	const found = new Set<Entry>();
	const words = wordsOf(name);
	if (words.length > MAX_WORDS) return [];
	for (const [at, word] of words.entries()) {
		if (!canBeMisspelled(word)) continue;
		for (const key of keysAt(words, at, word)) {
			const candidates = index.get(key) ?? [];
			if (candidates.length > MAX_CANDIDATES) continue;
			for (const { word: other, entry } of candidates) {
				if (other[0] !== word[0] || (other.at(-1) !== word.at(-1) && !hasSameLetters(word, other))) continue;
				const limit = Math.floor(Math.min(word.length, other.length) / LETTERS_AN_ERROR);
				if (editDistance(word, other, limit) !== undefined) found.add(entry);
			}
		}
	}
	return [...found];
}

/** Letters that have changed places make no other word. */
function hasSameLetters(a: string, b: string): boolean {
	return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const key = keyOf(entry);
		if (key === '') continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [entry]);
		else group.push(entry);
	}
	return groups;
}

function lazy<Value>(make: () => Value): () => Value {
	let made: { readonly value: Value } | undefined;
	return () => (made ??= { value: make() }).value;
}

import { editDistance } from '../../text/editDistance.ts';
import { isAscii } from '../../text/isAscii.ts';
import { foldName } from '../../text/foldName.ts';

/** A name one word of which may be misspelled. */
interface Misspellable<Entry> {
	readonly words: readonly string[];
	/** Which of the words. */
	readonly at: number;
	readonly entry: Entry;
}

/** Shorter words are too near each other: Iran and Iraq, Mali and Bali. */
const LETTERS_AN_ERROR = 6;

/** One error leaves so many letters at the beginning of a word of six as they are, or at its end. */
const LETTERS_KEPT = 3;

/** A longer name is a sentence, and comparing all of its words would take the square of their number. */
const MAX_WORDS = 12;

/** Of more names alike none is surely meant; it also bounds the work for a hostile vault. */
const MAX_CANDIDATES = 200;

/**
 * Finds among `entries` the names that differ from a name in one word only, by one letter in six of it, and not in its first
 * or last letter: a slip of the finger seldom stands there, and another ending is another word (Zionism, Zionist).
 */
export function misspellingsOf<Entry extends { readonly name: string }>(entries: readonly Entry[]): (name: string) => readonly Entry[] {
	const byHash = new Map<number, Misspellable<Entry>[]>();
	for (const entry of entries) {
		const words = wordsOf(entry.name);
		if (words.length > MAX_WORDS) continue;
		for (let at = 0; at < words.length; at += 1) {
			if (!canBeMisspelled(words[at] ?? '')) continue;
			const misspellable = { words, at, entry };
			for (const hash of hashesOf(words, at)) {
				const same = byHash.get(hash);
				if (same === undefined) byHash.set(hash, [misspellable]);
				else same.push(misspellable);
			}
		}
	}
	return (name) => {
		const words = wordsOf(name);
		if (words.length > MAX_WORDS) return [];
		const found = new Set<Entry>();
		for (let at = 0; at < words.length; at += 1) {
			if (!canBeMisspelled(words[at] ?? '')) continue;
			for (const hash of hashesOf(words, at)) {
				const candidates = byHash.get(hash) ?? [];
				if (candidates.length > MAX_CANDIDATES) continue;
				for (const candidate of candidates) if (isSlipOf(candidate, words, at)) found.add(candidate.entry);
			}
		}
		return [...found];
	};
}

function isSlipOf<Entry>({ words: others, at: otherAt }: Misspellable<Entry>, words: readonly string[], at: number): boolean {
	if (otherAt !== at || others.length !== words.length || others.some((other, place) => place !== at && other !== words[place]))
		return false;
	const word = words[at] ?? '';
	const other = others[at] ?? '';
	if (other[0] !== word[0] || (other.at(-1) !== word.at(-1) && !hasSameLetters(word, other))) return false;
	return editDistance(word, other, Math.floor(Math.min(word.length, other.length) / LETTERS_AN_ERROR)) !== undefined;
}

/** The words of a folded name. */
function wordsOf(name: string): readonly string[] {
	const folded = foldName(name);
	return folded.split(isAscii(folded) ? /[^a-z\d]+/ : /[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
}

/** Digits are never misspelled letters: 502B is not 620I, and 2025 is not 2026. */
function canBeMisspelled(word: string): boolean {
	return word.length >= LETTERS_AN_ERROR && !/\p{N}/u.test(word);
}

/** Letters that have changed places make no other word. */
function hasSameLetters(a: string, b: string): boolean {
	return a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
}

/**
 * What names that differ in the word at `at` alone have in common, in two numbers: the other words with the first letters of
 * this one, and with its last. A vault has tens of thousands of them, so no text is made of any; what is not the same may
 * have the same number, and is compared.
 */
function hashesOf(words: readonly string[], at: number): readonly [number, number] {
	let rest = at;
	for (const [place, word] of words.entries()) if (place !== at) rest = hashed(word, 0, word.length, rest * 31);
	const word = words[at] ?? '';
	return [hashed(word, 0, LETTERS_KEPT, rest), hashed(word, word.length - LETTERS_KEPT, word.length, ~rest)];
}

function hashed(text: string, start: number, end: number, seed: number): number {
	let hash = seed | 0;
	for (let index = start; index < end; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
	return hash;
}

import { editDistance } from '../../text/editDistance.ts';
import { isAscii } from '../../text/isAscii.ts';
import { foldName } from '../../text/foldName.ts';
import { lowerBound } from '../../text/lowerBound.ts';
import type { Steps } from '../../text/steps.ts';

/** In shorter words another letter makes another word: Iran and Iraq, Mali and Bali. */
const LETTERS_AN_ERROR = 6;

/** In shorter words a letter that is doubled or has changed places does. */
const LETTERS_A_SLIP = 5;

/** One error leaves so many letters at the beginning of a word of six as they are, or at its end. */
const LETTERS_KEPT = 3;

/** A longer name is a sentence, and comparing all of its words would take the square of their number. */
const MAX_WORDS = 12;

/** Of more names alike none is surely meant; it also bounds the work for a hostile vault. */
const MAX_CANDIDATES = 200;

/** So many names are taken in at a step: a few milliseconds. */
const NAMES_A_STEP = 500;

/**
 * Finds among `entries` the names that differ from a name by a slip of the finger in one word: a letter written twice or once,
 * two neighbours changed about; in a name of two words and more another letter as well, in a word of six and not its first
 * or last one, since another ending is another word (Zionism, Zionist). One word with another letter may be another name
 * (Martin, Marten).
 */
export function* misspellingsOf<Entry extends { readonly name: string; readonly folded: string }>(
	entries: readonly Entry[],
): Steps<(name: string) => readonly Entry[]> {
	const hashes: number[] = [];
	const take = (hash: number, letters: number): void => {
		hashes.push(keyOf(hash + letters, met));
	};
	let met = 0;
	for (const { folded } of entries) {
		visitHashes(folded, take);
		met += 1;
		if (met % NAMES_A_STEP === 0) yield;
	}
	// A list that is searched by halves costs a tenth of a map of lists, and most vaults ask it a few times.
	const sorted = new Float64Array(hashes).sort();
	return (name) => {
		const folded = foldName(name);
		const words = wordsOf(folded);
		const found = new Set<Entry>();
		visitHashes(folded, (hash, letters) => {
			// A slip is a letter more or less, so that names of other lengths are none of those alike.
			const alike = [letters - 1, letters, letters + 1].flatMap((length) => numbersAt(sorted, hash + length));
			if (alike.length > MAX_CANDIDATES) return;
			for (const number of alike) {
				const entry = entries[number];
				if (entry !== undefined && isSlipOf(wordsOf(entry.folded), words)) found.add(entry);
			}
		});
		return [...found];
	};
}

/** More names than any vault has; with a hash of 32 bits before it the number of a name is still exact. */
const MAX_NAMES = 2 ** 21;

/** A hash and the number of the name that has it, in one number by which they can be sorted. */
function keyOf(hash: number, name: number): number {
	return (hash >>> 0) * MAX_NAMES + name;
}

/** The numbers of the names with this hash; of very many those that tell that there are too many. */
function numbersAt(sorted: Float64Array, hash: number): readonly number[] {
	const { length } = sorted;
	const end = keyOf(hash, MAX_NAMES);
	const numbers: number[] = [];
	let at = lowerBound(length, (place) => (sorted[place] ?? 0) < keyOf(hash, 0));
	for (; at < length && numbers.length <= MAX_CANDIDATES; at += 1) {
		const key = sorted[at] ?? 0;
		if (key >= end) break;
		numbers.push(key % MAX_NAMES);
	}
	return numbers;
}

function isSlipOf(others: readonly string[], words: readonly string[]): boolean {
	if (others.length !== words.length) return false;
	const at = words.findIndex((word, place) => word !== others[place]);
	if (at === -1 || words.some((word, place) => place > at && word !== others[place])) return false;
	const word = words[at] ?? '';
	const other = others[at] ?? '';
	// Digits are never misspelled letters: 502B is not 620I, and 2025 is not 2026.
	if (other[0] !== word[0] || /\p{N}/u.test(word + other)) return false;
	if (isDoubled(word, other) || isDoubled(other, word) || isSwapped(word, other))
		return Math.min(word.length, other.length) >= LETTERS_A_SLIP;
	if (words.length < 2 || Math.min(word.length, other.length) < LETTERS_AN_ERROR) return false;
	return word.at(-1) === other.at(-1) && editDistance(word, other, 1) !== undefined;
}

/** Whether `longer` is `word` with one letter written twice. */
function isDoubled(word: string, longer: string): boolean {
	if (longer.length !== word.length + 1) return false;
	let at = 0;
	while (at < word.length && word[at] === longer[at]) at += 1;
	return longer[at] === longer[at - 1] && word.slice(at) === longer.slice(at + 1);
}

/** Whether two neighbours have changed places. */
function isSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at += 1;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** The words of a folded name; `C#` and `Volt+` are words of another name than `C` and `Volt`. */
function wordsOf(folded: string): readonly string[] {
	const bounds = boundsIn(folded);
	const words: string[] = [];
	for (let at = 0; at < bounds.length; at += 2) words.push(folded.slice(bounds[at], bounds[at + 1]));
	return words;
}

const WORDS = /[\p{L}\p{N}\p{M}+#]+/gu;

/** Where each word of a folded name begins and ends. */
function boundsIn(folded: string): readonly number[] {
	const bounds: number[] = [];
	if (!isAscii(folded)) {
		for (const { 0: word, index } of folded.matchAll(WORDS)) bounds.push(index, index + word.length);
		return bounds;
	}
	let isInside = false;
	for (let at = 0; at < folded.length; at += 1) {
		if (isOfWord(folded.charCodeAt(at)) === isInside) continue;
		bounds.push(at);
		isInside = !isInside;
	}
	if (isInside) bounds.push(folded.length);
	return bounds;
}

/** A small letter, a digit, `+` or `#`. */
export function isOfWord(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 43 || code === 35;
}

/**
 * Shows what names that differ by a slip have in common, in numbers: the letters in any order, the letters without their
 * doubles, and for each word of six letters the others with its first letters, and with its last. A vault has tens of
 * thousands of names, so no text is made of any; what is not the same may have the same number, and is compared. Nothing is
 * shown of a name without words or with too many. With each comes how many letters all words have.
 */
function visitHashes(folded: string, visit: (hash: number, letters: number) => void): void {
	const bounds = boundsIn(folded);
	const count = bounds.length / 2;
	if (count === 0 || count > MAX_WORDS) return;
	// A slip leaves the first letter as it is.
	const seed = Math.imul(folded.charCodeAt(bounds[0] ?? 0), 0x10001) + count;
	let anyOrder = seed;
	let withoutDoubles = ~seed;
	let letters = 0;
	for (let word = 0; word < bounds.length; word += 2) {
		const end = bounds[word + 1] ?? 0;
		let before = 0;
		letters += end - (bounds[word] ?? 0);
		for (let at = bounds[word] ?? 0; at < end; at += 1) {
			const code = folded.charCodeAt(at);
			anyOrder = (anyOrder + Math.imul(code, 2654435761) + Math.imul(code, code)) | 0;
			if (code !== before) withoutDoubles = (Math.imul(withoutDoubles, 31) + code) | 0;
			before = code;
		}
	}
	visit(anyOrder, letters);
	visit(withoutDoubles, letters);
	if (count < 2) return;
	for (let word = 0; word < bounds.length; word += 2) {
		const start = bounds[word] ?? 0;
		const end = bounds[word + 1] ?? 0;
		if (end - start < LETTERS_AN_ERROR) continue;
		let rest = seed + word;
		for (let other = 0; other < bounds.length; other += 2)
			if (other !== word) rest = hashed(folded, bounds[other] ?? 0, bounds[other + 1] ?? 0, rest * 31);
		visit(hashed(folded, start, start + LETTERS_KEPT, rest), letters);
		visit(hashed(folded, end - LETTERS_KEPT, end, ~rest), letters);
	}
}

function hashed(text: string, start: number, end: number, seed: number): number {
	let hash = seed | 0;
	for (let index = start; index < end; index += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
	return hash;
}

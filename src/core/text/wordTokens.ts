import { isHighSurrogate } from './characters.ts';
/** FNV-1a, 32 bits. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Words of fewer code points are compared as they are: `gas` is no plural. */
const FEWEST_STEMMED = 5;

const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u;
const NOT_ASKED = 0;
const NO_WORD = 1;
const WORD = 2;
const PAIRED = 3;

/** Characters of scripts that put no blanks between words. Korean does: cut into pairs its notes were ranked no better. */
const UNPARTED =
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** What is known by now of the code units of the basic plane: asking the expression for each would cost most of the time. */
const unitKinds = new Uint8Array(0x10000);

/**
 * The words of `text` in its order, each as a 32-bit hash of its stem: runs of letters and numbers in small letters,
 * a final `ies` made `y` and a final single `s` taken off where a word has five code points and more. Where a script puts no
 * blanks between words, every two characters that follow each other stand for one: `深度学习` is `深度`, `度学`, `学习`.
 * Two words have the same hash about once in four thousand million pairs.
 */
export function wordTokens(text: string): Uint32Array {
	const tokens: number[] = [];
	visitWords(text, (hash) => tokens.push(hash));
	return Uint32Array.from(tokens);
}

/** Told of a word: its hash, the code points of its stem, whether that is a number alone, and its place in the text in small letters. */
export type WordVisitor = (hash: number, codePoints: number, isNumber: boolean, start: number, end: number) => void;

/** A word of a text. */
export interface FoundWord {
	/** As the text first says it, in small letters. */
	readonly first: string;
	/** How often it does. */
	readonly times: number;
	/** Whether it is written as a name anywhere: with a capital letter within a sentence, in capitals, or with a digit. */
	readonly isName: boolean;
}

/** Each of these tokens that `text` has. */
export function wordsIn(text: string, tokens: Iterable<number>): ReadonlyMap<number, FoundWord> {
	const lower = text.toLowerCase();
	// A few letters are longer when they are small: then nothing is known of capitals.
	const written = lower.length === text.length ? text : lower;
	const wanted = new Set(tokens);
	const words = new Map<number, { readonly first: string; times: number; isName: boolean }>();
	visitWords(lower, (hash, _codePoints, _isNumber, start, end) => {
		if (!wanted.has(hash)) return;
		const known = words.get(hash);
		if (known === undefined) words.set(hash, { first: lower.slice(start, end), times: 1, isName: isNameAt(written, start, end) });
		else {
			known.times += 1;
			known.isName ||= isNameAt(written, start, end);
		}
	});
	return words;
}

/** What may stand between two words of one sentence. */
const WITHIN_SENTENCE = /[ ,[("'“‘«*_]/;

function isNameAt(text: string, start: number, end: number): boolean {
	const word = text.slice(start, end);
	if (/\d/.test(word)) return true;
	const first = text.charAt(start);
	if (first === first.toLowerCase()) return false;
	const second = word.charAt(1);
	if (second !== second.toLowerCase()) return true;
	let at = start - 1;
	while (WITHIN_SENTENCE.test(text.charAt(at))) at -= 1;
	return LETTER_OR_NUMBER.test(text.charAt(at));
}

/** Shows each word of `text` as `wordTokens` does. */
export function visitWords(text: string, visit: WordVisitor): void {
	const lower = text.toLowerCase();
	let start = -1;
	let astral = 0;
	let kind = NO_WORD;
	let at = 0;
	while (at < lower.length) {
		const next = kindAt(lower, at);
		if (next !== kind) {
			if (kind === PAIRED) visitPairs(lower, start, at, visit);
			else if (kind === WORD) visitWord(lower, start, at, astral, visit);
			start = at;
			astral = 0;
			kind = next;
		}
		const isPair = next !== NO_WORD && isHighSurrogate(lower.charCodeAt(at));
		if (isPair) astral += 1;
		at += isPair ? 2 : 1;
	}
	if (kind === PAIRED) visitPairs(lower, start, lower.length, visit);
	else if (kind === WORD) visitWord(lower, start, lower.length, astral, visit);
}

/** What stands at `at`: a letter or number, one of a script whose words are not parted, or neither. */
function kindAt(text: string, at: number): number {
	const unit = text.charCodeAt(at);
	if (unit < 0x80) return isAsciiWord(unit) ? WORD : NO_WORD;
	if (isHighSurrogate(unit)) return LETTER_OR_NUMBER.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? WORD : NO_WORD;
	const known = unitKinds[unit] ?? NOT_ASKED;
	if (known !== NOT_ASKED) return known;
	const character = String.fromCharCode(unit);
	return (unitKinds[unit] = UNPARTED.test(character) ? PAIRED : LETTER_OR_NUMBER.test(character) ? WORD : NO_WORD);
}

/** Every two characters that follow each other, or the one where there is no second. */
function visitPairs(text: string, start: number, end: number, visit: WordVisitor): void {
	if (end === start + 1) visitWord(text, start, end, 0, visit);
	for (let at = start; at + 1 < end; at += 1) visitWord(text, at, at + 2, 0, visit);
}

/** The text is in small letters. */
function isAsciiWord(unit: number): boolean {
	return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

const LETTER_S = 0x73;
const LETTER_E = 0x65;
const LETTER_I = 0x69;
const LETTER_Y = 0x79;

function visitWord(text: string, start: number, end: number, astral: number, visit: WordVisitor): void {
	let stemEnd = end;
	let endsInY = false;
	if (end - start - astral >= FEWEST_STEMMED && text.charCodeAt(end - 1) === LETTER_S) {
		if (text.charCodeAt(end - 2) === LETTER_E && text.charCodeAt(end - 3) === LETTER_I) {
			stemEnd = end - 3;
			endsInY = true;
		} else if (text.charCodeAt(end - 2) !== LETTER_S) stemEnd = end - 1;
	}
	let hash = FNV_OFFSET;
	let isNumber = !endsInY;
	for (let at = start; at < stemEnd; at += 1) {
		const unit = text.charCodeAt(at);
		hash = Math.imul(hash ^ unit, FNV_PRIME);
		if (unit < 0x30 || unit > 0x39) isNumber = false;
	}
	if (endsInY) hash = Math.imul(hash ^ LETTER_Y, FNV_PRIME);
	visit(hash >>> 0, stemEnd - start - astral + Number(endsInY), isNumber, start, end);
}

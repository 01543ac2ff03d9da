import { SPACE } from './characters.ts';
import { isAscii } from './isAscii.ts';

/**
 * Marks that are written or left out without changing which name is meant: of Latin, Greek and Cyrillic, of Hebrew, of Arabic, and the
 * extensions of the first. Vowel signs of Indic scripts are marks as well and are kept: without them other words remain.
 */
const ACCENTS =
	/[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u1ab0-\u1aff]+/g;

/** Letters whose stroke or shape does not come apart in NFKD, with what people type for them. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
	['ı', 'i'],
	['ł', 'l'],
	['ø', 'o'],
	['đ', 'd'],
	['ð', 'd'],
	['ħ', 'h'],
	['ŧ', 't'],
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['þ', 'th'],
	['’', "'"],
	['‘', "'"],
	['–', '-'],
	['—', '-'],
	['‑', '-'],
	['‐', '-'],
]);
const LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKES.keys()].join('')}]`, 'g');

/**
 * A name as names are compared: case, accents, kinds of quotes and dashes and runs of blanks do not count.
 * `İstanbul`, `ISTANBUL` and `ıstanbul` are one name, `Łódź` is `Lodz`, `Straße` is `STRASSE`. What is typed into a search field is
 * compared so too: `Etat` finds `État`.
 */
export function foldName(name: string): string {
	const lower = name.toLowerCase();
	if (isPlain(lower)) return lower;
	if (isAscii(lower)) return collapseBlanks(lower);
	const plain = lower.normalize('NFKD').replace(ACCENTS, '');
	return collapseBlanks(plain.replace(LOOK_ALIKE, (letter) => LOOK_ALIKES.get(letter) ?? letter).normalize('NFC'));
}

/** ASCII with single spaces between words, as nearly every name is. */
function isPlain(text: string): boolean {
	// A blank at the beginning counts as one after a blank.
	let before = SPACE;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code > 127 || code < SPACE || (code === SPACE && before === SPACE)) return false;
		before = code;
	}
	return before !== SPACE;
}

function collapseBlanks(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}

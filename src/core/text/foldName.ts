import { SPACE } from './characters.ts';
import { isAscii } from './isAscii.ts';

/**
 * First and last code of marks that are written or left out without changing which name is meant.
 * Vowel signs of Indic scripts are marks as well and are kept: without them other words remain.
 */
const ACCENTS: readonly (readonly [number, number])[] = [
	[0x0300, 0x036f], // Latin, Greek, Cyrillic
	[0x0591, 0x05bd], // Hebrew
	[0x05bf, 0x05bf],
	[0x05c1, 0x05c7],
	[0x0610, 0x061a], // Arabic
	[0x064b, 0x065f],
	[0x0670, 0x0670],
	[0x1ab0, 0x1aff], // extensions of the first
	[0x1dc0, 0x1dff],
	[0x20d0, 0x20f0],
	[0xfe20, 0xfe2f],
];

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

/**
 * A name as names are compared: case, accents, kinds of quotes and dashes and runs of blanks do not count.
 * `İstanbul`, `ISTANBUL` and `ıstanbul` are one name, `Łódź` is `Lodz`, `Straße` is `STRASSE`.
 */
export function foldName(name: string): string {
	const lower = name.toLowerCase();
	if (isPlain(lower)) return lower;
	if (isAscii(lower)) return collapseBlanks(lower);
	let folded = '';
	for (const letter of lower.normalize('NFKD')) if (!isAccent(letter)) folded += LOOK_ALIKES.get(letter) ?? letter;
	return collapseBlanks(folded.normalize('NFC'));
}

/** ASCII with single spaces between words, as nearly every name is. */
function isPlain(text: string): boolean {
	// A blank at the beginning counts as one behind a blank.
	let before = SPACE;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code > 127 || code < SPACE || (code === SPACE && before === SPACE)) return false;
		before = code;
	}
	return before !== SPACE;
}

function isAccent(letter: string): boolean {
	const code = letter.charCodeAt(0);
	return code >= 0x0300 && ACCENTS.some(([first, last]) => code >= first && code <= last);
}

function collapseBlanks(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}

/** Nothing to fold but case. */
const ASCII = /^[\0-\x7F]*$/;

/** Accents of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters to their readers and stay. */
const ACCENTS = /[\u0300-\u036F]/g;

/** Letters that Unicode does not take apart into a letter and an accent, as they are written without one. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['ø', 'o'],
	['đ', 'd'],
	['ð', 'd'],
	['ł', 'l'],
	['ı', 'i'],
	['þ', 'th'],
]);

const UNDIVIDED = /[ßæœøđðłıþ]/g;

/**
 * `name` as names are compared: case and accents folded, blanks at the ends taken off.
 * Two spellings of one name in Unicode (NFC, NFD) come out the same; the result is for comparing, not for showing.
 */
export function foldName(name: string): string {
	const trimmed = name.trim();
	if (ASCII.test(trimmed)) return trimmed.toLowerCase();
	return trimmed
		.normalize('NFD')
		.toLowerCase()
		.replace(ACCENTS, '')
		.replace(UNDIVIDED, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
		.normalize('NFC');
}

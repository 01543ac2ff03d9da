/** C0 and C1 controls and DEL (Unicode category Cc). */
const CONTROL = /\p{Cc}/u;

/** Controls other than tab, line feed and carriage return: what a note's text has no use for. */
const HARMFUL_CONTROL = /(?![\t\n\r])\p{Cc}/u;

/** With the `u` flag a surrogate matches only where it stands alone. */
const LONE_SURROGATE = /\p{Cs}/u;

/**
 * Characters that are not seen and change how their neighbours are: soft hyphen, zero-width blanks and joiners,
 * direction marks, overrides and isolates (Unicode 16, UAX 9), the line separators, and a BOM.
 */
const HIDDEN = /[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

/** Everything of the above, for taking out. */
const UNSEEN = new RegExp(`${CONTROL.source}|${LONE_SURROGATE.source}|${HIDDEN.source}`, 'gu');

/** Whether `text` holds a control character, line ends and tabs included. */
export function hasControlCharacter(text: string): boolean {
	return CONTROL.test(text);
}

/** Whether `text` holds a control character that is neither a tab nor a line end. */
export function hasHarmfulControl(text: string): boolean {
	return HARMFUL_CONTROL.test(text);
}

/** Where the first half of a surrogate pair without its other half stands, or -1. Such text does not survive UTF-8. */
export function loneSurrogateAt(text: string): number {
	return text.search(LONE_SURROGATE);
}

/** Whether `text` holds a character that is not seen but changes what is: direction overrides, zero-width blanks. */
export function hasHiddenCharacter(text: string): boolean {
	return HIDDEN.test(text);
}

/** `text` without control characters, hidden characters and lone surrogates. */
export function withoutUnseen(text: string): string {
	return text.replace(UNSEEN, '');
}

/**
 * `text` with each control character (tabs and line ends apart), hidden character and lone surrogate written as `\u202e`, so
 * that what is there can be seen. Joiners between letters of scripts that are written with them, and in emoji, stay as they are.
 */
export function showUnseen(text: string): string {
	return text.replace(UNSEEN, (character, at: number) => {
		if (/[\t\n\r]/.test(character)) return character;
		if (/[\u200c\u200d]/.test(character) && text.charCodeAt(at - 1) > LAST_LATIN && text.charCodeAt(at + 1) > LAST_LATIN) return character;
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});
}

/** Up to here no letter is written with joiners. */
const LAST_LATIN = 0x24f;

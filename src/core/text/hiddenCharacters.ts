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

/** `text` without control characters, hidden characters and lone surrogates. Joiners that letters or emoji are written with stay. */
export function withoutUnseen(text: string): string {
	return text.replace(UNSEEN, (character, at: number) => (isJoinerInPlace(text, at) ? character : ''));
}

/**
 * `text` with each control character (tabs and line ends apart), hidden character and lone surrogate written as `\u202e`, so
 * that what is there can be seen. Joiners between letters of scripts that are written with them, and in emoji, stay as they are.
 */
export function showUnseen(text: string): string {
	return text.replace(UNSEEN, (character, at: number) => {
		if (/[\t\n\r]/.test(character)) return character;
		if (isJoinerInPlace(text, at) && text.charCodeAt(at - 1) > LAST_LATIN) return character;
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});
}

/** Up to here no word needs a joiner: where one stands it is shown. */
const LAST_LATIN = 0x24f;

const ZWNJ = '\u200C';
const ZWJ = '\u200D';

const LETTER = /^[\p{L}\p{M}]/u;
const EMOJI = /^\p{Extended_Pictographic}/u;
/** What an emoji may end in: itself, its colour of skin, the mark that it is drawn in colours. */
const EMOJI_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
const LETTER_END = /[\p{L}\p{M}]$/u;
/** The signs that take a consonant its vowel, of the scripts of India and Sri Lanka: a joiner after one forms it, also at the end of a word. */
const VIRAMA_END = /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]$/;

/**
 * Whether a zero-width joiner or non-joiner stands at `at` where writing has it (Unicode 16, UAX 31, 2.3): between two letters
 * (Persian), after a virama, or, a joiner, between two emoji. A name without it would be another name.
 */
function isJoinerInPlace(text: string, at: number): boolean {
	const character = text.charAt(at);
	if (character !== ZWNJ && character !== ZWJ) return false;
	const before = text.slice(Math.max(0, at - 2), at);
	const after = text.slice(at + 1, at + 3);
	if (VIRAMA_END.test(before)) return true;
	return (LETTER_END.test(before) && LETTER.test(after)) || (character === ZWJ && EMOJI_END.test(before) && EMOJI.test(after));
}

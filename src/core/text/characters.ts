/** Character codes that readers ask for by name. */
export const TAB = 9;
export const NEWLINE = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const APOSTROPHE = 39;
export const OPEN_PAREN = 40;
export const CLOSE_PAREN = 41;
export const STAR = 42;
export const PLUS = 43;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const SLASH = 47;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const CARET = 94;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const PIPE = 124;
export const TILDE = 126;
export const BOM = 0xfeff;

/** A space or a tab (CommonMark 0.31, 2.1). */
export function isBlank(code: number): boolean {
	return code === SPACE || code === TAB;
}

/** A blank or the character of a line end; false after the text's end. */
export function isWhitespace(code: number): boolean {
	return code === SPACE || (code <= CARRIAGE_RETURN && code >= TAB);
}

export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** What a backslash can escape (CommonMark 0.31, 2.4). */
export function isPunctuation(code: number): boolean {
	return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
}

/** The first offset from `at` on that is no blank, `end` at most. */
export function skipBlanks(text: string, at: number, end: number): number {
	let offset = at;
	while (offset < end && isBlank(text.charCodeAt(offset))) offset++;
	return offset;
}

/** The first offset from `at` on that is no blank and no line end, `end` at most. */
export function skipWhitespace(text: string, at: number, end: number): number {
	let offset = at;
	while (offset < end && isWhitespace(text.charCodeAt(offset))) offset++;
	return offset;
}

/** The end of `text` up to `end` with blanks taken off, `start` at least. */
export function trimmedEnd(text: string, start: number, end: number): number {
	let offset = end;
	while (offset > start && isWhitespace(text.charCodeAt(offset - 1))) offset--;
	return offset;
}

/** A blank of any script, no-break spaces and a BOM among them. */
export function isUnicodeBlank(code: number): boolean {
	if (code < 128) return code === 32 || (code >= 9 && code <= 13);
	return (
		code === 0xa0 ||
		code === 0x1680 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x3000 ||
		code === 0xfeff
	);
}

/** The first half of a character that takes two code units. */
export function isHighSurrogate(code: number): boolean {
	return code >= 0xd800 && code <= 0xdbff;
}

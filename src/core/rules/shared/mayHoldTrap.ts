import type { Note } from '../../note/note.ts';
import {
	APOSTROPHE,
	BACKSLASH,
	BOM,
	CLOSE_BRACKET,
	COLON,
	COMMA,
	HASH,
	isDigit,
	isUnicodeBlank,
	OPEN_BRACKET,
	QUOTE,
} from '../../text/characters.ts';

/** From so many digits on a number may lose some. */
const MOST_DIGITS = 15;

/**
 * Whether anything in the block of the note may be read as something else than what stands there: a comment, two brackets
 * without a quote before them, a zero before digits, sixteen digits, a colon between digits, a curly quote, a backslash, an anchor, a
 * colon after a bracket, a hidden character. Most blocks have none of these and are done; every note is asked, so it is one pass without a copy of the block.
 */
export function mayHoldTrap({ frontmatter, text }: Note): boolean {
	if (frontmatter.kind !== 'parsed') return false;
	const { start, end } = frontmatter.block;
	let digits = 0;
	for (let at = start; at < end; at += 1) {
		const code = text.charCodeAt(at);
		if (isDigit(code)) {
			digits += 1;
			if (digits > MOST_DIGITS) return true;
			if (code === ZERO && at > start && isDigit(text.charCodeAt(at + 1)) && isBeforeNumber(text.charCodeAt(at - 1))) return true;
			continue;
		}
		if (code === COLON) {
			if (digits > 0 && isDigit(text.charCodeAt(at + 1))) return true;
		} else if (code === OPEN_BRACKET) {
			if (text.charCodeAt(at + 1) === OPEN_BRACKET && (at === start || !isQuote(text.charCodeAt(at - 1)))) return true;
		} else if (code === HASH || code === BACKSLASH || (code > 127 && isUnseen(code))) return true;
		else if (code === AMPERSAND && isBeforeNumber(text.charCodeAt(at - 1)) && !isUnicodeBlank(text.charCodeAt(at + 1))) return true;
		// The one bracket after which a value of one line may go on.
		else if (code === CLOSE_BRACKET && text.charCodeAt(at + 1) === COLON) return true;
		digits = 0;
	}
	return false;
}

const ZERO = 48;
const AMPERSAND = 38;

function isBeforeNumber(code: number): boolean {
	return code === COMMA || code === OPEN_BRACKET || isUnicodeBlank(code);
}

function isQuote(code: number): boolean {
	return code === QUOTE || code === APOSTROPHE;
}

/** Curly quotes and characters that hide or turn their neighbours. */
function isUnseen(code: number): boolean {
	return (
		code === 0x201c ||
		code === 0x201d ||
		code === 0xa0 ||
		code === 0x2007 ||
		code === 0x202f ||
		code === 0x3000 ||
		code === 0x200b ||
		code === BOM ||
		(code >= 0x202a && code <= 0x202e) ||
		(code >= 0x2066 && code <= 0x2069)
	);
}

/** Whether a line of the block begins like prose, or the block is a map in braces, whose keys may. */
export function mayHoldProse({ frontmatter, text }: Note): boolean {
	if (frontmatter.kind !== 'parsed') return false;
	const { start, end } = frontmatter.block;
	for (let at = start; at < end; at += 1) {
		if (at > start && !isLineEnd(text.charCodeAt(at - 1))) continue;
		while (at < end && BEFORE_KEY.includes(text.charAt(at))) at += 1;
		// Most keys begin with another letter, and need not be looked at closely.
		if (at >= end || !BEFORE_PROSE.includes(text.charAt(at))) continue;
		PROSE.lastIndex = at;
		if (PROSE.test(text)) return true;
	}
	return false;
}

/** What may stand before the first word of a key. */
const BEFORE_KEY = ' "\'?';

/** How the words of prose begin. */
const BEFORE_PROSE = '{abotw';

const PROSE = /\{|(?:a|an|and|but|or|that|the|this|which|who|with) /y;

function isLineEnd(code: number): boolean {
	return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

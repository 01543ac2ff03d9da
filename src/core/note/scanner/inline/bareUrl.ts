import {
	CLOSE_BRACKET,
	CLOSE_PAREN,
	GREATER,
	LESS,
	OPEN_BRACKET,
	OPEN_PAREN,
	BACKTICK,
	CARET,
	HASH,
	PERCENT,
	SLASH,
	isDigit,
	isLetter,
} from '../../../text/characters.ts';
import { currentSection, LINK_BITS, lineOf, ADDRESS } from '../scanResult.ts';
import { isInComment } from './inline.ts';
import type { Inline } from './inline.ts';

/** Reads the address whose `://` begins at `at`, if `http` or `https` stands before it. */
export function readUrl(inline: Inline, at: number): number {
	const { parts } = inline;
	const { text } = parts;
	if (text.charCodeAt(at + 1) !== SLASH || text.charCodeAt(at + 2) !== SLASH) return at + 1;
	const start = schemeStart(inline, at);
	if (start === -1) return at + 3;
	const end = urlEnd(text, at + 3, inline.to, text.startsWith('==', start - 2));
	if (end === at + 3) return end;
	addUrl(inline, 0, start, end, start, end);
	return end;
}

/** Adds an address without a text of its own and tells where its row is. `start` to `end` is the whole, `urlStart` to `urlEnd` the address. */
export function addUrl(inline: Inline, bits: number, start: number, end: number, urlStart: number, urlEnd: number): number {
	const { parts } = inline;
	const row = parts.urls.add();
	const { numbers } = parts.urls;
	numbers[row] = start;
	numbers[row + ADDRESS.end] = end;
	numbers[row + ADDRESS.bits] = bits | (isInComment(inline, start) ? LINK_BITS.inComment : 0);
	numbers[row + ADDRESS.line] = lineOf(parts, start);
	numbers[row + ADDRESS.section] = currentSection(parts);
	numbers[row + ADDRESS.urlStart] = urlStart;
	numbers[row + ADDRESS.urlEnd] = urlEnd;
	numbers[row + ADDRESS.textStart] = -1;
	numbers[row + ADDRESS.textEnd] = -1;
	return row;
}

function schemeStart(inline: Inline, colon: number): number {
	const { text } = inline.parts;
	const isSecure = isLetterOf(text.charCodeAt(colon - 1), 115);
	const start = colon - (isSecure ? 5 : 4);
	if (start < inline.from) return -1;
	const isHttp =
		isLetterOf(text.charCodeAt(start), 104) &&
		isLetterOf(text.charCodeAt(start + 1), 116) &&
		isLetterOf(text.charCodeAt(start + 2), 116) &&
		isLetterOf(text.charCodeAt(start + 3), 112);
	if (!isHttp) return -1;
	const before = text.charCodeAt(start - 1);
	return start > inline.from && (isLetter(before) || isDigit(before)) ? -1 : start;
}

function isLetterOf(code: number, lower: number): boolean {
	return (code | 32) === lower;
}

/**
 * Where an address ends: at a blank, a quote, an angle, a bracket that it did not open, a footnote's mark, a mark of strong emphasis, the end of a comment, a comma before the next address; marks
 * that close a sentence, or the highlight that it stands in, are not part of it.
 */
function urlEnd(text: string, start: number, to: number, isHighlighted: boolean): number {
	let parens = 0;
	let brackets = 0;
	let braces = 0;
	let at = start;
	for (; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code <= 32 || code === 34 || code === LESS || code === GREATER || code === BACKTICK || isWideMark(code)) break;
		if (code === OPEN_PAREN) parens++;
		else if (code === CLOSE_PAREN && --parens < 0) break;
		else if (code === OPEN_BRACKET && (text.charCodeAt(at + 1) === CARET || ++brackets < 0)) break;
		else if (code === CLOSE_BRACKET && --brackets < 0) break;
		// `%%` is a comment, and `**` the emphasis of what follows without a blank.
		else if ((code === PERCENT || code === ASTERISK) && text.charCodeAt(at + 1) === code) break;
		else if (code === OPEN_BRACE) braces++;
		else if (code === CLOSE_BRACE && --braces < 0) break;
		else if ((code === COMMA || code === SEMICOLON) && isLetterOf(text.charCodeAt(at + 1), 104) && isNext(text, at + 1)) break;
	}
	for (;;) {
		while (at > start && TRAILING.includes(text.charAt(at - 1))) at--;
		if (isHighlighted && at > start + 1 && text.startsWith('==', at - 2)) at -= 2;
		else {
			const entity = trailingEntity(text, start, at);
			if (entity === -1) return at;
			at = entity;
		}
	}
}

/** Whether another address begins at `at`. */
function isNext(text: string, at: number): boolean {
	return /^https?:\/\//i.test(text.slice(at, at + 8));
}

/** Where the entity begins that ends with a semicolon at `end` (GFM 0.29, 6.9: it is no part of the address; nor is one in figures), or -1. */
function trailingEntity(text: string, start: number, end: number): number {
	if (text.charCodeAt(end) !== SEMICOLON) return -1;
	let at = end;
	while (at > start && (isLetter(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(at - 1)))) at--;
	if (at === end) return -1;
	if (at > start && text.charCodeAt(at - 1) === HASH) at--;
	return at > start && text.charCodeAt(at - 1) === AMPERSAND ? at - 1 : -1;
}

const ASTERISK = 42;
const SEMICOLON = 59;
const AMPERSAND = 38;
const COMMA = 44;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** What ends a sentence, an emphasis or a cell after an address, in the scripts that have marks of their own, and blanks that are not seen. */
const TRAILING = "?!.,:;*_~|\\'’–—…～،؛؟۔।॥።։\u200b\u2060\ufeff";

/** Blanks, quotes, brackets and wide marks outside ASCII: nobody writes them unencoded into an address. */
function isWideMark(code: number): boolean {
	if (code < 160) return false;
	return (
		code === 0xa0 ||
		code === 0xab ||
		code === 0xbb ||
		(code >= 0x2000 && code <= 0x200a) ||
		// The apostrophe, 0x2019, stands in addresses too.
		code === 0x2018 ||
		(code >= 0x201a && code <= 0x201f) ||
		code === 0x2039 ||
		code === 0x203a ||
		(code >= 0x2028 && code <= 0x202f) ||
		code === 0x205f ||
		(code >= 0x3000 && code <= 0x3002) ||
		(code >= 0x3008 && code <= 0x3011) ||
		code === 0xff01 ||
		code === 0xff08 ||
		code === 0xff09 ||
		code === 0xff0c ||
		code === 0xff1a ||
		code === 0xff1b ||
		code === 0xff1f
	);
}

import {
	BACKSLASH,
	BANG,
	CLOSE_PAREN,
	GREATER,
	HASH,
	LESS,
	PERCENT,
	NEWLINE,
	OPEN_PAREN,
	isLetter,
	isPunctuation,
	isWhitespace,
} from '../characters.ts';
import { currentSection, LINK, LINK_BITS, lineOf, ADDRESS } from '../parts.ts';
import { isSchemeCharacter } from './angle.ts';
import { addUrl } from './bareUrl.ts';
import { find } from './finder.ts';
import { isInComment } from './inline.ts';
import type { Inline } from './inline.ts';

/** Remembers a bracket that may turn out to open a link. */
export function openBracket(inline: Inline, at: number): number {
	const place = inline.bracketCount * 2;
	inline.brackets[place] = at;
	inline.brackets[place + 1] = inline.parts.urls.count;
	inline.bracketCount++;
	return at + 1;
}

/**
 * Reads the link that the `]` at `at` completes, if `(destination "title")` follows it (CommonMark 0.31, 6.3); the offset to go on from.
 *
 * With a scheme it is an address and goes to `urls` (images of other hosts are left out: they lead nowhere), without one it is a link into the vault.
 */
export function closeBracket(inline: Inline, at: number): number {
	const { brackets, parts } = inline;
	const { text } = parts;
	if (inline.bracketCount === 0) return at + 1;
	const place = --inline.bracketCount * 2;
	const open = brackets[place] ?? 0;
	const urlCount = brackets[place + 1] ?? 0;
	const isClosed = inline.bracketCount < inline.closedCount;
	if (isClosed) inline.closedCount = inline.bracketCount;
	if (text.charCodeAt(at + 1) !== OPEN_PAREN) return at + 1;
	const isImage = open > inline.from && text.charCodeAt(open - 1) === BANG && inline.escaped !== open - 1;
	if (isClosed && !isImage) return at + 1;
	// Without this a text of openers would be looked through from each of them.
	if (find(inline.finders.closeParen, text, at + 2) >= inline.to) return at + 1;
	const destination = linkDestination(text, at + 2, inline.to);
	if (!destination) return at + 1;
	if (!isImage) inline.closedCount = inline.bracketCount;
	// An address that is the text of a link is not a second one.
	if (parts.urls.count > urlCount && destination.stop > destination.start) parts.urls.count = urlCount;
	const start = isImage ? open - 1 : open;
	pushLink(inline, { start, open, close: at, destination, isImage });
	return destination.end;
}

interface ReadLink {
	readonly start: number;
	readonly open: number;
	readonly close: number;
	readonly destination: Destination;
	readonly isImage: boolean;
}

function pushLink(inline: Inline, { start, open, close, destination, isImage }: ReadLink): void {
	const { parts } = inline;
	const { text } = parts;
	const { start: from, stop, end } = destination;
	if (hasScheme(text, from, stop)) {
		if (isImage) return;
		const row = addUrl(inline, LINK_BITS.markdown, start, end, from, stop);
		parts.urls.numbers[row + ADDRESS.textStart] = open + 1;
		parts.urls.numbers[row + ADDRESS.textEnd] = close;
		return;
	}
	if (from === stop) return;
	let hash = stop;
	let isEncoded = false;
	for (let at = stop - 1; at >= from; at--) {
		const code = text.charCodeAt(at);
		if (code === HASH) hash = at;
		else if (code === PERCENT || code === BACKSLASH) isEncoded = true;
	}
	const row = parts.links.add();
	const { numbers } = parts.links;
	numbers[row] = start;
	numbers[row + LINK.end] = end;
	numbers[row + LINK.bits] =
		LINK_BITS.markdown |
		(isImage ? LINK_BITS.embed : 0) |
		(isEncoded ? LINK_BITS.encoded : 0) |
		(isInComment(inline, start) ? LINK_BITS.inComment : 0);
	numbers[row + LINK.line] = lineOf(parts, start);
	numbers[row + LINK.section] = currentSection(parts);
	numbers[row + LINK.targetStart] = from;
	numbers[row + LINK.targetEnd] = hash;
	numbers[row + LINK.subpathEnd] = stop;
	numbers[row + LINK.displayStart] = open + 1;
	numbers[row + LINK.displayEnd] = close;
}

/** `start` to `stop` is the destination without angle brackets, `end` lies behind the closing parenthesis. */
interface Destination {
	readonly start: number;
	readonly stop: number;
	readonly end: number;
}

/** The destination and title that begin behind the parenthesis at `from - 1`; a raw blank in a destination without angle brackets ends it. */
function linkDestination(text: string, from: number, to: number): Destination | undefined {
	let at = skipWhitespace(text, from, to);
	const isAngled = text.charCodeAt(at) === LESS;
	const start = isAngled ? at + 1 : at;
	const stop = isAngled ? angledEnd(text, start, to) : bareEnd(text, start, to);
	if (stop === -1) return undefined;
	at = isAngled ? stop + 1 : stop;
	const behind = skipWhitespace(text, at, to);
	let end = behind;
	if (behind > at && behind < to && text.charCodeAt(behind) !== CLOSE_PAREN) {
		const title = titleEnd(text, behind, to);
		if (title === -1) return undefined;
		end = skipWhitespace(text, title, to);
	}
	return end < to && text.charCodeAt(end) === CLOSE_PAREN ? { start, stop, end: end + 1 } : undefined;
}

function angledEnd(text: string, start: number, to: number): number {
	for (let at = start; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === GREATER) return at;
		if (code === LESS || code === NEWLINE) return -1;
		if (code === BACKSLASH) at++;
	}
	return -1;
}

/** More would let a text of parentheses be searched from each of them; the reference implementation stops here too. */
const MAX_PARENS = 32;

function bareEnd(text: string, start: number, to: number): number {
	let parens = 0;
	let at = start;
	for (; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH && isPunctuation(text.charCodeAt(at + 1))) at++;
		else if (code === OPEN_PAREN) {
			if (++parens > MAX_PARENS) return -1;
		} else if (code === CLOSE_PAREN) {
			if (--parens < 0) return at;
		} else if (code <= 32) break;
	}
	return parens === 0 ? at : -1;
}

function titleEnd(text: string, at: number, to: number): number {
	const open = text.charCodeAt(at);
	const close = open === OPEN_PAREN ? CLOSE_PAREN : open;
	if (open !== 34 && open !== 39 && open !== OPEN_PAREN) return -1;
	for (let offset = at + 1; offset < to; offset++) {
		const code = text.charCodeAt(offset);
		if (code === close) return offset + 1;
		if (code === OPEN_PAREN && open === OPEN_PAREN) return -1;
		if (code === BACKSLASH) offset++;
	}
	return -1;
}

function skipWhitespace(text: string, at: number, to: number): number {
	let offset = at;
	while (offset < to && isWhitespace(text.charCodeAt(offset))) offset++;
	return offset;
}

/** `scheme:` with at least two letters, so that a drive letter is none. */
function hasScheme(text: string, start: number, stop: number): boolean {
	if (start === stop || !isLetter(text.charCodeAt(start))) return false;
	let at = start + 1;
	while (at < stop && isSchemeCharacter(text.charCodeAt(at))) at++;
	return at > start + 1 && at < stop && text.charCodeAt(at) === 58;
}

/** A destination into the vault as a path: percent signs decoded where they all are UTF-8, else as written; backslash escapes resolved. */
export function decodedPath(written: string): string {
	const plain = written.includes('\\') ? written.replace(ESCAPE, '$1') : written;
	if (!plain.includes('%')) return plain;
	try {
		return decodeURIComponent(plain);
	} catch {
		return plain;
	}
}

const ESCAPE = /\\([!-/:-@[-`{-~])/g;

import {
	BACKSLASH,
	BANG,
	CLOSE_PAREN,
	GREATER,
	HASH,
	LESS,
	PERCENT,
	NEWLINE,
	OPEN_BRACKET,
	OPEN_PAREN,
	isPunctuation,
} from '../../../text/characters.ts';
import { currentSection, LINK, LINK_BITS, lineOf, ADDRESS } from '../scanResult.ts';
import { hasScheme } from './scheme.ts';
import { labelKey } from '../blocks/linkDefinition.ts';
import { addUrl } from './bareUrl.ts';
import { find } from './finder.ts';
import { isInComment } from './inline.ts';
import type { Inline } from './inline.ts';
import { skipWhitespace } from '../../../text/characters.ts';
import { withoutEscapes } from '../../../text/withoutEscapes.ts';
import { ownValue } from '../../../text/ownValue.ts';

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
	const isReference = text.charCodeAt(at + 1) !== OPEN_PAREN;
	if (isReference && inline.definitions.size === 0) return at + 1;
	const isImage = open > inline.from && text.charCodeAt(open - 1) === BANG && inline.escaped !== open - 1;
	if (isClosed && !isImage) return at + 1;
	if (isReference) return isImage ? at + 1 : readReference(inline, open, at, urlCount);
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

/** Reads `[text][label]`, `[label][]` or `[label]` whose first brackets are at `open` and `close` (CommonMark 0.31, 6.3); the offset to go on from. */
function readReference(inline: Inline, open: number, close: number, urlCount: number): number {
	const { parts, definitions } = inline;
	const { text } = parts;
	let label = { start: open + 1, end: close };
	let end = close + 1;
	if (text.charCodeAt(end) === OPEN_BRACKET) {
		const last = text.indexOf(']', end + 1);
		if (last === -1 || last >= inline.to || last - end > MAX_LABEL) return close + 1;
		if (last > end + 1) label = { start: end + 1, end: last };
		end = last + 1;
	}
	if (label.end - label.start > MAX_LABEL) return close + 1;
	const address = definitions.get(labelKey(text.slice(label.start, label.end)));
	if (address === undefined) return close + 1;
	inline.closedCount = inline.bracketCount;
	if (parts.urls.count > urlCount) parts.urls.count = urlCount;
	const bits = LINK_BITS.markdown | (isEscaped(text, address.start, address.end) ? LINK_BITS.encoded : 0);
	const row = addUrl(inline, bits, open, end, address.start, address.end);
	parts.urls.numbers[row + ADDRESS.textStart] = open + 1;
	parts.urls.numbers[row + ADDRESS.textEnd] = close;
	return end;
}

/** A longer label is none. */
const MAX_LABEL = 999;

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
		const row = addUrl(inline, LINK_BITS.markdown | (isEscaped(text, from, stop) ? LINK_BITS.encoded : 0), start, end, from, stop);
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
		else if (code === PERCENT || code === BACKSLASH || code === AMPERSAND) isEncoded = true;
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

/** `start` to `stop` is the destination without angle brackets, `end` lies after the closing parenthesis. */
interface Destination {
	readonly start: number;
	readonly stop: number;
	readonly end: number;
}

/** The destination and title that begin after the parenthesis at `from - 1`; a raw blank in a destination without angle brackets ends it. */
function linkDestination(text: string, from: number, to: number): Destination | undefined {
	let at = skipWhitespace(text, from, to);
	const isAngled = text.charCodeAt(at) === LESS;
	const start = isAngled ? at + 1 : at;
	const stop = isAngled ? angledEnd(text, start, to) : bareEnd(text, start, to);
	if (stop === -1) return undefined;
	at = isAngled ? stop + 1 : stop;
	const after = skipWhitespace(text, at, to);
	let end = after;
	if (after > at && after < to && text.charCodeAt(after) !== CLOSE_PAREN) {
		const title = titleEnd(text, after, to);
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

/** Whether an escape or an entity may stand in a destination. */
function isEscaped(text: string, start: number, stop: number): boolean {
	for (let at = start; at < stop; at++) {
		const code = text.charCodeAt(at);
		if (code === BACKSLASH) return true;
		if (code !== AMPERSAND) continue;
		const end = text.indexOf(';', at);
		return end !== -1 && end < stop;
	}
	return false;
}

const AMPERSAND = 38;

/** A destination into the vault as a path: percent signs decoded where they all are UTF-8, else as written; backslash escapes resolved. */
export function decodedPath(written: string): string {
	const plain = unescaped(written);
	return plain.includes('%') ? withoutEscapes(plain) : plain;
}

/** `written` with its backslash escapes and entities resolved (CommonMark 0.31, 2.4 and 2.5): what a destination means. */
export function unescaped(written: string): string {
	return /[\\&]/.test(written)
		? written.replace(ESCAPE, (whole, mark?: string, entity?: string) => mark ?? characterOf(entity ?? '') ?? whole)
		: written;
}

/** The entities that stand in addresses; others stay as they are written. */
const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	num: '#',
	equals: '=',
};

function characterOf(entity: string): string | undefined {
	if (!entity.startsWith('#')) return ownValue(ENTITIES, entity);
	const isHex = entity.charAt(1).toLowerCase() === 'x';
	const code = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10);
	return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

const ESCAPE = /\\([!-/:-@[-`{-~])|&(#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;

import { COLON, GREATER, LESS, isLetter } from '../../../text/characters.ts';
import { ADDRESS, addOpaque, HTML, LINK_BITS, noteUnclosed } from '../scanResult.ts';
import { addUrl } from './bareUrl.ts';
import { find } from './finder.ts';
import type { Finder } from './finder.ts';
import { ANCHOR_END } from './inline.ts';
import { hasScheme, isSchemeCharacter } from './scheme.ts';
import { tagEnd } from './htmlTag.ts';
import type { Inline } from './inline.ts';

/** Reads the autolink, tag or comment that begins with the `<` at `at`, or passes over it. */
export function readAngle(inline: Inline, at: number): number {
	const { text } = inline.parts;
	const autolink = autolinkEnd(text, at, inline.to);
	if (autolink !== -1) return pushAutolink(inline, at, autolink);
	const end = text.charCodeAt(at + 1) === 33 || text.charCodeAt(at + 1) === 63 ? declarationEnd(inline, at) : tagEnd(text, at, inline.to);
	if (end === -1) return at + 1;
	addOpaque(inline.parts, HTML, at, end);
	return readAnchor(inline, at, end);
}

/** The value of `href` in an opening tag of a link. */
const HREF = /^<a\s(?:[^>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** A longer tag is data. */
const MAX_TAG = 5_000;

/** Adds the address of the HTML link whose opening tag is from `at` to `end`, if it is one; the offset to go on from. */
function readAnchor(inline: Inline, at: number, end: number): number {
	const { text, urls } = inline.parts;
	if ((text.charCodeAt(at + 1) | 32) !== 97 || end - at > MAX_TAG) return end;
	const match = HREF.exec(text.slice(at, end));
	if (match === null) return end;
	const url = match[1] ?? match[2] ?? match[3] ?? '';
	const urlStart = at + match[0].length - url.length - (match[3] === undefined ? 1 : 0);
	if (!hasScheme(text, urlStart, urlStart + url.length)) return end;
	const close = find(inline.finders.anchorEnd, text, end);
	const textEnd = close + ANCHOR_END.length <= inline.to ? close : end;
	const whole = textEnd === end ? end : textEnd + ANCHOR_END.length;
	const bits = LINK_BITS.markdown | (url.includes('&') ? LINK_BITS.encoded : 0);
	const row = addUrl(inline, bits, at, whole, urlStart, urlStart + url.length);
	urls.numbers[row + ADDRESS.textStart] = end;
	urls.numbers[row + ADDRESS.textEnd] = textEnd;
	// An address that is the text of a link is not a second one.
	return text.slice(end, textEnd).includes('://') ? textEnd : end;
}

/** The offset after `<scheme:…>`, without blanks (CommonMark 0.31, 6.5), or -1. */
function autolinkEnd(text: string, at: number, to: number): number {
	let offset = at + 1;
	if (!isLetter(text.charCodeAt(offset))) return -1;
	while (offset < to && offset - at <= 33 && isSchemeCharacter(text.charCodeAt(offset))) offset++;
	const length = offset - at - 1;
	if (length < 2 || length > 32 || text.charCodeAt(offset) !== COLON) return -1;
	for (offset++; offset < to; offset++) {
		const code = text.charCodeAt(offset);
		if (code === GREATER) return offset + 1;
		if (code <= 32 || code === LESS) return -1;
	}
	return -1;
}

function pushAutolink(inline: Inline, at: number, end: number): number {
	addUrl(inline, LINK_BITS.autolink, at, end, at + 1, end - 1);
	return end;
}

function declarationEnd(inline: Inline, at: number): number {
	const { text } = inline.parts;
	const { finders } = inline;
	if (text.startsWith('<!--', at)) return htmlCommentEnd(inline, at);
	if (text.startsWith('<![CDATA[', at)) return endAfter(inline, finders.cdata, at + 9);
	if (text.charCodeAt(at + 1) === 63) return endAfter(inline, finders.processing, at + 2);
	return isLetter(text.charCodeAt(at + 2)) ? endAfter(inline, finders.declaration, at + 3) : -1;
}

/** A comment that its stretch does not close is text to Obsidian's index and hides the rest in its editor: nothing may be written after it. */
function htmlCommentEnd(inline: Inline, at: number): number {
	const { text } = inline.parts;
	if (text.startsWith('>', at + 4)) return at + 5;
	if (text.startsWith('->', at + 4)) return at + 6;
	const end = endAfter(inline, inline.finders.htmlComment, at + 4);
	if (end === -1) noteUnclosed(inline.parts, 'html', at, at + 4);
	return end;
}

function endAfter(inline: Inline, finder: Finder, from: number): number {
	const end = find(finder, inline.parts.text, from) + finder.mark.length;
	return end <= inline.to ? end : -1;
}

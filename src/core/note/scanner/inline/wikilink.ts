import { BACKSLASH, BANG, HASH, OPEN_BRACKET, PIPE, SPACE } from '../../../text/characters.ts';
import { currentSection, LINK, LINK_BITS, lineOf } from '../scanResult.ts';
import type { Rows } from '../rows.ts';
import { find } from './finder.ts';
import { isInComment } from './inline.ts';
import type { Inline } from './inline.ts';

/**
 * Reads the wikilink or embed whose `[[` is at `at`; the offset after it, or -1.
 *
 * Obsidian's rules: on one line; of nested brackets the innermost pair counts, so that `[[A [[B]] c]]` is `B`; `[[]]` is none.
 * A third bracket belongs to the link where another closes it inside: `[[[Draft] One]]` is `[Draft] One`, `[[[A]]]` is `A`.
 */
export function readWikilink(inline: Inline, at: number): number {
	const { parts, finders } = inline;
	const { text } = parts;
	const close = find(finders.wikilinkClose, text, at + 2);
	if (close + 2 > inline.to || find(finders.wikilinkOpen, text, at + 2) < close) return -1;
	if (find(finders.newline, text, at + 2) < close || find(finders.carriageReturn, text, at + 2) < close) return -1;
	if (text.charCodeAt(at + 2) === OPEN_BRACKET && text.indexOf(']', at + 3) >= close) return -1;
	const isEmbed = at > inline.from && text.charCodeAt(at - 1) === BANG && inline.escaped !== at - 1;
	const start = isEmbed ? at - 1 : at;
	if (!addInside(parts.links, text, at + 2, close)) return -1;
	const { numbers, count } = parts.links;
	const row = (count - 1) * LINK.width;
	numbers[row] = start;
	numbers[row + LINK.end] = close + 2;
	numbers[row + LINK.bits] = (isEmbed ? LINK_BITS.embed : 0) | (isInComment(inline, start) ? LINK_BITS.inComment : 0);
	numbers[row + LINK.line] = lineOf(parts, start);
	numbers[row + LINK.section] = currentSection(parts);
	return close + 2;
}

/**
 * Adds a link for a link's inside from `start` to `end` and fills in where its texts stand; false where it is blank.
 *
 * The display text begins after the first pipe, escaped or not (a table needs it escaped); a pipe that comes first is part of the path.
 * The path runs to the first `#`; a blank before it stays. Blanks around the whole are taken off.
 */
export function addInside(links: Rows, text: string, start: number, end: number): boolean {
	let hash = -1;
	let pipe = -1;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === PIPE && at > start) {
			pipe = at;
			break;
		}
		if (code === HASH && hash === -1) hash = at;
	}
	let from = start;
	let to = pipe === -1 ? end : pipe;
	if (pipe !== -1 && text.charCodeAt(pipe - 1) === BACKSLASH) to--;
	while (from < to && text.charCodeAt(from) === SPACE) from++;
	while (to > from && text.charCodeAt(to - 1) === SPACE) to--;
	if (from === to) return false;
	const row = links.add();
	const { numbers } = links;
	numbers[row + LINK.targetStart] = from;
	numbers[row + LINK.targetEnd] = hash === -1 ? to : hash;
	numbers[row + LINK.subpathEnd] = to;
	numbers[row + LINK.displayStart] = pipe === -1 ? -1 : pipe + 1;
	numbers[row + LINK.displayEnd] = end;
	return true;
}

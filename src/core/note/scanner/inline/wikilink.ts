import { BACKSLASH, BANG, OPEN_BRACKET, SPACE } from '../characters.ts';
import { currentSection, lineOf } from '../parts.ts';
import { find } from './finder.ts';
import { isInComment } from './inline.ts';
import type { Inline } from './inline.ts';

/** What stands between `[[` and `]]`. */
export interface WikilinkParts {
	readonly target: string;
	/** `#…` or empty. */
	readonly subpath: string;
	readonly display: string | null;
}

/**
 * Reads the wikilink or embed whose `[[` is at `at`; the offset behind it, or -1.
 *
 * Obsidian's rules: on one line; of nested brackets the innermost pair counts, so that `[[A [[B]] c]]` is `B`; `[[]]` is none.
 */
export function readWikilink(inline: Inline, at: number): number {
	const { parts, finders } = inline;
	const { text } = parts;
	if (text.charCodeAt(at + 2) === OPEN_BRACKET) return -1;
	const close = find(finders.wikilinkClose, text, at + 2);
	if (close + 2 > inline.to || find(finders.wikilinkOpen, text, at + 2) < close) return -1;
	if (find(finders.newline, text, at + 2) < close || find(finders.carriageReturn, text, at + 2) < close) return -1;
	const link = splitWikilink(text, at + 2, close);
	if (!link) return -1;
	const isEmbed = at > inline.from && text.charCodeAt(at - 1) === BANG && inline.escaped !== at - 1;
	const start = isEmbed ? at - 1 : at;
	parts.links.push({
		kind: isEmbed ? 'embed' : 'wiki',
		target: link.target,
		subpath: link.subpath,
		display: link.display,
		range: { start, end: close + 2 },
		line: lineOf(parts, start),
		section: currentSection(parts),
		field: null,
		inComment: isInComment(inline, start),
	});
	return close + 2;
}

/**
 * The parts of a link's inside from `start` to `end`, or `undefined` where it is blank.
 *
 * The display text begins behind the first pipe, escaped or not (a table needs it escaped); a pipe that comes first is part of the path.
 * The path runs to the first `#`; a blank before it stays. Blanks around the whole are taken off.
 */
export function splitWikilink(text: string, start: number, end: number): WikilinkParts | undefined {
	let hash = -1;
	let pipe = -1;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === 124 && at > start) {
			pipe = at;
			break;
		}
		if (code === 35 && hash === -1) hash = at;
	}
	let from = start;
	let to = pipe === -1 ? end : pipe;
	if (pipe !== -1 && text.charCodeAt(pipe - 1) === BACKSLASH) to--;
	while (from < to && text.charCodeAt(from) === SPACE) from++;
	while (to > from && text.charCodeAt(to - 1) === SPACE) to--;
	if (from === to) return undefined;
	return {
		target: text.slice(from, hash === -1 ? to : hash),
		subpath: hash === -1 ? '' : text.slice(hash, to),
		display: pipe === -1 ? null : text.slice(pipe + 1, end),
	};
}

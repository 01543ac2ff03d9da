import { CARET, CLOSE_BRACKET, OPEN_BRACKET, isWhitespace } from '../characters.ts';
import { currentSection, lineOf } from '../parts.ts';
import type { Inline } from './inline.ts';

/** Reads `[^id]` at `at`; the offset behind it, or -1. */
export function readFootnoteReference(inline: Inline, at: number): number {
	const { parts } = inline;
	const idEnd = footnoteIdEnd(parts.text, at + 2, inline.to);
	if (idEnd === -1) return -1;
	parts.footnoteReferences.push({
		id: parts.text.slice(at + 2, idEnd),
		range: { start: at, end: idEnd + 1 },
		content: { start: at + 2, end: idEnd },
		line: lineOf(parts, at),
		section: currentSection(parts),
	});
	return idEnd + 1;
}

/** The closing bracket behind a footnote's id that begins at `start`: no blanks, no brackets, not empty; -1 where there is none. */
export function footnoteIdEnd(text: string, start: number, end: number): number {
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === CLOSE_BRACKET) return at > start ? at : -1;
		if (isWhitespace(code) || code === OPEN_BRACKET || code === CARET) return -1;
	}
	return -1;
}

import { CARET, CLOSE_BRACKET, OPEN_BRACKET, isWhitespace } from '../../../text/characters.ts';
import { currentSection, FOOTNOTE, lineOf } from '../scanResult.ts';
import type { Inline } from './inline.ts';

/** Reads `[^id]` at `at`; the offset after it, or -1. */
export function readFootnoteReference(inline: Inline, at: number): number {
	const { parts } = inline;
	const idEnd = footnoteIdEnd(parts.text, at + 2, inline.to);
	if (idEnd === -1) return -1;
	const row = parts.footnoteReferences.add();
	const { numbers } = parts.footnoteReferences;
	numbers[row] = at;
	numbers[row + FOOTNOTE.end] = idEnd + 1;
	numbers[row + FOOTNOTE.idStart] = at + 2;
	numbers[row + FOOTNOTE.idEnd] = idEnd;
	numbers[row + FOOTNOTE.contentStart] = at + 2;
	numbers[row + FOOTNOTE.contentEnd] = idEnd;
	numbers[row + FOOTNOTE.line] = lineOf(parts, at);
	numbers[row + FOOTNOTE.section] = currentSection(parts);
	return idEnd + 1;
}

/** The closing bracket after a footnote's id that begins at `start`: no blanks, no brackets, not empty; -1 where there is none. */
export function footnoteIdEnd(text: string, start: number, end: number): number {
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === CLOSE_BRACKET) return at > start ? at : -1;
		if (isWhitespace(code) || code === OPEN_BRACKET || code === CARET) return -1;
	}
	return -1;
}

import { CLOSE_PAREN, DASH, DOT, PLUS, STAR, isBlank, isDigit } from '../../../text/characters.ts';
import type { LineCursor } from '../lineCursor.ts';

/**
 * The length of the list marker that comes next (CommonMark 0.31, 5.2), 0 for none.
 *
 * Where it would interrupt a paragraph the item may not be empty and a number must be 1.
 */
export function listMarkerLength({ text, next, end }: LineCursor, interruptsParagraph: boolean): number {
	const first = text.charCodeAt(next);
	let length = 0;
	if (first === DASH || first === STAR || first === PLUS) length = 1;
	else if (isDigit(first)) length = numberLength(text, next, end);
	if (length === 0) return 0;
	const after = next + length;
	if (after < end && !isBlank(text.charCodeAt(after))) return 0;
	if (!interruptsParagraph) return length;
	if (isDigit(first) && (length !== 2 || first !== 49)) return 0;
	return hasText(text, after, end) ? length : 0;
}

/** Up to nine digits and `.` or `)`. */
function numberLength(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && at - start < 9 && isDigit(text.charCodeAt(at))) at++;
	const mark = text.charCodeAt(at);
	return at < end && (mark === DOT || mark === CLOSE_PAREN) ? at - start + 1 : 0;
}

function hasText(text: string, from: number, end: number): boolean {
	for (let at = from; at < end; at++) if (!isBlank(text.charCodeAt(at))) return true;
	return false;
}

import { HASH, isBlank, skipBlanks, trimmedEnd } from '../../../text/characters.ts';
import type { LineCursor } from '../lineCursor.ts';

/** The level and the place of a heading's text; the text may be empty. */
export interface AtxHeading {
	readonly level: number;
	readonly start: number;
	readonly end: number;
}

/** The heading that the rest of the line is, `#` to `######` and a blank before its text (CommonMark 0.31, 4.2), or `undefined`. */
export function atxHeading({ text, next, end }: LineCursor): AtxHeading | undefined {
	let at = next;
	while (at < end && text.charCodeAt(at) === HASH) at++;
	const level = at - next;
	if (level > 6 || (at < end && !isBlank(text.charCodeAt(at)))) return undefined;
	const start = skipBlanks(text, at, end);
	const trimmed = trimmedEnd(text, start, end);
	let closing = trimmed;
	while (closing > start && text.charCodeAt(closing - 1) === HASH) closing--;
	// Closing marks count only after a blank; a heading of nothing but marks is empty.
	const hasClosing = closing < trimmed && (closing === start || isBlank(text.charCodeAt(closing - 1)));
	return { level, start, end: hasClosing ? trimmedEnd(text, start, closing) : trimmed };
}

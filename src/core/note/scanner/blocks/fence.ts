import { BACKTICK, TILDE, skipBlanks } from '../../../text/characters.ts';
import type { LineCursor } from '../lineCursor.ts';

/** How many marks the fence has that the rest of the line opens (CommonMark 0.31, 4.5), 0 for none. */
export function openingFenceLength(cursor: LineCursor): number {
	const { text, end } = cursor;
	const length = markCount(cursor);
	if (length < 3) return 0;
	if (text.charCodeAt(cursor.next) === TILDE) return length;
	// A backtick in the info string makes it a code span.
	const backtick = text.indexOf('`', cursor.next + length);
	return backtick !== -1 && backtick < end ? 0 : length;
}

/** Whether the rest of the line closes a fence of `length` times `mark`. */
export function closesFence(cursor: LineCursor, mark: number, length: number): boolean {
	const { text, next, end } = cursor;
	if (cursor.indent > 3 || text.charCodeAt(next) !== mark) return false;
	const count = markCount(cursor);
	return count >= length && skipBlanks(text, next + count, end) === end;
}

function markCount({ text, next, end }: LineCursor): number {
	const mark = text.charCodeAt(next);
	if (mark !== BACKTICK && mark !== TILDE) return 0;
	let at = next;
	while (at < end && text.charCodeAt(at) === mark) at++;
	return at - next;
}

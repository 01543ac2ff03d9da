import { DASH, STAR, UNDERSCORE, isBlank } from '../characters.ts';
import type { LineCursor } from '../lineCursor.ts';

/** Whether the rest of the line is three or more `*`, `-` or `_` with nothing but blanks between (CommonMark 0.31, 4.1). */
export function isThematicBreak({ text, next, end }: LineCursor): boolean {
	const mark = text.charCodeAt(next);
	if (mark !== DASH && mark !== STAR && mark !== UNDERSCORE) return false;
	let count = 0;
	for (let at = next; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === mark) count++;
		else if (!isBlank(code)) return false;
	}
	return count >= 3;
}

import { DASH, EQUALS, skipBlanks } from '../../../text/characters.ts';
import type { LineCursor } from '../lineCursor.ts';

/** 1 for a rest of `=`, 2 for a rest of `-` (CommonMark 0.31, 4.3), 0 for anything else. */
export function setextLevel({ text, next, end }: LineCursor): 0 | 1 | 2 {
	const mark = text.charCodeAt(next);
	if (mark !== EQUALS && mark !== DASH) return 0;
	let at = next;
	while (at < end && text.charCodeAt(at) === mark) at++;
	if (skipBlanks(text, at, end) < end) return 0;
	return mark === EQUALS ? 1 : 2;
}

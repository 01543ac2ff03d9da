import { CARET, COLON, OPEN_BRACKET, skipBlanks } from '../../../text/characters.ts';
import { footnoteIdEnd } from '../inline/footnote.ts';
import type { LineCursor } from '../lineCursor.ts';

/** Where the id and the text of the footnote definition lie that comes next, or `undefined`. */
export function footnoteDefinition({ text, next, end }: LineCursor): { readonly idEnd: number; readonly contentStart: number } | undefined {
	if (text.charCodeAt(next) !== OPEN_BRACKET || text.charCodeAt(next + 1) !== CARET) return undefined;
	const idEnd = footnoteIdEnd(text, next + 2, end);
	if (idEnd === -1 || idEnd + 1 >= end || text.charCodeAt(idEnd + 1) !== COLON) return undefined;
	return { idEnd, contentStart: skipBlanks(text, idEnd + 2, end) };
}

import { PERCENT } from '../../../text/characters.ts';
import { addOpaque, COMMENT, noteUnclosed } from '../scanResult.ts';
import { find } from './finder.ts';
import type { Inline } from './inline.ts';

/**
 * Opens or closes a `%%` comment. Its inside is read on: Obsidian counts the links and tags in it.
 * One that the stretch does not close is text to Obsidian's index and a comment to its editor: noted as unclosed, so that nothing is written.
 */
export function readComment(inline: Inline, at: number): number {
	const { text } = inline.parts;
	if (text.charCodeAt(at + 1) !== PERCENT || at + 1 >= inline.to) return at + 1;
	if (inline.inComment) return at + 2;
	if (inline.commentEnd !== -1) {
		const isEnd = at + 2 === inline.commentEnd;
		inline.commentEnd = -1;
		if (isEnd) return at + 2;
	}
	const close = find(inline.finders.comment, text, at + 2);
	if (close + 2 > inline.to) {
		noteUnclosed(inline.parts, 'comment', at, at + 2);
		return at + 2;
	}
	inline.commentEnd = close + 2;
	addOpaque(inline.parts, COMMENT, at, close + 2);
	return at + 2;
}

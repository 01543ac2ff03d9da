import {
	BACKSLASH,
	BACKTICK,
	CARET,
	CLOSE_BRACKET,
	DOLLAR,
	HASH,
	LESS,
	OPEN_BRACKET,
	PERCENT,
	isPunctuation,
} from '../../../text/characters.ts';
import { readAngle } from './angle.ts';
import { readUrl } from './bareUrl.ts';
import { readCodeSpan } from './codeSpan.ts';
import { readComment } from './comment.ts';
import { readFootnoteReference } from './footnote.ts';
import type { Inline } from './inline.ts';
import { closeBracket, openBracket } from './markdownLink.ts';
import { nextMark } from './marks.ts';
import { readMath } from './math.ts';
import { readTag } from './tag.ts';
import { readWikilink } from './wikilink.ts';

/**
 * Reads the inline text from `from` to `to`, left to right: at each mark the construct that begins there is read whole
 * and passed over, or the mark is text. What is passed over (code, math, HTML) holds nothing else.
 */
export function scanInline(inline: Inline, from: number, to: number, inComment: boolean): void {
	const { marks, parts } = inline;
	const { text } = parts;
	let at = nextMark(marks, text, from);
	if (at >= to) return;
	startStretch(inline, from, to, inComment);
	while (at < to) at = nextMark(marks, text, readMark(inline, text.charCodeAt(at), at));
}

function startStretch(inline: Inline, from: number, to: number, inComment: boolean): void {
	inline.from = from;
	inline.to = to;
	inline.inComment = inComment;
	inline.commentEnd = -1;
	inline.escaped = -1;
	inline.bracketCount = 0;
	inline.closedCount = 0;
	inline.knowsRuns = false;
	inline.nextDollar = -1;
}

/** Reads what begins at the mark `code` at `at`; the offset to go on from. */
function readMark(inline: Inline, code: number, at: number): number {
	const { text } = inline.parts;
	switch (code) {
		case BACKSLASH:
			if (!isPunctuation(text.charCodeAt(at + 1))) return at + 1;
			inline.escaped = at + 1;
			return at + 2;
		case BACKTICK:
			return readCodeSpan(inline, at);
		case OPEN_BRACKET:
			if (text.charCodeAt(at + 1) === OPEN_BRACKET) {
				const end = readWikilink(inline, at);
				if (end !== -1) return end;
			}
			if (text.charCodeAt(at + 1) === CARET) {
				const end = readFootnoteReference(inline, at);
				if (end !== -1) return end;
			}
			return openBracket(inline, at);
		case CLOSE_BRACKET:
			return closeBracket(inline, at);
		case LESS:
			return readAngle(inline, at);
		case DOLLAR:
			return readMath(inline, at);
		case PERCENT:
			return readComment(inline, at);
		case HASH:
			return readTag(inline, at);
		default:
			return readUrl(inline, at);
	}
}

import { BACKSLASH, DOLLAR, isDigit, isWhitespace } from '../../../text/characters.ts';
import { addOpaque, MATH, noteUnclosed } from '../scanResult.ts';
import { NOWHERE, find } from './finder.ts';
import type { Inline } from './inline.ts';

/**
 * Reads the math that begins at `at`: `$$…$$`, or `$…$` by Obsidian's rule for money in prose:
 * no blank after the opening mark, none before the closing one, no digit after it. A mark before a digit is money where no
 * formula ends in its line: the next mark that could end one may stand a hundred lines of sums below.
 */
export function readMath(inline: Inline, at: number): number {
	const { text } = inline.parts;
	if (text.charCodeAt(at + 1) === DOLLAR && at + 1 < inline.to) {
		const close = find(inline.finders.math, text, at + 2);
		if (close + 2 > inline.to) {
			noteUnclosed(inline.parts, 'math', at, at + 2);
			return at + 2;
		}
		addOpaque(inline.parts, MATH, at, close + 2);
		return close + 2;
	}
	if (at + 1 >= inline.to || isWhitespace(text.charCodeAt(at + 1))) return at + 1;
	const close = closingDollar(inline, at + 2);
	if (close === NOWHERE) return at + 1;
	if (isDigit(text.charCodeAt(at + 1)) && find(inline.finders.newline, text, at) < close) return at + 1;
	addOpaque(inline.parts, MATH, at, close + 1);
	return close + 1;
}

/** The first `$` from `from` on that can close; whether one can does not depend on what opens. */
function closingDollar(inline: Inline, from: number): number {
	const { text } = inline.parts;
	if (inline.nextDollar >= from) return inline.nextDollar;
	let at = from;
	while (at < inline.to && !(text.charCodeAt(at) === DOLLAR && canClose(text, at))) at++;
	inline.nextDollar = at < inline.to ? at : NOWHERE;
	return inline.nextDollar;
}

function canClose(text: string, at: number): boolean {
	if (isWhitespace(text.charCodeAt(at - 1)) || isDigit(text.charCodeAt(at + 1))) return false;
	let backslash = at - 1;
	while (text.charCodeAt(backslash) === BACKSLASH) backslash--;
	return (at - 1 - backslash) % 2 === 0;
}

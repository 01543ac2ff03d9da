import { isDigit, isLetter, isUnicodeBlank } from '../../../text/characters.ts';
import { lineOf, TAG } from '../scanResult.ts';
import type { Inline } from './inline.ts';

/**
 * Reads the tag at `at`, or passes over the mark.
 * Obsidian's rule: at the beginning, after a blank or after an escaped character (so its own index says); letters, digits, `_`, `-`, `/` and everything outside ASCII but blanks and general punctuation; not digits alone.
 */
export function readTag(inline: Inline, at: number): number {
	const { parts } = inline;
	const { text } = parts;
	const isAfterBlank = at === inline.from || inline.escaped === at - 1 || isUnicodeBlank(text.charCodeAt(at - 1));
	if (!isAfterBlank) return at + 1;
	let end = at + 1;
	let isNumber = true;
	for (; end < inline.to; end++) {
		const code = text.charCodeAt(end);
		if (!isTagCharacter(code)) break;
		isNumber &&= isDigit(code);
	}
	if (isNumber) return end;
	const row = parts.tags.add();
	const { numbers } = parts.tags;
	numbers[row] = at;
	numbers[row + TAG.end] = end;
	numbers[row + TAG.line] = lineOf(parts, at);
	return end;
}

function isTagCharacter(code: number): boolean {
	if (code < 128) return isLetter(code) || isDigit(code) || code === 45 || code === 95 || code === 47;
	return !isUnicodeBlank(code) && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x2e00 && code <= 0x2e7f);
}

/** Letters, digits and the marks on them, in any script, and `_`. */
const WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Whether the character that begins at `at` belongs to a word; of a surrogate pair either half will do. */
export function isWordAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
	// The second half of a pair is judged with the first.
	const start = code >= 0xdc00 && code <= 0xdfff && at > 0 ? at - 1 : at;
	const point = text.codePointAt(start);
	return point !== undefined && WORD.test(String.fromCodePoint(point));
}

/** Whether a character is of a script that is written without blanks, so that a word may begin or end anywhere: Thai, Lao, Khmer, Kana, Han. */
export function isUnspaced(code: number): boolean {
	if (code < 0x0e00) return false;
	return code <= 0x0eff || (code >= 0x1780 && code <= 0x17ff) || (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff);
}

/** Whether a word may begin or end between the characters before and at `at`. */
export function isWordBoundary(text: string, at: number): boolean {
	if (at <= 0 || at >= text.length) return true;
	return !isWordAt(text, at - 1) || !isWordAt(text, at) || isUnspaced(text.charCodeAt(at - 1)) || isUnspaced(text.charCodeAt(at));
}

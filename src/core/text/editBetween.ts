import type { TextEdit } from './textEdit.ts';
import { isHighSurrogate } from './characters.ts';

/**
 * The one smallest replacement that turns `before` into `after`, or `undefined` where they are equal.
 * It never begins or ends between the halves of a surrogate pair.
 */
export function editBetween(before: string, after: string): TextEdit | undefined {
	if (before === after) return undefined;
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
	if (isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
	let tail = 0;
	while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
	if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1;
	return { range: { start, end: before.length - tail }, newText: after.slice(start, after.length - tail) };
}

function isLowSurrogate(code: number): boolean {
	return code >= 0xdc00 && code <= 0xdfff;
}

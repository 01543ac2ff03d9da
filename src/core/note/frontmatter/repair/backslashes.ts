/** A backslash and what stands after it, with the digits of those that take some (YAML 1.2.2, 5.7). */
const ESCAPE = /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S]|$)/gu;

/** All that YAML knows after a backslash in double quotes. */
const KNOWN = /^(?:[0abtnvfre "/\\N_LP\t]|x..|u....|U........)$/u;

/** Those that people write; a bell, a backspace or an escape character is in nobody's text. */
const WRITTEN = /^(?:[tnr"/\\]|x..|u....|U........)$/u;

/** `C:\Users`, `\\server\share`, `..\notes`, `%APPDATA%\x`. */
const PATH = /^(?:[A-Za-z]:\\|\\\\[^\\]|\.{1,2}\\|~\\|%\w+%\\)/;

/** Whether the text between double quotes has a backslash that YAML does not know: `\d`, `\|`. */
export function hasUnknownEscape(inner: string): boolean {
	return escapesOf(inner).some((escape) => !KNOWN.test(escape));
}

/**
 * Whether text that reads well between double quotes has lost backslashes by it: `\a` of `\alpha` rings a bell,
 * `\n` of `C:\notes` ends a line.
 */
export function losesBackslashes(inner: string): boolean {
	const escapes = escapesOf(inner);
	if (PATH.test(inner) && !inner.slice(2).includes('\\\\')) return escapes.some((escape) => /^[abvfeNLPntr0_]$/.test(escape));
	// A blank that does not break is what programs that write YAML escape as `\_`.
	return escapes.some((escape) => /^[abvfeNLP]$/.test(escape));
}

/** The text between double quotes with its backslashes as they stand, and whether one of them may be meant as an escape. */
export function literalText(inner: string): { readonly text: string; readonly safe: boolean } {
	if (PATH.test(inner)) return { text: inner, safe: !/\\\\|\\"/.test(inner.slice(2)) };
	return { text: inner, safe: !escapesOf(inner).some((escape) => escape === '' || WRITTEN.test(escape)) };
}

function escapesOf(inner: string): string[] {
	return Array.from(inner.matchAll(ESCAPE), ([, escape = '']) => escape);
}

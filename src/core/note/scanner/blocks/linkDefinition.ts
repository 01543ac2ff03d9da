import type { Range } from '../../../text/range.ts';
import { hasScheme } from '../inline/scheme.ts';

/** `[label]: address "title"` on one line; a longer label is none (CommonMark 0.31, 4.7). */
const DEFINITION =
	/^ {0,3}\[(?!\^)((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(?:<([^<>]*)>|([^\s<]\S*))(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

/** A longer line defines nothing that anybody wrote. */
const MAX_LENGTH = 5_000;

/** The label and the place of the address that the line from `start` to `end` defines, `undefined` where it defines none. */
export function linkDefinition(text: string, start: number, end: number): { readonly label: string; readonly address: Range } | undefined {
	if (end - start > MAX_LENGTH) return undefined;
	const line = text.slice(start, end);
	const match = DEFINITION.exec(line);
	if (match === null) return undefined;
	const [, label = '', angled, bare = ''] = match;
	const url = angled ?? bare;
	const from = start + line.indexOf(url, line.indexOf(']:', label.length) + 2);
	if (label.trim() === '' || !hasScheme(text, from, from + url.length)) return undefined;
	return { label: labelKey(label), address: { start: from, end: from + url.length } };
}

/** Labels are compared without case and runs of blanks (CommonMark 0.31, 4.7). */
export function labelKey(label: string): string {
	return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

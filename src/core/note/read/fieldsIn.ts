import type { NonProse } from './nonProseRange.ts';

/** Marks of quotes and of a list item before the text of a line. */
const MARKS = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)?/;

/** A longer key is a sentence. */
const LONGEST_KEY = 80;

/** A longer one is a paragraph in brackets. */
const LONGEST_FIELD = 500;

/** Dataview's inline fields in a line: `key:: value` fills it, `[key:: value]` and `(key:: value)` stand in its text. */
export function* fieldsIn(line: string): Iterable<NonProse> {
	const first = line.indexOf('::');
	if (first === -1) return;
	const start = MARKS.exec(line)?.[0].length ?? 0;
	const key = line.slice(start, first).trim();
	if (key !== '' && key.length <= LONGEST_KEY && !/[[\](){}|`]/.test(key)) {
		yield { kind: 'field', start, end: line.length };
		return;
	}
	for (let at = first; at !== -1; at = line.indexOf('::', at + 2)) {
		const open = openBefore(line, at);
		const end = open === undefined ? undefined : closeAfter(line, open, at);
		if (open !== undefined && end !== undefined) yield { kind: 'field', start: open, end };
	}
}

/** The bracket in which the key of a field stands that ends at `colon`. */
function openBefore(line: string, colon: number): number | undefined {
	for (let at = colon - 1; at >= Math.max(0, colon - LONGEST_KEY); at -= 1) {
		const character = line.charAt(at);
		if (character === '[' || character === '(') return at === colon - 1 ? undefined : at;
		if (character === ']' || character === ')' || character === ':') return undefined;
	}
	return undefined;
}

/** After the bracket that closes the one at `open`. */
function closeAfter(line: string, open: number, from: number): number | undefined {
	const opening = line.charAt(open);
	const closing = opening === '[' ? ']' : ')';
	let depth = 1;
	for (let at = from; at < Math.min(line.length, open + LONGEST_FIELD); at += 1) {
		const character = line.charAt(at);
		if (character === opening) depth += 1;
		else if (character === closing) depth -= 1;
		if (depth === 0) return at + 1;
	}
	return undefined;
}

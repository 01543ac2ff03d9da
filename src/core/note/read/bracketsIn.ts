import type { Note } from '../note.ts';
import type { NonProse } from './nonProseRange.ts';
import { labelKey } from '../scanner/blocks/linkDefinition.ts';

/** `[label]: address`, in a quote or a list as well; `[^1]:` is a footnote. */
const DEFINITION = /^[\s>]*(?:[-*+][ \t]+)?\[(?!\^)((?:[^[\]\\]|\\.){1,999})\]:/;

/** `@doe2001` in a bracket, as pandoc reads it: alone, after a blank, a semicolon or the minus of `-@`. */
const CITES = /(?:^|[\s;-])@[\p{L}\p{N}_{]/u;

/** The labels of a note's link definitions, as labels are compared. */
export function definedLabels({ text, bodyStart }: Note): ReadonlySet<string> {
	const labels = new Set<string>();
	if (!text.includes(']:', bodyStart)) return labels;
	for (const line of text.slice(bodyStart).split('\n')) {
		const label = line.includes(']:') ? DEFINITION.exec(line)?.[1] : undefined;
		if (label !== undefined) labels.add(labelKey(label));
	}
	return labels;
}

/**
 * What brackets of a line make no prose: definitions, reference links of `labels`, images, citations, marks of callouts.
 * Wikilinks and links with their address after them are the scanner's.
 */
export function* bracketsIn(line: string, labels: ReadonlySet<string>): Iterable<NonProse> {
	if (!line.includes('[')) return;
	if (DEFINITION.test(line)) {
		yield { kind: 'definition', start: 0, end: line.length };
		return;
	}
	const pairs = pairsIn(line);
	let furthest = 0;
	for (const [open, close] of pairs) {
		const inner = line.slice(open + 1, close);
		const isImage = line.charAt(open - 1) === '!';
		const next = line.charAt(close + 1);
		const start = isImage ? open - 1 : open;
		if (inner.startsWith('!') && /^[\s>]*$/.test(line.slice(0, open))) {
			yield { kind: 'callout', start: open, end: close + (next === '-' || next === '+' ? 2 : 1) };
		} else if (CITES.test(inner)) yield { kind: 'citation', start, end: close + 1 };
		else if (next === '(' && isImage) {
			// Within the brackets of one before nothing ends later than that one does: its end is not looked for again.
			if (close + 1 >= furthest) furthest = parenthesisEnd(line, close + 1);
			yield { kind: 'link', start, end: furthest };
		} else if (next === '[' && pairs.has(close + 1)) {
			const end = pairs.get(close + 1) ?? close;
			const label = line.slice(close + 2, end);
			if (labels.has(labelKey(label === '' ? inner : label))) yield { kind: 'link', start, end: end + 1 };
		} else if (labels.size > 0 && labels.has(labelKey(inner))) yield { kind: 'link', start, end: close + 1 };
	}
}

/** Each bracket that opens and the one that closes it. */
function pairsIn(line: string): ReadonlyMap<number, number> {
	const pairs = new Map<number, number>();
	const open: number[] = [];
	for (let at = line.search(/[[\]\\]/); at !== -1 && at < line.length; at += 1) {
		const character = line.charAt(at);
		if (character === '\\') at += 1;
		else if (character === '[') open.push(at);
		else if (character === ']') {
			const start = open.pop();
			if (start !== undefined && at - start <= LONGEST) pairs.set(start, at);
		}
	}
	return pairs;
}

/** A label has at most 999 characters (CommonMark 0.31, 4.7). */
const LONGEST = 1_000;

function parenthesisEnd(line: string, open: number): number {
	let depth = 0;
	for (let at = open; at < line.length; at += 1) {
		const character = line.charAt(at);
		if (character === '(') depth += 1;
		else if (character === ')') depth -= 1;
		if (depth === 0) return at + 1;
	}
	return line.length;
}

import type { Link, Note } from '../note.ts';
import { type NoteLine, lineOf } from './noteLines.ts';

/** What goes between the links of one line, the same all along; a comma may be followed by an `and` of no list. */
const SEPARATOR = /^ ?[·•|,;/–—-]{1,2} ?$|^\s{2,4}$/;

/** A line that is a list of links. */
export interface LinkLine {
	/** What stands before the first link: marks of a callout, a label. */
	readonly prefix: string;
	/** `undefined` for a single link. */
	readonly separator: string | undefined;
	/** Where the last link ends. */
	readonly end: number;
}

/**
 * A line that holds links and what parts them, after a label and before a full stop; `undefined` for any other.
 *
 * @param links the links of this line, in their order.
 */
export function linkLine(note: Note, line: NoteLine, links: readonly Link[]): LinkLine | undefined {
	const [first] = links;
	const last = links.at(-1);
	if (first === undefined || last === undefined) return undefined;
	const prefix = note.text.slice(line.start, first.range.start);
	const suffix = note.text.slice(last.range.end, line.end);
	if (!/^[ \t]*(?:>[ \t]?)*(?:[\p{L}*_][^:[\]]{0,40}:[*_]{0,2} ?)?$/u.test(prefix) || !/^\.?[ \t]*$/.test(suffix)) return undefined;
	const between = links.slice(1).map(({ range }, index) => note.text.slice(links[index]?.range.end, range.start));
	const [separator] = between;
	if (separator !== undefined && (!SEPARATOR.test(separator) || between.some((one) => one !== separator))) return undefined;
	// A sentence that ends with a link is no list of one.
	if (separator === undefined && (suffix.startsWith('.') || /\p{L}/u.test(prefix))) return undefined;
	return { prefix, separator, end: last.range.end };
}

/**
 * Where the links begin that stand in lines of links before any list item under the same heading: such lines are the list
 * of their section. What stands below a list of items, or between words, is none: a line that leads on, a sentence.
 */
export function linksInLines(note: Note): ReadonlySet<number> {
	const found = new Set<number>();
	const { links, listItems, tableRows } = note;
	let item = 0;
	let row = 0;
	for (let at = 0; at < links.length; ) {
		const first = links[at];
		if (first === undefined) break;
		const line = lineOf(note, first.range.start);
		const from = at;
		while ((links[at]?.range.start ?? Infinity) < line.next) at += 1;
		while ((listItems[item]?.range.start ?? Infinity) <= first.range.start) item += 1;
		while ((tableRows[row]?.end ?? Infinity) < line.start) row += 1;
		const heading = note.headings[first.section]?.range.start ?? -1;
		const isBelowItem = item > 0 && (listItems[item - 1]?.range.start ?? -1) > heading;
		if (first.field !== null || isBelowItem || (tableRows[row]?.start ?? Infinity) <= line.end) continue;
		const own = links.slice(from, at);
		if (linkLine(note, line, own) !== undefined) for (const { range } of own) found.add(range.start);
	}
	return found;
}

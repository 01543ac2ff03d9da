import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { Note } from '../note.ts';
import { lineNumbered, lineText } from './noteLines.ts';

/** What begins another block, so that a line does not go on with the paragraph of a quote above it (CommonMark 0.31, 5.1). */
const BEGINS_BLOCK = /^ {0,3}(?:[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|`{3}|~{3}|(?:[-*_][ \t]*){3,}$|<)/;

/** The mark of a list item before a quote: `- > words`. */
const ITEM_MARK = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=[>*+\d-])/;

/**
 * The lines of block quotes that are no callouts, in order, line by line without their line ends; a quote inside of a callout is one.
 */
export function quotations(note: Note): readonly Range[] {
	if (!note.text.includes('>', note.bodyStart)) return [];
	const found: Range[] = [];
	/** Of each open level of quoting whether it is a callout. */
	const levels: boolean[] = [];
	let mayGoOn: boolean = false;
	for (let number = lineAt(note.lineStarts, note.bodyStart); number <= note.lineStarts.length; number += 1) {
		const line = lineNumbered(note, number);
		if (line.start < note.bodyStart) continue;
		const text = lineText(note, line);
		const { depth, rest } = marksOf(text);
		// A line without a mark goes on with the paragraph of the quote above it.
		const goesOn: boolean = mayGoOn && rest.trim() !== '' && !BEGINS_BLOCK.test(rest);
		if (depth < levels.length && !goesOn) levels.length = depth;
		while (levels.length < depth) levels.push(levels.length === depth - 1 && /^\[!/.test(rest));
		mayGoOn = rest.trim() !== '' && levels.length > 0;
		if (levels.includes(false)) found.push({ start: line.start, end: line.end });
	}
	return found;
}

/** How many marks of quotes a line begins with, and what follows them. */
function marksOf(line: string): { readonly depth: number; readonly rest: string } {
	let rest = line;
	let depth = 0;
	for (let mark = ITEM_MARK.exec(rest), count = 0; mark !== null && count < MOST_LEVELS; mark = ITEM_MARK.exec(rest), count += 1)
		rest = rest.slice(mark[0].length);
	for (let mark = MARK.exec(rest); mark !== null; mark = MARK.exec(rest)) {
		depth += 1;
		rest = rest.slice(mark[0].length);
		if (depth === MOST_LEVELS) break;
	}
	return { depth, rest };
}

const MARK = /^[ \t]{0,12}> ?/;

/** Deeper quoting is no text. */
const MOST_LEVELS = 50;

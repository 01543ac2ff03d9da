import type { Range } from '../../text/range.ts';
import type { Note } from '../note.ts';
import { lineNumbered, lineText } from './noteLines.ts';

const OURS = /^<{7}(?: |$)/;
const BETWEEN = /^={7}$/;
const THEIRS = /^>{7}(?: |$)/;
const MARKS = [OURS, BETWEEN, THEIRS] as const;

/**
 * The line of the first of git's three marks of an unresolved merge, each at the beginning of a line and in their order,
 * or `undefined`; in a code block they are an example.
 */
export function unresolvedMerge(note: Note): Range | undefined {
	if (!note.text.includes('<<<<<<<')) return undefined;
	const blocks = note.opaque.filter(({ kind }) => kind === 'code-block');
	let block = 0;
	let found = 0;
	let ours: Range | undefined;
	for (let number = 1; number <= note.lineStarts.length; number += 1) {
		const line = lineNumbered(note, number);
		while ((blocks[block]?.end ?? Infinity) <= line.start) block += 1;
		if ((blocks[block]?.start ?? Infinity) <= line.start) continue;
		const mark = MARKS[found];
		if (mark === undefined) return ours;
		if (!mark.test(lineText(note, line))) continue;
		if (found === 0) ours = { start: line.start, end: line.end };
		found += 1;
	}
	return found === MARKS.length ? ours : undefined;
}

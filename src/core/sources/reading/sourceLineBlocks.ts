import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { firstRangeFrom, trimmedRange } from './inOrder.ts';
import type { SourceBlock } from './sourceBlock.ts';
import type { SourceSection } from './sourceSections.ts';

/** `*Source: `, `**Sources:** `, `> - Source: ` at the beginning of a line. */
const LEAD = /^[ \t>]{0,40}(?:[-*+] |\d{1,4}[.)] )?[*_(]{0,4}sources?[*_]{0,3}:[*_]{0,3}/gim;

/** Lines anywhere in the body that begin with `Source:`, in emphasis or not, outside of sections of sources and footnotes. */
export function sourceLineBlocks(note: Note, sections: readonly SourceSection[], footnotes: readonly SourceBlock[]): SourceBlock[] {
	const body = note.text.slice(note.bodyStart);
	const taken = [...sections, ...footnotes].map(({ range }) => range).sort((a, b) => a.start - b.start);
	const blocks: SourceBlock[] = [];
	for (const match of body.matchAll(LEAD)) {
		const start = note.bodyStart + match.index + match[0].length;
		if (isInside(taken, start) || isInside(note.opaque, start)) continue;
		const range = withoutClosingMarks(note.text, trimmedRange(note.text, { start, end: lineEndFrom(note.text, start) }));
		if (range.end > range.start) blocks.push({ place: { kind: 'text' }, range, remark: null, row: undefined });
	}
	return blocks;
}

/** Whether `offset` lies in one of `ranges`, which are in the order of the text and do not overlap but by nesting. */
function isInside(ranges: readonly Range[], offset: number): boolean {
	const range = ranges[firstRangeFrom(ranges, offset + 1) - 1];
	return range !== undefined && offset < range.end;
}

function lineEndFrom(text: string, start: number): number {
	const end = text.indexOf('\n', start);
	return end === -1 ? text.length : end;
}

/** Without the marks that close the emphasis or the bracket around the whole line. */
function withoutClosingMarks(text: string, range: Range): Range {
	let { end } = range;
	while (end > range.start && '*_'.includes(text.charAt(end - 1))) end -= 1;
	return { start: range.start, end };
}

import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { firstFrom, firstRangeFrom, trimmedRange } from '../../text/rangeSearch.ts';
import type { LinkFinder } from './linkFinder.ts';
import { listBlocks } from './listBlocks.ts';
import type { SourceBlock } from './sourceBlock.ts';
import type { SourcePlace } from '../source.ts';
import type { SourceSection } from './sourceSections.ts';

/** `*Source: `, `**Sources:** `, `> - Source: ` at the beginning of a line, up to the word's end and on from there. */
const BEFORE = /^[ \t>]{0,40}(?:[-*+] |\d{1,4}[.)] )?[*_(]{0,4}$/;
const AFTER = /^s?[*_]{0,3}:[*_]{0,3}/;

const IN_TEXT: SourcePlace = { kind: 'text' };

/** No longer lead is one: marks of a quote, a list and emphasis. */
const MAX_LEAD = 60;

/**
 * Lines anywhere in the body that begin with `Source:`, in emphasis or not, outside of sections of sources and footnotes;
 * where nothing else stands in the line, the list below it.
 */
export function sourceLineBlocks(
	note: Note,
	sections: readonly SourceSection[],
	footnotes: readonly SourceBlock[],
	links: () => LinkFinder,
): SourceBlock[] {
	const starts = leadEnds(note);
	if (starts.length === 0) return [];
	const taken = [...sections, ...footnotes].map(({ range }) => range).sort((a, b) => a.start - b.start);
	return starts.flatMap((start): SourceBlock[] => {
		if (isInside(taken, start) || isInside(note.opaque, start)) return [];
		const range = withoutClosingMarks(note.text, trimmedRange(note.text, { start, end: lineEndFrom(note.text, start) }));
		if (range.end > range.start) return [{ place: IN_TEXT, range, remark: null, row: undefined }];
		const below = listBelow(note, start);
		return below === undefined ? [] : [...listBlocks(note, { place: IN_TEXT, range: below }, links()).blocks];
	});
}

/** The list that begins in the line after the one at `offset`, or after a blank one; `undefined` where none does, or where a bullet announces it. */
function listBelow({ text, listItems, lineStarts }: Note, offset: number): Range | undefined {
	const start = lineEndFrom(text, offset);
	let at = firstFrom(listItems, start);
	// Each list is announced once, so that many lines like this one are read in one pass.
	if ((listItems[at - 1]?.range.end ?? -1) >= offset) return undefined;
	let end = start;
	for (let item = listItems[at]; item !== undefined; item = listItems[(at += 1)]) {
		if (item.depth > 0) continue;
		const between = text.slice(end, lineStarts[item.line - 1]);
		if (between.trim() !== '' || (end === start && between.split('\n').length > 3)) break;
		end = item.range.end;
	}
	return end === start ? undefined : { start, end };
}

/** Where the words after each lead begin, in the order of the text. */
function leadEnds(note: Note): number[] {
	const { text } = note;
	return [...occurrences(text, 'ource', note.bodyStart), ...occurrences(text, 'OURCE', note.bodyStart)]
		.map((at) => {
			const near = text.slice(Math.max(at - MAX_LEAD, note.bodyStart), at);
			const lineStart = near.lastIndexOf('\n') + 1;
			const isNear = lineStart > 0 || at - near.length === note.bodyStart;
			const after = AFTER.exec(text.slice(at + 'ource'.length, at + 'ource'.length + 8).toLowerCase());
			const isLead = after && isNear && /s$/i.test(near) && BEFORE.test(near.slice(lineStart, -1));
			return isLead ? at + 'ource'.length + after[0].length : -1;
		})
		.filter((start) => start !== -1)
		.sort((a, b) => a - b);
}

function occurrences(text: string, word: string, from: number): number[] {
	const found: number[] = [];
	for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + word.length)) found.push(at);
	return found;
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

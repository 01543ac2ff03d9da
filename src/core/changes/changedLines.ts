import { applyEdits } from '../text/applyEdits.ts';
import { invertEdits } from '../text/invertEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';

/** A part of a line; `isChanged` where it is what was taken out or put in. */
interface LinePart {
	readonly text: string;
	readonly isChanged: boolean;
}

/** A line that goes or comes. */
export interface ChangedLine {
	readonly kind: 'removed' | 'added';
	/** From 1: in the text before for a line that goes, in the text after for one that comes. */
	readonly line: number;
	readonly parts: readonly LinePart[];
}

/** So many characters of a long line are shown on each side of what changes in it. */
const CONTEXT = 60;

/**
 * The lines of `text` that `edits` change, as they are and as they will be, in the order of the text.
 * A long line is cut to what stands around its changes.
 *
 * @throws {RangeError} if an edit lies outside the text or two edits overlap.
 */
export function changedLines(text: string, edits: readonly TextEdit[]): readonly ChangedLine[] {
	const after = applyEdits(text, edits);
	const inverse = invertEdits(text, edits);
	const sorted = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
	const lines: ChangedLine[] = [];
	for (let first = 0; first < sorted.length; ) {
		let last = first;
		while (last + 1 < sorted.length && lineStart(text, sorted[last + 1]?.range.start ?? 0) <= lineEnd(text, sorted[last]?.range.end ?? 0))
			last += 1;
		const removed = linesOf(text, sorted.slice(first, last + 1), 'removed');
		const added = linesOf(after, inverse.slice(first, last + 1), 'added');
		lines.push(...withoutCommon(removed, added));
		first = last + 1;
	}
	return lines;
}

function lineStart(text: string, offset: number): number {
	// `lastIndexOf` takes a place before the text for its first.
	return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
	const end = text.indexOf('\n', offset);
	return end === -1 ? text.length : end;
}

/** The whole lines that hold these ranges, the ranges marked. */
function linesOf(text: string, edits: readonly TextEdit[], kind: ChangedLine['kind']): ChangedLine[] {
	const start = lineStart(text, edits[0]?.range.start ?? 0);
	const end = lineEnd(text, edits.at(-1)?.range.end ?? 0);
	const parts: LinePart[] = [];
	let at = start;
	for (const { range } of edits) {
		parts.push({ text: text.slice(at, range.start), isChanged: false }, { text: text.slice(range.start, range.end), isChanged: true });
		at = range.end;
	}
	parts.push({ text: text.slice(at, end), isChanged: false });
	const firstLine = text.slice(0, start).split('\n').length;
	return splitLines(parts).map((line, index) => ({ kind, line: firstLine + index, parts: line }));
}

function splitLines(parts: readonly LinePart[]): LinePart[][] {
	const lines: LinePart[][] = [[]];
	for (const { text, isChanged } of parts) {
		for (const [index, piece] of text.split('\n').entries()) {
			if (index > 0) lines.push([]);
			if (piece !== '') lines.at(-1)?.push({ text: piece.replace(/\r$/, ''), isChanged });
		}
	}
	return lines;
}

/** Lines that are the same before and after stand around the change and are no part of it. */
function withoutCommon(removed: readonly ChangedLine[], added: readonly ChangedLine[]): readonly ChangedLine[] {
	let head = 0;
	const shorter = Math.min(removed.length, added.length);
	while (head < shorter && wordsOf(removed[head]) === wordsOf(added[head])) head += 1;
	let tail = 0;
	while (tail < shorter - head && wordsOf(removed.at(-1 - tail)) === wordsOf(added.at(-1 - tail))) tail += 1;
	return [...removed.slice(head, removed.length - tail), ...added.slice(head, added.length - tail)].map((line) => ({
		...line,
		parts: clipped(line.parts),
	}));
}

function wordsOf(line: ChangedLine | undefined): string {
	return line?.parts.map(({ text }) => text).join('') ?? '';
}

/** What is unchanged is cut at its far ends, or in its middle between two changes. */
function clipped(parts: readonly LinePart[]): readonly LinePart[] {
	return parts.map((part, index) => {
		const { text, isChanged } = part;
		const isFirst = index === 0;
		const isLast = index === parts.length - 1;
		const room = isFirst || isLast ? CONTEXT : 2 * CONTEXT;
		if (isChanged || text.length <= room || (isFirst && isLast)) return part;
		const head = isFirst ? '' : text.slice(0, CONTEXT);
		const tail = isLast ? '' : text.slice(-CONTEXT);
		return { text: `${head}…${tail}`, isChanged };
	});
}

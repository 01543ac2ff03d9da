import { lineAt } from '../../text/lineStarts.ts';
import type { Note } from '../note.ts';

/** One line of a note: its first offset, its end without the line end, and where the next line begins (the text's length behind the last). */
export interface NoteLine {
	readonly start: number;
	readonly end: number;
	readonly next: number;
}

/** The line in which `offset` lies. */
export function lineOf(note: Note, offset: number): NoteLine {
	return lineNumbered(note, lineAt(note.lineStarts, offset));
}

/** The line with this number, from 1; the caller knows that it is there. */
export function lineNumbered(note: Note, line: number): NoteLine {
	const lineStart = note.lineStarts[line - 1] ?? note.text.length;
	// A BOM stands before the first line and is no part of it.
	const start = lineStart === 0 && note.text.charCodeAt(0) === 0xfeff ? 1 : lineStart;
	const next = note.lineStarts[line] ?? note.text.length;
	let end = next;
	if (end > start && note.text.charCodeAt(end - 1) === 10) end -= 1;
	if (end > start && note.text.charCodeAt(end - 1) === 13) end -= 1;
	return { start, end, next };
}

/** A line and whether it is prose: none that begins in code, math, HTML or a comment is. */
export interface BodyLine extends NoteLine {
	readonly isProse: boolean;
}

/** The lines that begin in `[start, end)`, in their order. */
export function linesIn(note: Note, start: number, end: number): BodyLine[] {
	const lines: BodyLine[] = [];
	const blocks = note.opaque.filter((range) => range.kind !== 'code' && range.end > start && range.start < end);
	let block = 0;
	let closed = start;
	for (let number = lineAt(note.lineStarts, start); number <= note.lineStarts.length; number += 1) {
		const line = lineNumbered(note, number);
		if (line.start >= end) break;
		if (line.start < start) continue;
		// A block that stands inside another ends before it: the furthest end counts.
		for (let next = blocks[block]; next && next.start <= line.start; next = blocks[block]) {
			closed = Math.max(closed, next.end);
			block += 1;
		}
		lines.push({ ...line, isProse: line.start >= closed });
	}
	return lines;
}

/** The text of a line, without its line end. */
export function lineText(note: Note, line: NoteLine): string {
	return note.text.slice(line.start, line.end);
}

/** Whether a line holds nothing but blanks. */
export function isBlank(note: Note, line: NoteLine): boolean {
	return lineText(note, line).trim() === '';
}

/** The line end of the line at `offset`, or where it is the last, the note's. */
export function lineEndAt(note: Note, offset: number): string {
	const line = lineOf(note, offset);
	return note.text.slice(line.end, line.next) || note.lineEnd;
}

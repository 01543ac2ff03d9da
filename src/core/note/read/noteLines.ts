import { BOM } from '../../text/characters.ts';
import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { Note } from '../note.ts';

/** One line of a note: its first offset, its end without the line end, and where the next line begins (the text's length after the last). */
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
	const start = lineStart === 0 && note.text.charCodeAt(0) === BOM ? 1 : lineStart;
	const next = note.lineStarts[line] ?? note.text.length;
	let end = next;
	if (end > start && note.text.charCodeAt(end - 1) === 10) end -= 1;
	if (end > start && note.text.charCodeAt(end - 1) === 13) end -= 1;
	return { start, end, next };
}

/** A line and what it is a part of. */
export interface BodyLine extends NoteLine {
	/** Whether it begins neither in code, math, HTML nor a comment. */
	readonly isProse: boolean;
	/** Whether it is a part of a list item, nested text and text that merely goes on included. */
	readonly isInList: boolean;
}

/** The lines that begin in `[start, end)`, in their order. */
export function linesIn(note: Note, start: number, end: number): BodyLine[] {
	const lines: BodyLine[] = [];
	const isOpaque = walkAlong(note.opaque.filter(({ kind }) => kind !== 'code'));
	const isListed = walkAlong(note.listItems.map(({ range }) => range));
	for (let number = lineAt(note.lineStarts, start); number <= note.lineStarts.length; number += 1) {
		const { start: at, end: lineEnd, next } = lineNumbered(note, number);
		if (at >= end) break;
		if (at < start) continue;
		lines.push({ start: at, end: lineEnd, next, isProse: !isOpaque(at, at + 1), isInList: isListed(at, lineEnd) });
	}
	return lines;
}

/** Tells of stretches asked for in their order whether one of `ranges`, sorted by their starts, reaches into them; one walk for all questions. */
function walkAlong(ranges: readonly Range[]): (start: number, end: number) => boolean {
	let next = 0;
	let furthest = -1;
	return (start, end) => {
		// A range that stands inside another ends before it: the furthest end counts.
		for (let range = ranges[next]; range && range.start < end; range = ranges[next]) {
			furthest = Math.max(furthest, range.end);
			next += 1;
		}
		return furthest > start;
	};
}

/** The text of a line, without its line end. */
export function lineText(note: Note, line: NoteLine): string {
	return note.text.slice(line.start, line.end);
}

/** Whether a line holds nothing but blanks and tabs, as Markdown has it; a blank of another kind is text. */
export function isBlank(note: Note, line: NoteLine): boolean {
	return /^[ \t]*$/.test(lineText(note, line));
}

/** The line end of the line at `offset`, or where that has none, or a lone `\r` that some program left there, the note's. */
export function lineEndAt(note: Note, offset: number): string {
	const line = lineOf(note, offset);
	const own = note.text.slice(line.end, line.next);
	return own.endsWith('\n') ? own : note.lineEnd;
}

import { SPACE, TAB } from '../../text/characters.ts';

/**
 * A place in one line, in offsets and in columns: a tab reaches to the next multiple of four (CommonMark 0.31, 2.2),
 * and container marks may use up a part of it.
 */
export interface LineCursor {
	text: string;
	/** Where the line begins and ends, its line end not included. */
	start: number;
	end: number;
	/** What is not yet used up. */
	at: number;
	column: number;
	/** Whether `at` is a tab of which some columns are used up. */
	insideTab: boolean;
	/** The first character from `at` on that is no blank; `end` for a blank rest. */
	next: number;
	/** The columns from `at` to `next`. */
	indent: number;
}

export function createLineCursor(): LineCursor {
	return { text: '', start: 0, end: 0, at: 0, column: 0, insideTab: false, next: 0, indent: 0 };
}

export function startLine(cursor: LineCursor, start: number, end: number): void {
	cursor.start = start;
	cursor.end = end;
	cursor.at = start;
	cursor.column = 0;
	cursor.insideTab = false;
	findNext(cursor);
}

/** Sets `next` and `indent` for what is left of the line. */
function findNext(cursor: LineCursor): void {
	const { text, end } = cursor;
	let at = cursor.at;
	let column = cursor.column;
	for (; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === SPACE) column++;
		else if (code === TAB) column += 4 - (column % 4);
		else break;
	}
	cursor.next = at;
	cursor.indent = column - cursor.column;
}

/** Uses up everything before `next` and `count` characters more, none of them a tab. */
export function advancePast(cursor: LineCursor, count: number): void {
	cursor.column += cursor.indent + count;
	cursor.at = cursor.next + count;
	cursor.insideTab = false;
	findNext(cursor);
}

/** Uses up `count` columns of blanks, a part of a tab where they end inside one; `next` stays where it is. */
export function advanceColumns(cursor: LineCursor, count: number): void {
	let left = Math.min(count, cursor.indent);
	cursor.indent -= left;
	while (left > 0) {
		const isTab = cursor.text.charCodeAt(cursor.at) === TAB;
		const width = isTab ? 4 - (cursor.column % 4) : 1;
		const used = Math.min(left, width);
		cursor.insideTab = used < width;
		cursor.column += used;
		left -= used;
		if (!cursor.insideTab) cursor.at++;
	}
}

export function isBlankRest(cursor: LineCursor): boolean {
	return cursor.next >= cursor.end;
}

import { setextLevel } from './blocks/setextUnderline.ts';
import { delimiterCells, hasPipe, rowCells } from './blocks/table.ts';
import { trimmedEnd } from '../../text/characters.ts';
import { scanInline } from './inline/scanInline.ts';
import { addTableRow, finishLeaf, makeRoom, openLeaf, readRow } from './leaves.ts';
import { addHeading } from './scanResult.ts';
import type { Scan } from './scan.ts';

/** Adds the rest of a line that begins no block: to the open paragraph, lazily too, to the open table, or to a new paragraph. */
export function addText(scan: Scan, kept: number): void {
	const { cursor, paragraph } = scan;
	const isInside = kept === scan.containers.length;
	if (scan.leaf === 'table' && isInside) {
		readRow(scan, cursor.next, cursor.end);
	} else if (scan.leaf === 'paragraph' && isInside && beginsTable(scan)) {
		openTable(scan);
	} else {
		if (scan.leaf !== 'paragraph') {
			makeRoom(scan, kept);
			openLeaf(scan, 'paragraph');
		}
		paragraph.push(cursor.next, cursor.end);
	}
	scan.contentEnd = cursor.end;
}

/** Whether the line is the delimiter row of a table whose header is the paragraph's last line: as many cells, and a pipe in both. */
function beginsTable(scan: Scan): boolean {
	const { cursor, paragraph } = scan;
	const { text } = cursor;
	const delimiters = delimiterCells(text, cursor.next, cursor.end);
	if (delimiters === 0) return false;
	const start = paragraph.at(-2) ?? 0;
	const end = paragraph.at(-1) ?? 0;
	return hasPipe(text, start, end) && rowCells(text, start, end).length === delimiters * 2;
}

function openTable(scan: Scan): void {
	const { cursor, paragraph } = scan;
	const [start = 0, end = 0] = paragraph.splice(-2);
	if (paragraph.length > 0) finishLeaf(scan, false);
	readRow(scan, start, end);
	addTableRow(scan.parts, cursor.next, cursor.end);
	scan.leaf = 'table';
}

/**
 * Makes the open paragraph a heading if the line underlines it.
 * Obsidian heads no section with a paragraph of more than one line; such a line of dashes is a thematic break there, one of `=` is text.
 */
export function closeSetext(scan: Scan): boolean {
	const { cursor, parts, paragraph, inline } = scan;
	const level = setextLevel(cursor);
	if (level === 0 || paragraph.length > 2) return false;
	const [start = 0, end = 0] = paragraph.splice(0);
	scan.leaf = 'none';
	const textEnd = trimmedEnd(cursor.text, start, end);
	if (scan.containers.length === 0) addHeading(parts, level, start, cursor.end, start, textEnd);
	scanInline(inline, start, textEnd, false);
	scan.contentEnd = cursor.end;
	return true;
}

import { footnoteDefinition } from './blocks/footnoteDefinition.ts';
import { listMarkerLength } from './blocks/listMarker.ts';
import { CLOSE_BRACKET, GREATER, OPEN_BRACKET, isBlank, skipBlanks, trimmedEnd } from '../../text/characters.ts';
import { MAX_CONTAINERS, openContainer, takeQuoteMark } from './containers.ts';
import { makeRoom } from './leaves.ts';
import { advanceColumns, advancePast, isBlankRest } from './lineCursor.ts';
import type { LineCursor } from './lineCursor.ts';
import { currentSection, FOOTNOTE, ITEM, lineOf } from './scanResult.ts';
import type { Opened, Scan } from './scan.ts';

export function openQuote(scan: Scan, kept: number): Opened {
	if (kept >= MAX_CONTAINERS || scan.cursor.text.charCodeAt(scan.cursor.next) !== GREATER) return 'text';
	takeQuoteMark(scan);
	makeRoom(scan, kept);
	openContainer(scan, { kind: 'quote', isFilled: false });
	return 'container';
}

export function openListItem(scan: Scan, kept: number, interruptsParagraph: boolean): Opened {
	const length = listMarkerLength(scan.cursor, interruptsParagraph);
	if (length === 0 || kept >= MAX_CONTAINERS) return 'text';
	makeRoom(scan, kept);
	pushItem(scan, length, 0);
	openItemAfterBox(scan);
	return 'container';
}

/** Opens the item whose marker comes next; `before` columns of its parent's text stand before it on its line. */
function pushItem(scan: Scan, length: number, before: number): void {
	const { cursor, parts } = scan;
	const { text, next, end, start, indent } = cursor;
	const row = parts.listItems.add();
	const { numbers } = parts.listItems;
	const contentStart = itemContentStart(text, next + length, end);
	numbers[row] = next;
	numbers[row + ITEM.end] = end;
	numbers[row + ITEM.lineStart] = start;
	numbers[row + ITEM.markerEnd] = next + length;
	numbers[row + ITEM.contentStart] = contentStart;
	numbers[row + ITEM.contentEnd] = Math.max(contentStart, trimmedEnd(text, contentStart, end));
	numbers[row + ITEM.depth] = scan.itemCount;
	numbers[row + ITEM.line] = lineOf(parts, next);
	numbers[row + ITEM.section] = currentSection(parts);
	const columns = before + indent + length + columnsAfterMarker(cursor, length);
	openContainer(scan, { kind: 'item', row, columns, isFilled: false });
	scan.contentEnd = end;
}

/** Uses up the marker and the blanks after it that belong to it: one to four columns, one where code or nothing follows. */
function columnsAfterMarker(cursor: LineCursor, length: number): number {
	advancePast(cursor, length);
	const columns = isBlankRest(cursor) || cursor.indent > 4 ? 1 : cursor.indent;
	advanceColumns(cursor, columns);
	return columns;
}

/** Obsidian takes a task box for a part of the marker: in `- [ ] 1. text` the number begins a list inside the task. */
function openItemAfterBox(scan: Scan): void {
	const { cursor } = scan;
	if (cursor.indent > 0 || !isTaskBox(cursor.text, cursor.next, cursor.end)) return;
	const after: LineCursor = { ...cursor };
	advancePast(after, BOX_LENGTH);
	const length = listMarkerLength(after, false);
	if (length === 0 || scan.containers.length >= MAX_CONTAINERS) return;
	advancePast(cursor, BOX_LENGTH);
	pushItem(scan, length, BOX_LENGTH);
}

const BOX_LENGTH = 3;

/** `[ ]` or `[x]`, any one character, with a blank or the line's end after it. */
function isTaskBox(text: string, at: number, end: number): boolean {
	if (text.charCodeAt(at) !== OPEN_BRACKET || text.charCodeAt(at + 2) !== CLOSE_BRACKET || at + BOX_LENGTH > end) return false;
	return at + BOX_LENGTH === end || isBlank(text.charCodeAt(at + BOX_LENGTH));
}

/** Where an item's own text on its first line begins, after a task box if it has one. */
function itemContentStart(text: string, from: number, end: number): number {
	const start = skipBlanks(text, from, end);
	return isTaskBox(text, start, end) ? skipBlanks(text, start + BOX_LENGTH, end) : start;
}

export function openFootnote(scan: Scan, kept: number): Opened {
	const { cursor, parts } = scan;
	const definition = footnoteDefinition(cursor);
	if (!definition || kept >= MAX_CONTAINERS) return 'text';
	makeRoom(scan, kept);
	const { next, end } = cursor;
	const row = parts.footnoteDefinitions.add();
	const { numbers } = parts.footnoteDefinitions;
	numbers[row] = next;
	numbers[row + FOOTNOTE.end] = end;
	numbers[row + FOOTNOTE.idStart] = next + 2;
	numbers[row + FOOTNOTE.idEnd] = definition.idEnd;
	numbers[row + FOOTNOTE.contentStart] = definition.contentStart;
	numbers[row + FOOTNOTE.contentEnd] = end;
	numbers[row + FOOTNOTE.line] = lineOf(parts, next);
	numbers[row + FOOTNOTE.section] = currentSection(parts);
	advancePast(cursor, definition.idEnd + 2 - next);
	openContainer(scan, { kind: 'footnote', row, isFilled: true });
	scan.contentEnd = end;
	return 'container';
}

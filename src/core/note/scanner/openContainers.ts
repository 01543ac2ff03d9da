import { footnoteDefinition } from './blocks/footnoteDefinition.ts';
import { listMarkerLength } from './blocks/listMarker.ts';
import { CLOSE_BRACKET, GREATER, OPEN_BRACKET, isBlank, skipBlanks, trimmedEnd } from './characters.ts';
import { MAX_CONTAINERS, openContainer, takeQuoteMark } from './containers.ts';
import type { Open, OpenFootnote } from './containers.ts';
import type { ListItem } from '../note.ts';
import { makeRoom } from './leaves.ts';
import { advanceColumns, advancePast, isBlankRest } from './lineCursor.ts';
import type { LineCursor } from './lineCursor.ts';
import type { Opened } from './openBlocks.ts';
import { currentSection, lineOf } from './parts.ts';
import type { Scan } from './scan.ts';

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
	openItemBehindBox(scan);
	return 'container';
}

/** Opens the item whose marker comes next; `before` columns of its parent's text stand before it on its line. */
function pushItem(scan: Scan, length: number, before: number): void {
	const { cursor, parts } = scan;
	const { text, next, end, start, indent } = cursor;
	const item: Open<ListItem> = {
		range: { start: next, end },
		marker: text.slice(next, next + length),
		indent: text.slice(start, next),
		depth: scan.itemCount,
		content: itemContent(text, next + length, end),
		line: lineOf(parts, next),
		section: currentSection(parts),
	};
	parts.listItems.push(item);
	const columns = before + indent + length + columnsBehindMarker(cursor, length);
	openContainer(scan, { kind: 'item', item, columns, isFilled: false });
	scan.contentEnd = end;
}

/** Uses up the marker and the blanks behind it that belong to it: one to four columns, one where code or nothing follows. */
function columnsBehindMarker(cursor: LineCursor, length: number): number {
	advancePast(cursor, length);
	const columns = isBlankRest(cursor) || cursor.indent > 4 ? 1 : cursor.indent;
	advanceColumns(cursor, columns);
	return columns;
}

/** Obsidian takes a task box for a part of the marker: in `- [ ] 1. text` the number begins a list inside the task. */
function openItemBehindBox(scan: Scan): void {
	const { cursor } = scan;
	if (cursor.indent > 0 || !isTaskBox(cursor.text, cursor.next, cursor.end)) return;
	const behind: LineCursor = { ...cursor };
	advancePast(behind, BOX_LENGTH);
	const length = listMarkerLength(behind, false);
	if (length === 0 || scan.containers.length >= MAX_CONTAINERS) return;
	advancePast(cursor, BOX_LENGTH);
	pushItem(scan, length, BOX_LENGTH);
}

const BOX_LENGTH = 3;

/** `[ ]` or `[x]`, any one character, with a blank or the line's end behind it. */
function isTaskBox(text: string, at: number, end: number): boolean {
	if (text.charCodeAt(at) !== OPEN_BRACKET || text.charCodeAt(at + 2) !== CLOSE_BRACKET || at + BOX_LENGTH > end) return false;
	return at + BOX_LENGTH === end || isBlank(text.charCodeAt(at + BOX_LENGTH));
}

/** An item's own text on its first line, behind a task box if it has one. */
function itemContent(text: string, from: number, end: number): { start: number; end: number } {
	let start = skipBlanks(text, from, end);
	if (isTaskBox(text, start, end)) start = skipBlanks(text, start + BOX_LENGTH, end);
	return { start, end: Math.max(start, trimmedEnd(text, start, end)) };
}

export function openFootnote(scan: Scan, kept: number): Opened {
	const { cursor, parts } = scan;
	const definition = footnoteDefinition(cursor);
	if (!definition || kept >= MAX_CONTAINERS) return 'text';
	makeRoom(scan, kept);
	const { text, next, end } = cursor;
	const part: OpenFootnote = {
		id: text.slice(next + 2, definition.idEnd),
		range: { start: next, end },
		content: { start: definition.contentStart, end },
		line: lineOf(parts, next),
		section: currentSection(parts),
	};
	parts.footnoteDefinitions.push(part);
	advancePast(cursor, definition.idEnd + 2 - next);
	openContainer(scan, { kind: 'footnote', definition: part, isFilled: true });
	scan.contentEnd = end;
	return 'container';
}

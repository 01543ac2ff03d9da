import { footnoteDefinition } from './blocks/footnoteDefinition.ts';
import { listMarkerLength } from './blocks/listMarker.ts';
import { CLOSE_BRACKET, GREATER, OPEN_BRACKET, isBlank, skipBlanks, trimmedEnd } from './characters.ts';
import { MAX_CONTAINERS, itemDepth, openContainer, takeQuoteMark } from './containers.ts';
import type { Open } from './containers.ts';
import type { Footnote, ListItem } from '../note.ts';
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
	const { cursor, parts } = scan;
	const length = listMarkerLength(cursor, interruptsParagraph);
	if (length === 0 || kept >= MAX_CONTAINERS) return 'text';
	makeRoom(scan, kept);
	const { text, next, end, start, indent } = cursor;
	const item: Open<ListItem> = {
		range: { start: next, end },
		marker: text.slice(next, next + length),
		indent: text.slice(start, next),
		depth: itemDepth(scan),
		content: itemContent(text, next + length, end),
		line: lineOf(parts, next),
		section: currentSection(parts),
	};
	parts.listItems.push(item);
	const columns = indent + length + columnsBehindMarker(cursor, length);
	openContainer(scan, { kind: 'item', item, columns, isFilled: false });
	scan.contentEnd = end;
	return 'container';
}

/** Uses up the marker and the blanks behind it that belong to it: one to four columns, one where code or nothing follows. */
function columnsBehindMarker(cursor: LineCursor, length: number): number {
	advancePast(cursor, length);
	const columns = isBlankRest(cursor) || cursor.indent > 4 ? 1 : cursor.indent;
	advanceColumns(cursor, columns);
	return columns;
}

/** An item's own text on its first line, behind a task box if it has one. */
function itemContent(text: string, from: number, end: number): { start: number; end: number } {
	let start = skipBlanks(text, from, end);
	const isBox = text.charCodeAt(start) === OPEN_BRACKET && text.charCodeAt(start + 2) === CLOSE_BRACKET && start + 3 <= end;
	if (isBox && (start + 3 === end || isBlank(text.charCodeAt(start + 3)))) start = skipBlanks(text, start + 3, end);
	return { start, end: Math.max(start, trimmedEnd(text, start, end)) };
}

export function openFootnote(scan: Scan, kept: number): Opened {
	const { cursor, parts } = scan;
	const definition = footnoteDefinition(cursor);
	if (!definition || kept >= MAX_CONTAINERS) return 'text';
	makeRoom(scan, kept);
	const { text, next, end } = cursor;
	const part: Open<Footnote> = {
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

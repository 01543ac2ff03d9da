import { closesFence } from './blocks/fence.ts';
import { htmlBlockEnd, needsEndMark } from './blocks/htmlBlock.ts';
import { linkDefinition } from './blocks/linkDefinition.ts';
import { rowCells } from './blocks/table.ts';
import { OPEN_BRACKET } from '../../text/characters.ts';
import { scanInline } from './inline/scanInline.ts';
import { closeContainers } from './containers.ts';
import { isBlankRest } from './lineCursor.ts';
import { addOpaque, CODE_BLOCK, COMMENT, HTML, MATH, noteUnclosed, type ScanResult, TABLE_ROW } from './scanResult.ts';
import type { LeafKind, Scan } from './scan.ts';

/** Whether a leaf takes lines as they are until its own end. */
export function isVerbatim(leaf: LeafKind): boolean {
	return leaf === 'fence' || leaf === 'html' || leaf === 'math' || leaf === 'comment';
}

/** Opens a leaf at the cursor. */
export function openLeaf(scan: Scan, leaf: LeafKind): void {
	scan.leaf = leaf;
	scan.leafStart = scan.cursor.next;
	scan.contentEnd = scan.cursor.end;
}

/** Adds the rest of the line to the verbatim leaf, which may end here. */
export function continueVerbatim(scan: Scan): void {
	const { cursor } = scan;
	if (!isBlankRest(cursor)) scan.contentEnd = cursor.end;
	switch (scan.leaf) {
		case 'fence':
			if (closesFence(cursor, scan.fenceMark, scan.fenceLength)) closeVerbatim(scan, CODE_BLOCK, cursor.end);
			return;
		case 'html':
			continueHtml(scan);
			return;
		case 'math':
			continueMarked(scan, '$$');
			return;
		default:
			continueMarked(scan, '%%');
	}
}

function continueHtml(scan: Scan): void {
	const { cursor } = scan;
	if (!needsEndMark(scan.htmlKind)) {
		if (isBlankRest(cursor)) closeVerbatim(scan, HTML, scan.contentEnd);
		return;
	}
	const end = htmlBlockEnd(cursor.text, scan.htmlKind, cursor.at, cursor.end);
	if (end !== -1) closeVerbatim(scan, HTML, cursor.end);
}

/** A line of a `$$` or `%%` block. What stands in a comment is read, though no block in it counts; so is what stands after the closing mark. */
function continueMarked(scan: Scan, mark: '$$' | '%%'): void {
	const { cursor, inline, leaf } = scan;
	const found = cursor.text.slice(cursor.at, cursor.end).indexOf(mark);
	const isComment = leaf === 'comment';
	if (found === -1) {
		if (isComment) scanInline(inline, cursor.at, cursor.end, true);
		return;
	}
	const close = cursor.at + found;
	if (isComment) scanInline(inline, cursor.at, close, true);
	closeVerbatim(scan, isComment ? COMMENT : MATH, close + 2);
	scanInline(inline, close + 2, cursor.end, false);
}

function closeVerbatim(scan: Scan, kind: number, end: number): void {
	addOpaque(scan.parts, kind, scan.leafStart, end);
	scan.leaf = 'none';
}

/** Ends the open leaf, if there is one, where the latest content ended. */
export function finishLeaf(scan: Scan, isTextEnd: boolean): void {
	const { leaf, parts, contentEnd } = scan;
	scan.leaf = 'none';
	switch (leaf) {
		case 'none':
		case 'table':
			return;
		case 'paragraph':
			finishParagraph(scan);
			return;
		case 'indented':
			addOpaque(parts, CODE_BLOCK, scan.leafStart, contentEnd);
			return;
		default: {
			addOpaque(parts, OPAQUE_OF[leaf], scan.leafStart, contentEnd);
			const isOpen = leaf !== 'html' || needsEndMark(scan.htmlKind);
			if (isTextEnd && isOpen) noteUnclosed(parts, leaf, scan.leafStart, lineEndAt(parts.text, scan.leafStart));
		}
	}
}

/** What the inside of a verbatim leaf is. */
const OPAQUE_OF = { fence: CODE_BLOCK, html: HTML, math: MATH, comment: COMMENT } as const;

function lineEndAt(text: string, from: number): number {
	const end = text.indexOf('\n', from);
	return end === -1 ? text.length : text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** Ends what is open so that a block can begin inside the outermost `kept` containers. */
export function makeRoom(scan: Scan, kept: number): void {
	finishLeaf(scan, false);
	closeContainers(scan, kept);
}

/** Takes the definitions of addresses off the head of the open paragraph; they are no text. */
function takeDefinitions({ paragraph, inline, parts: { text } }: Scan): void {
	let taken = 0;
	while (taken < paragraph.length && text.charCodeAt(paragraph[taken] ?? 0) === OPEN_BRACKET) {
		const definition = linkDefinition(text, paragraph[taken] ?? 0, paragraph[taken + 1] ?? 0);
		if (definition === undefined) break;
		if (!inline.definitions.has(definition.label)) inline.definitions.set(definition.label, definition.address);
		taken += 2;
	}
	if (taken > 0) paragraph.splice(0, taken);
}

/** Reads the lines of the open paragraph as one stretch of inline text. */
function finishParagraph(scan: Scan): void {
	const { paragraph, inline } = scan;
	takeDefinitions(scan);
	if (paragraph.length > 0) scanInline(inline, paragraph[0] ?? 0, paragraph.at(-1) ?? 0, false);
	// A length of 0 would give memory back that the next paragraph needs.
	while (paragraph.length > 0) paragraph.pop();
}

export function addTableRow({ tableRows }: ScanResult, start: number, end: number): void {
	const row = tableRows.add();
	tableRows.numbers[row] = start;
	tableRows.numbers[row + TABLE_ROW.end] = end;
}

/** Reads the row that the rest of a line is, from `start` to `end`, cell by cell. */
export function readRow(scan: Scan, start: number, end: number): void {
	addTableRow(scan.parts, start, end);
	const cells = rowCells(scan.parts.text, start, end);
	for (let cell = 0; cell < cells.length; cell += 2) scanInline(scan.inline, cells[cell] ?? 0, cells[cell + 1] ?? 0, false);
}

import type { LineStarts } from '../../text/lineStarts.ts';
import { CARRIAGE_RETURN, NEWLINE } from './characters.ts';
import { closeContainers, continueContainers } from './containers.ts';
import { finishLeaf, isVerbatim, continueVerbatim } from './leaves.ts';
import { startLine } from './lineCursor.ts';
import { openBlocks } from './openBlocks.ts';
import type { Parts } from './parts.ts';
import { createScan } from './scan.ts';
import type { Scan } from './scan.ts';

/**
 * Reads the body of `text` from `bodyStart` on, which is the beginning of a line or stands behind a BOM.
 *
 * Two levels, as in CommonMark: blocks line by line, then the inline text of each as soon as its block ends.
 * Every character is looked at a fixed number of times, whatever the text holds.
 */
export function scanBody(text: string, lineStarts: LineStarts, bodyStart: number, firstLine: number): Parts {
	const scan = createScan(text, lineStarts);
	scan.contentEnd = bodyStart;
	scan.parts.lineCursor = firstLine;
	for (let line = firstLine; line < lineStarts.length; line++) {
		const start = Math.max(bodyStart, lineStarts[line] ?? 0);
		if (start >= text.length) break;
		readLine(scan, start, lineEnd(text, start, lineStarts[line + 1] ?? text.length));
	}
	finishLeaf(scan, true);
	closeContainers(scan, 0);
	const { parts } = scan;
	// What encloses something else is found when it ends, behind what it encloses.
	putInOrder(parts.links, (link) => link.range.start);
	putInOrder(parts.urls, (url) => url.range.start);
	putInOrder(parts.opaque, (range) => range.start);
	return parts;
}

/** Sorts parts by place where they are not in order already, as they are in nearly every note. */
function putInOrder<Part>(parts: Part[], startOf: (part: Part) => number): void {
	let last = 0;
	for (const part of parts) {
		const start = startOf(part);
		if (start < last) {
			parts.sort((a, b) => startOf(a) - startOf(b));
			return;
		}
		last = start;
	}
}

/** The end of a line without its line end; `next` is where the next line begins. */
function lineEnd(text: string, start: number, next: number): number {
	let end = next;
	if (end > start && text.charCodeAt(end - 1) === NEWLINE) end--;
	if (end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
	return end;
}

function readLine(scan: Scan, start: number, end: number): void {
	startLine(scan.cursor, start, end);
	const continued = continueContainers(scan);
	const isInside = continued === scan.containers.length;
	if (isVerbatim(scan.leaf)) {
		if (isInside) {
			continueVerbatim(scan);
			return;
		}
		finishLeaf(scan, false);
	}
	openBlocks(scan, continued);
}

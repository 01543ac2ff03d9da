import { CARRIAGE_RETURN, NEWLINE } from '../../text/characters.ts';
import { closeContainers, continueContainers } from './containers.ts';
import { finishLeaf, isVerbatim, continueVerbatim } from './leaves.ts';
import { resetInline } from './inline/inline.ts';
import { startLine } from './lineCursor.ts';
import { openBlocks } from './openBlocks.ts';
import { clearScanResult, LINK, lineOf, OPAQUE, ADDRESS } from './scanResult.ts';
import type { Scan } from './scan.ts';

/**
 * Reads the body of `text` from `bodyStart` on, which is the beginning of a line or stands after a BOM, into `scan.parts`,
 * which holds until the next text is read.
 *
 * Two levels, as in CommonMark: blocks line by line, then the inline text of each as soon as its block ends.
 * Every character is looked at a fixed number of times, whatever the text holds.
 */
export function scanBody(scan: Scan, text: string, bodyStart: number): void {
	if (scan.inline.definitions.size > 0) scan.inline.definitions.clear();
	scanOnce(scan, text, bodyStart);
	// An address may be defined below the links that refer to it.
	if (scan.inline.definitions.size > 0) scanOnce(scan, text, bodyStart);
}

function scanOnce(scan: Scan, text: string, bodyStart: number): void {
	const { parts } = scan;
	clearScanResult(parts, text);
	resetInline(scan.inline);
	scan.cursor.text = text;
	scan.contentEnd = bodyStart;
	const { lineStarts, lineCount } = parts;
	for (let line = lineOf(parts, bodyStart) - 1; line < lineCount; line++) {
		const start = Math.max(bodyStart, lineStarts[line] ?? 0);
		if (start >= text.length) break;
		readLine(scan, start, lineEnd(text, start, line + 1 < lineCount ? (lineStarts[line + 1] ?? 0) : text.length));
	}
	finishLeaf(scan, true);
	closeContainers(scan, 0);
	// What encloses something else is found when it ends, after what it encloses.
	parts.links.sortBy(LINK.start);
	parts.urls.sortBy(ADDRESS.start);
	parts.opaque.sortBy(OPAQUE.start);
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

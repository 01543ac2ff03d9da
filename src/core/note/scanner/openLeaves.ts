import { atxHeading } from './blocks/atxHeading.ts';
import { openingFenceLength } from './blocks/fence.ts';
import { htmlBlockKind } from './blocks/htmlBlock.ts';
import { isThematicBreak } from './blocks/thematicBreak.ts';
import { PERCENT } from '../../text/characters.ts';
import { scanInline } from './inline/scanInline.ts';
import { continueVerbatim, makeRoom, openLeaf } from './leaves.ts';
import { addHeading } from './scanResult.ts';
import type { Opened, Scan } from './scan.ts';

/** A heading counts only outside of quotes and lists: inside one it heads no section, and Obsidian's outline leaves it out. */
export function openAtxHeading(scan: Scan, kept: number): Opened {
	const { cursor, parts } = scan;
	const heading = atxHeading(cursor);
	if (!heading) return 'text';
	makeRoom(scan, kept);
	if (scan.containers.length === 0) addHeading(parts, heading.level, cursor.next, cursor.end, heading.start, heading.end);
	scanInline(scan.inline, heading.start, heading.end, false);
	scan.contentEnd = cursor.end;
	return 'leaf';
}

/** Whether a thematic break begins here. */
export function openBreak(scan: Scan, kept: number): boolean {
	const { cursor } = scan;
	if (!isThematicBreak(cursor.text, cursor.next, cursor.end)) return false;
	makeRoom(scan, kept);
	scan.contentEnd = cursor.end;
	return true;
}

export function openFence(scan: Scan, kept: number): Opened {
	const { cursor } = scan;
	const length = openingFenceLength(cursor);
	if (length === 0) return 'text';
	makeRoom(scan, kept);
	openLeaf(scan, 'fence');
	scan.fenceMark = cursor.text.charCodeAt(cursor.next);
	scan.fenceLength = length;
	return 'leaf';
}

export function openHtml(scan: Scan, kept: number): Opened {
	const kind = htmlBlockKind(scan.cursor, scan.leaf === 'paragraph');
	if (kind === 0) return 'text';
	makeRoom(scan, kept);
	openLeaf(scan, 'html');
	scan.htmlKind = kind;
	continueVerbatim(scan);
	return 'leaf';
}

/** `$$` and `%%` begin a block where no second such mark stands on the line; else they are part of a paragraph. */
export function openMarked(scan: Scan, kept: number): Opened {
	const { cursor } = scan;
	const { text, next, end } = cursor;
	const code = text.charCodeAt(next);
	if (text.charCodeAt(next + 1) !== code || next + 1 >= end) return 'text';
	const isComment = code === PERCENT;
	if (text.slice(next + 2, end).includes(isComment ? '%%' : '$$')) return 'text';
	makeRoom(scan, kept);
	openLeaf(scan, isComment ? 'comment' : 'math');
	if (isComment) scanInline(scan.inline, next + 2, end, true);
	return 'leaf';
}

import {
	BACKTICK,
	DASH,
	DOLLAR,
	EQUALS,
	GREATER,
	HASH,
	LESS,
	OPEN_BRACKET,
	PERCENT,
	PLUS,
	STAR,
	TILDE,
	UNDERSCORE,
	isDigit,
	skipBlanks,
} from '../../text/characters.ts';
import { fillContainer } from './containers.ts';
import { makeRoom, openLeaf } from './leaves.ts';
import { isBlankRest, type LineCursor } from './lineCursor.ts';
import { openFootnote, openListItem, openQuote } from './openContainers.ts';
import { openAtxHeading, openBreak, openFence, openHtml, openMarked } from './openLeaves.ts';
import { addText, closeSetext } from './paragraph.ts';
import type { Opened, Scan } from './scan.ts';

/**
 * Reads what is left of a line in which `continued` of the open containers go on: any number of new containers,
 * then a leaf, or a further line of the one that is open.
 */
export function openBlocks(scan: Scan, continued: number): void {
	const { cursor } = scan;
	let opened: Opened = 'container';
	// A container that does not go on stays open until a block begins: a paragraph in it may still go on lazily.
	let kept = continued;
	while (opened === 'container' && !isBlankRest(cursor)) {
		opened = cursor.indent >= 4 ? openIndented(scan, kept) : openBlock(scan, kept);
		if (opened === 'container') kept = scan.containers.length;
	}
	if (opened === 'text') addText(scan, kept);
	else if (opened === 'container') endAtBlank(scan, kept);
	if (opened !== 'container') fillContainer(scan);
}

/** A blank rest ends paragraphs, tables and quotes; code waits for what follows. */
function endAtBlank(scan: Scan, kept: number): void {
	if (scan.leaf === 'indented' && kept === scan.containers.length) return;
	makeRoom(scan, kept);
}

/** Four columns and more: code, unless a paragraph goes on. */
function openIndented(scan: Scan, kept: number): Opened {
	if (scan.leaf === 'paragraph') return 'text';
	if (scan.leaf !== 'indented' || kept < scan.containers.length) {
		makeRoom(scan, kept);
		openLeaf(scan, 'indented');
	}
	scan.contentEnd = scan.cursor.end;
	return 'leaf';
}

/** The block whose first character comes next, `indent` being less than four. */
function openBlock(scan: Scan, kept: number): Opened {
	const { cursor } = scan;
	const isInParagraph = scan.leaf === 'paragraph' && kept === scan.containers.length;
	const code = cursor.text.charCodeAt(cursor.next);
	switch (code) {
		case GREATER:
			return openQuote(scan, kept);
		case HASH:
			return openAtxHeading(scan, kept);
		case BACKTICK:
		case TILDE:
			return openFence(scan, kept);
		case LESS:
			return openHtml(scan, kept);
		case DOLLAR:
		case PERCENT:
			return openMarked(scan, kept);
		case OPEN_BRACKET:
			return openFootnote(scan, kept);
		case EQUALS:
			return isInParagraph && closeSetext(scan) ? 'leaf' : 'text';
		case UNDERSCORE:
			return openBreak(scan, kept) ? 'leaf' : 'text';
		case DASH:
		case STAR:
			// Obsidian takes a dash and a blank below a paragraph for an item that waits for its text, not for an underline.
			if (isInParagraph && isLoneDash(cursor)) return openListItem(scan, kept, false);
			if ((isInParagraph && closeSetext(scan)) || openBreak(scan, kept)) return 'leaf';
			return openListItem(scan, kept, isInParagraph);
		default:
			return code === PLUS || isDigit(code) ? openListItem(scan, kept, isInParagraph) : 'text';
	}
}

/** Whether the rest of the line is a dash and blanks, one at least. */
function isLoneDash({ text, next, end }: LineCursor): boolean {
	return text.charCodeAt(next) === DASH && next + 1 < end && skipBlanks(text, next + 1, end) === end;
}

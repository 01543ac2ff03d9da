import type { UnclosedBlock } from '../unclosedBlock.ts';
import { isUnicodeBlank } from '../../text/characters.ts';
import { Rows } from './rows.ts';

/** Columns of a heading: where it stands, and where its text does. */
export const HEADING = { start: 0, end: 1, level: 2, line: 3, textStart: 4, textEnd: 5, width: 6 } as const;

/** Columns of a list item; its indent runs from `lineStart` to `start`, its marker from `start` to `markerEnd`. */
export const ITEM = {
	start: 0,
	end: 1,
	lineStart: 2,
	markerEnd: 3,
	contentStart: 4,
	contentEnd: 5,
	depth: 6,
	line: 7,
	section: 8,
	width: 9,
} as const;

/**
 * Columns of a link into the vault. The target runs from `targetStart` to `targetEnd`, the subpath on to `subpathEnd`;
 * `displayStart` is -1 where no display text is written. `bits` are those of `LINK_BITS`.
 */
export const LINK = {
	start: 0,
	end: 1,
	bits: 2,
	line: 3,
	section: 4,
	targetStart: 5,
	targetEnd: 6,
	subpathEnd: 7,
	displayStart: 8,
	displayEnd: 9,
	width: 10,
} as const;

/** What the bits of a link or an address say; a wikilink has neither of the first two. */
export const LINK_BITS = { embed: 1, markdown: 2, inComment: 4, autolink: 8, encoded: 16 } as const;

/** Columns of an address; `textStart` is -1 where it is no Markdown link. */
export const ADDRESS = {
	start: 0,
	end: 1,
	bits: 2,
	line: 3,
	section: 4,
	urlStart: 5,
	urlEnd: 6,
	textStart: 7,
	textEnd: 8,
	width: 9,
} as const;

/** Columns of a footnote, definition or reference. */
export const FOOTNOTE = { start: 0, end: 1, idStart: 2, idEnd: 3, contentStart: 4, contentEnd: 5, line: 6, section: 7, width: 8 } as const;

/** Columns of a tag; its name begins after the mark. */
export const TAG = { start: 0, end: 1, line: 2, width: 3 } as const;

/** Columns of an opaque stretch; `kind` is an index into `OPAQUE_KINDS`. */
export const OPAQUE = { start: 0, end: 1, kind: 2, width: 3 } as const;

export const OPAQUE_KINDS = ['code-block', 'code', 'math', 'html', 'comment'] as const;

export const CODE_BLOCK = 0;
export const CODE = 1;
export const MATH = 2;
export const HTML = 3;
export const COMMENT = 4;

/** Columns of a line of a table. */
export const TABLE_ROW = { start: 0, end: 1, width: 2 } as const;

/** What the scanner finds in a body, filled as it goes; columns are those above. */
export interface ScanResult {
	text: string;
	/** Where each line begins; only the first `lineCount` numbers count. */
	lineStarts: Uint32Array;
	lineCount: number;
	readonly headings: Rows;
	readonly listItems: Rows;
	readonly links: Rows;
	readonly urls: Rows;
	readonly footnoteDefinitions: Rows;
	readonly footnoteReferences: Rows;
	readonly tags: Rows;
	readonly opaque: Rows;
	readonly tableRows: Rows;
	/** The first block found that nothing closes. */
	unclosed: UnclosedBlock | undefined;
	/** The line of the latest question, from 0: most questions are about it or the next one. */
	lineCursor: number;
}

/**
 * Room for few lines, so that the first notes of a vault already make it larger: an engine takes a field that was never written to again
 * for one that never changes, and throws away what it compiled of the whole scanner when the first long note comes.
 */
const FIRST_LINES = 4;

export function createScanResult(): ScanResult {
	return {
		text: '',
		lineStarts: new Uint32Array(FIRST_LINES),
		lineCount: 1,
		headings: new Rows(HEADING.width),
		listItems: new Rows(ITEM.width),
		links: new Rows(LINK.width),
		urls: new Rows(ADDRESS.width),
		footnoteDefinitions: new Rows(FOOTNOTE.width),
		footnoteReferences: new Rows(FOOTNOTE.width),
		tags: new Rows(TAG.width),
		opaque: new Rows(OPAQUE.width),
		tableRows: new Rows(TABLE_ROW.width),
		unclosed: undefined,
		lineCursor: 0,
	};
}

/** Empties `parts` for another text, whose line starts are found. */
export function clearScanResult(parts: ScanResult, text: string): void {
	parts.text = text;
	parts.headings.count = 0;
	parts.listItems.count = 0;
	parts.links.count = 0;
	parts.urls.count = 0;
	parts.footnoteDefinitions.count = 0;
	parts.footnoteReferences.count = 0;
	parts.tags.count = 0;
	parts.opaque.count = 0;
	parts.tableRows.count = 0;
	parts.unclosed = undefined;
	parts.lineCursor = 0;
	findLines(parts, text);
}

/** The line, from 1, in which `offset` lies. */
export function lineOf(parts: ScanResult, offset: number): number {
	const { lineStarts, lineCount } = parts;
	let line = parts.lineCursor;
	if (offset < (lineStarts[line] ?? 0)) line = lineBelow(parts, offset, 0, line);
	// Most questions are about the same line or one a little further down.
	for (let steps = 0; line + 1 < lineCount && offset >= (lineStarts[line + 1] ?? 0); steps++) {
		line = steps < NEAR_LINES ? line + 1 : lineBelow(parts, offset, line, lineCount);
	}
	parts.lineCursor = line;
	return line + 1;
}

const NEAR_LINES = 8;

/** The last line from `from` up to `to`, this one not included, that begins at `offset` or before. */
function lineBelow({ lineStarts }: ScanResult, offset: number, from: number, to: number): number {
	let low = from;
	let high = to - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((lineStarts[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The index of the latest heading, -1 before the first. */
export function currentSection(parts: ScanResult): number {
	return parts.headings.count - 1;
}

/** Adds a heading whose text lies between these; no-break spaces around it are none of it, as other blanks are not. */
export function addHeading(parts: ScanResult, level: number, start: number, end: number, textFrom: number, textTo: number): void {
	const { text } = parts;
	let textStart = textFrom;
	let textEnd = textTo;
	while (textStart < textEnd && isUnicodeBlank(text.charCodeAt(textStart))) textStart += 1;
	while (textEnd > textStart && isUnicodeBlank(text.charCodeAt(textEnd - 1))) textEnd -= 1;
	const { headings } = parts;
	const at = headings.add();
	const { numbers } = headings;
	numbers[at] = start;
	numbers[at + HEADING.end] = end;
	numbers[at + HEADING.level] = level;
	numbers[at + HEADING.line] = lineOf(parts, start);
	numbers[at + HEADING.textStart] = textStart;
	numbers[at + HEADING.textEnd] = textEnd;
}

export function addOpaque({ opaque }: ScanResult, kind: number, start: number, end: number): void {
	const at = opaque.add();
	const { numbers } = opaque;
	numbers[at] = start;
	numbers[at + OPAQUE.end] = end;
	numbers[at + OPAQUE.kind] = kind;
}

export function noteUnclosed(parts: ScanResult, kind: UnclosedBlock['kind'], start: number, end: number): void {
	parts.unclosed ??= { kind, range: { start, end } };
}

/** Notes where each line of `text` begins: after `\n`, `\r\n` or a lone `\r`, as `lineStartsOf` says. */
function findLines(parts: ScanResult, text: string): void {
	parts.lineStarts[0] = 0;
	let count = 1;
	let carriage = text.indexOf('\r');
	let newline = text.indexOf('\n');
	while (newline !== -1 || carriage !== -1) {
		let end = newline;
		if (carriage !== -1 && (newline === -1 || carriage < newline)) end = carriage + 1 === newline ? newline : carriage;
		if (count === parts.lineStarts.length) {
			const larger = new Uint32Array(count * 2);
			larger.set(parts.lineStarts);
			parts.lineStarts = larger;
		}
		parts.lineStarts[count] = end + 1;
		count += 1;
		// Each is looked for once a line at most, so that a text with few of one kind is not searched again and again.
		if (newline !== -1 && newline <= end) newline = text.indexOf('\n', end + 1);
		if (carriage !== -1 && carriage <= end) carriage = text.indexOf('\r', end + 1);
	}
	parts.lineCount = count;
}

import type { Note } from '../../note/note.ts';
import { headingTest } from '../../note/read/findSection.ts';
import { headingText } from '../../note/read/headingText.ts';
import { HASH, isDigit, OPEN_BRACKET, QUESTION, SLASH } from '../../text/characters.ts';
import { ADDRESS, HEADING, ITEM, LINK, LINK_BITS, type ScanResult } from '../../note/scanner/scanResult.ts';
import type { Settings } from '../../settings/settings.ts';

/** More links or items than this are compared by reading the sources, which takes no longer then. */
const MAX_COMPARED = 60;

const MAX_LEVEL = 6;

/**
 * Whether the note may give a source twice. Reading sources takes longer than all other rules together, and this little:
 * `false` is certain for bullets, lines and rows of tables with addresses, links to notes and citations as they stand, and says that nothing
 * has to be read.
 */
export function canHaveDuplicateSources({ rows }: Note, { sourceHeadings }: Pick<Settings, 'sourceHeadings'>): boolean {
	if (rows.urls.count > MAX_COMPARED || rows.links.count > MAX_COMPARED || rows.listItems.count > MAX_COMPARED) return true;
	return addressesMayRepeat(rows) || linksMayRepeat(rows, sourceHeadings) || itemsMayRepeat(rows) || linesMayRepeat(rows, sourceHeadings);
}

function addressesMayRepeat({ text, urls }: ScanResult): boolean {
	if (urls.count < 2) return false;
	const tails: number[] = [];
	for (let row = 0; row < urls.count; row += 1) {
		const start = urls.get(row, ADDRESS.urlStart);
		const end = urls.get(row, ADDRESS.urlEnd);
		if ((urls.get(row, ADDRESS.bits) & LINK_BITS.encoded) !== 0 || hasSpellings(text, start, end)) return true;
		pushTail(tails, text, start, end);
		const at = tails.length - 2;
		for (let before = 0; before < at; before += 2)
			if (isSameTail(text, tails[before] ?? 0, tails[before + 1] ?? 0, tails[at] ?? 0, tails[at + 1] ?? 0)) return true;
	}
	return false;
}

/** What stands in addresses whose page may have quite another spelling, beside `%` and ports: DOIs, archives, videos, results of a search. */
const BEGINS_SPELLING = /doi|archive|youtu|google\./iy;

function hasSpellings(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; at += 1) {
		const code = text.charCodeAt(at);
		// A per cent sign, a backslash.
		if (code === 37 || code === 92) return true;
		if (code === 58 && isDigit(text.charCodeAt(at + 1))) return true;
		const letter = code | 32;
		// do, ar, yo, go: of the letters of an address every sixth is one of the first
		const second = letter === 97 ? 114 : letter === 100 || letter === 121 || letter === 103 ? 111 : 0;
		if (second !== 0 && (text.charCodeAt(at + 1) | 32) === second && beginsSpelling(text, at)) return true;
	}
	return false;
}

function beginsSpelling(text: string, at: number): boolean {
	BEGINS_SPELLING.lastIndex = at;
	return BEGINS_SPELLING.test(text);
}

/** Adds where the last part of an address lies, without what may be left out: two spellings of one page end alike, and most pages do not. */
function pushTail(tails: number[], text: string, start: number, urlEnd: number): void {
	let end = start;
	while (end < urlEnd && text.charCodeAt(end) !== HASH && text.charCodeAt(end) !== QUESTION) end += 1;
	while (end > start && text.charCodeAt(end - 1) === SLASH) end -= 1;
	let from = end;
	while (from > start && text.charCodeAt(from - 1) !== SLASH) from -= 1;
	if ((text.charCodeAt(from) | 32) === 119 && text.slice(from, from + 4).toLowerCase() === 'www.') from += 4;
	tails.push(Math.min(from, end), end);
}

/** Letters outside ASCII may be the same in another case, and count as such. */
function isSameTail(text: string, aStart: number, aEnd: number, bStart: number, bEnd: number): boolean {
	if (aEnd - aStart !== bEnd - bStart) return false;
	for (let back = 1; back <= aEnd - aStart; back += 1) {
		const a = text.charCodeAt(aEnd - back);
		const b = text.charCodeAt(bEnd - back);
		if (a !== b && (a | 32) !== (b | 32) && (a < 128 || b < 128)) return false;
	}
	return true;
}

function linksMayRepeat(rows: ScanResult, sourceHeadings: readonly string[]): boolean {
	const { text, links } = rows;
	const { numbers, count } = links;
	for (let at = LINK.width; at < count * LINK.width; at += LINK.width) {
		const start = numbers[at + LINK.targetStart] ?? 0;
		const end = numbers[at + LINK.targetEnd] ?? 0;
		for (let before = 0; before < at; before += LINK.width) {
			const isEncoded = (((numbers[at + LINK.bits] ?? 0) | (numbers[before + LINK.bits] ?? 0)) & LINK_BITS.encoded) !== 0;
			if (!isEncoded && !isSameTail(text, numbers[before + LINK.targetStart] ?? 0, numbers[before + LINK.targetEnd] ?? 0, start, end))
				continue;
			const isOfSources = (row: number): boolean => isBelowSourceHeading(rows, numbers[row + LINK.section] ?? -1, sourceHeadings);
			if (isOfSources(at) && isOfSources(before)) return true;
		}
	}
	return false;
}

/** Whether the heading at `section`, or one that it stands below, is called as one of these: a list goes on below its sub-headings. */
function isBelowSourceHeading(rows: ScanResult, section: number, sourceHeadings: readonly string[]): boolean {
	const isWanted = headingTest(sourceHeadings);
	let level = MAX_LEVEL + 1;
	for (let row = section; row >= 0 && level > 1; row -= 1) {
		const own = rows.headings.get(row, HEADING.level);
		if (own >= level) continue;
		if (isWanted(headingText(rows, row)) !== -1) return true;
		level = own;
	}
	return false;
}

function itemsMayRepeat({ text, listItems: { numbers, count } }: ScanResult): boolean {
	const comparedOf = (at: number): number =>
		Math.min(COMPARED_LETTERS, (numbers[at + ITEM.contentEnd] ?? 0) - (numbers[at + ITEM.contentStart] ?? 0));
	for (let at = ITEM.width; at < count * ITEM.width; at += ITEM.width) {
		const start = numbers[at + ITEM.contentStart] ?? 0;
		const compared = comparedOf(at);
		// What begins with a link is compared by where it leads.
		if (compared === 0 || text.charCodeAt(start) === OPEN_BRACKET) continue;
		for (let before = 0; before < at; before += ITEM.width) {
			if (comparedOf(before) === compared && beginAlike(text, start, numbers[before + ITEM.contentStart] ?? 0, compared)) return true;
		}
	}
	return false;
}

/** Lines of text and rows of tables below a heading of sources, each of which may be a citation: bullets are compared as items. */
function linesMayRepeat(rows: ScanResult, sourceHeadings: readonly string[]): boolean {
	const { text, headings, lineStarts, lineCount } = rows;
	const isWanted = headingTest(sourceHeadings);
	let first = 0;
	while (first < headings.count && isWanted(headingText(rows, first)) === -1) first += 1;
	if (first === headings.count) return false;
	const seen = new Set<string>();
	for (let line = headings.get(first, HEADING.line); line < lineCount; line += 1) {
		const start = lineStarts[line] ?? 0;
		// Most lines are empty or bullets of a link, of which nothing has to be cut out.
		if (text.startsWith('\n', start) || text.startsWith('- [', start)) continue;
		const begin = text
			.slice(start, line + 1 < lineCount ? lineStarts[line + 1] : text.length)
			.replace(/^[\s>]+/, '')
			.trimEnd()
			.slice(0, COMPARED_LETTERS);
		if (/^(?:$|[-*+]\s)/.test(begin)) continue;
		if (seen.has(begin)) return true;
		seen.add(begin);
	}
	return false;
}

/** Blanks, case and emphasis may differ in a citation that is given twice; its first letters seldom do. */
function beginAlike(text: string, a: number, b: number, length: number): boolean {
	for (let at = 0; at < length; at += 1) if (text.charCodeAt(a + at) !== text.charCodeAt(b + at)) return false;
	return true;
}

/** `Shapira, A. (2012)` and no more; of a shorter one all of it. */
const COMPARED_LETTERS = 16;

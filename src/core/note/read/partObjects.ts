import type { ExternalLink, Footnote, Heading, Link, ListItem, OpaqueRange, Tag } from '../note.ts';
import { decodedPath, unescaped } from '../scanner/inline/markdownLink.ts';
import {
	ADDRESS,
	FOOTNOTE,
	HEADING,
	ITEM,
	LINK,
	LINK_BITS,
	OPAQUE,
	OPAQUE_KINDS,
	type ScanResult,
	TABLE_ROW,
	TAG,
} from '../scanner/scanResult.ts';
import type { Rows } from '../scanner/rows.ts';
import type { Range } from '../../text/range.ts';
import { headingText } from './headingText.ts';

/** An object for each row, made by `make`, which is given where the row's numbers begin. */
function each<Part>(rows: Rows, make: (numbers: Int32Array, at: number) => Part): Part[] {
	const parts: Part[] = [];
	const { numbers, width, count } = rows;
	for (let at = 0; at < count * width; at += width) parts.push(make(numbers, at));
	return parts;
}

function rangeAt(numbers: Int32Array, at: number): Range {
	return { start: numbers[at] ?? 0, end: numbers[at + 1] ?? 0 };
}

export function headingsOf(parts: ScanResult): Heading[] {
	return each(parts.headings, (numbers, at) => ({
		level: numbers[at + HEADING.level] ?? 0,
		text: headingText(parts, at / HEADING.width),
		range: rangeAt(numbers, at),
		line: numbers[at + HEADING.line] ?? 0,
	}));
}

export function listItemsOf({ text, listItems }: ScanResult): ListItem[] {
	return each(listItems, (numbers, at) => ({
		range: rangeAt(numbers, at),
		marker: text.slice(numbers[at], numbers[at + ITEM.markerEnd]),
		indent: text.slice(numbers[at + ITEM.lineStart], numbers[at]),
		depth: numbers[at + ITEM.depth] ?? 0,
		content: rangeAt(numbers, at + ITEM.contentStart),
		line: numbers[at + ITEM.line] ?? 0,
		section: numbers[at + ITEM.section] ?? 0,
	}));
}

/** The links of the body. */
export function linksOf(parts: ScanResult): Link[] {
	const { text, links } = parts;
	return each(links, (numbers, at): Link => {
		const bits = numbers[at + LINK.bits] ?? 0;
		const displayStart = numbers[at + LINK.displayStart] ?? -1;
		const isEmbed = (bits & LINK_BITS.embed) !== 0;
		return {
			kind: isEmbed ? 'embed' : (bits & LINK_BITS.markdown) === 0 ? 'wiki' : 'markdown',
			target: linkTextAt(parts, at, LINK.targetStart),
			subpath: linkTextAt(parts, at, LINK.targetEnd),
			display: displayStart === -1 ? null : text.slice(displayStart, numbers[at + LINK.displayEnd]),
			range: rangeAt(numbers, at),
			line: numbers[at + LINK.line] ?? 0,
			section: numbers[at + LINK.section] ?? 0,
			field: null,
			inComment: (bits & LINK_BITS.inComment) !== 0,
		};
	});
}

/** The target (`column` is `LINK.targetStart`) or the subpath (`LINK.targetEnd`) of the link whose row begins at `at`. */
export function linkTextAt({ text, links: { numbers } }: ScanResult, at: number, column: number): string {
	const written = text.slice(numbers[at + column], numbers[at + column + 1]);
	return ((numbers[at + LINK.bits] ?? 0) & LINK_BITS.encoded) === 0 ? written : decodedPath(written);
}

export function urlsOf(parts: ScanResult): ExternalLink[] {
	return Array.from({ length: parts.urls.count }, (_, row) => urlAt(parts, row));
}

/** The address in the row numbered `row`. */
export function urlAt({ text, urls: { numbers, width } }: ScanResult, row: number): ExternalLink {
	const at = row * width;
	const bits = numbers[at + ADDRESS.bits] ?? 0;
	const textStart = numbers[at + ADDRESS.textStart] ?? -1;
	const written = text.slice(numbers[at + ADDRESS.urlStart], numbers[at + ADDRESS.urlEnd]);
	return {
		kind: (bits & LINK_BITS.markdown) !== 0 ? 'markdown' : (bits & LINK_BITS.autolink) !== 0 ? 'autolink' : 'bare',
		// No address has a backslash: an editor that escapes Markdown wrote `a\_b` for `a_b`.
		url: (bits & LINK_BITS.encoded) === 0 ? written.replace(/\\(?=[!-/:-@[-`{-~])/g, '').replaceAll('&amp;', '&') : unescaped(written),
		text: textStart === -1 ? null : text.slice(textStart, numbers[at + ADDRESS.textEnd]),
		range: rangeAt(numbers, at),
		urlRange: rangeAt(numbers, at + ADDRESS.urlStart),
		line: numbers[at + ADDRESS.line] ?? 0,
		section: numbers[at + ADDRESS.section] ?? 0,
		inComment: (bits & LINK_BITS.inComment) !== 0,
	};
}

export function footnotesOf(text: string, footnotes: Rows): Footnote[] {
	return each(footnotes, (numbers, at) => ({
		id: text.slice(numbers[at + FOOTNOTE.idStart], numbers[at + FOOTNOTE.idEnd]),
		range: rangeAt(numbers, at),
		content: rangeAt(numbers, at + FOOTNOTE.contentStart),
		line: numbers[at + FOOTNOTE.line] ?? 0,
		section: numbers[at + FOOTNOTE.section] ?? 0,
	}));
}

export function tagsOf({ text, tags }: ScanResult): Tag[] {
	return each(tags, (numbers, at) => ({
		name: text.slice((numbers[at] ?? 0) + 1, numbers[at + TAG.end]),
		range: rangeAt(numbers, at),
		line: numbers[at + TAG.line] ?? 0,
	}));
}

export function opaqueOf({ opaque }: ScanResult): OpaqueRange[] {
	return each(opaque, (numbers, at) => ({
		kind: OPAQUE_KINDS[numbers[at + OPAQUE.kind] ?? 0] ?? 'code',
		start: numbers[at] ?? 0,
		end: numbers[at + 1] ?? 0,
	}));
}

export function tableRowsOf({ tableRows }: ScanResult): Range[] {
	return each(tableRows, (numbers, at) => ({ start: numbers[at] ?? 0, end: numbers[at + TABLE_ROW.end] ?? 0 }));
}

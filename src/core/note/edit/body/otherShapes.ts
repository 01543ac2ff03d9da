import type { TextEdit } from '../../../text/textEdit.ts';
import type { ListItem, Note } from '../../note.ts';
import { type LinkLine, linkLine } from '../../read/linkLines.ts';
import { lineEndAt, lineOf, lineText, type NoteLine } from '../../read/noteLines.ts';
import { quotations } from '../../read/quotations.ts';
import type { SectionList } from '../../read/sectionList.ts';
import type { Refusal } from '../verify/editOutcome.ts';
import { refuseAt } from '../verify/refuse.ts';
import { markLike } from './markLike.ts';
import { insertion } from '../../../text/insertion.ts';

/**
 * How a related list goes on that is no list of bullets: one line of links, one link a line, or a list in a callout.
 * `undefined` where the section holds no such list, so that bullets may begin one; a refusal where it holds links in a shape
 * that cannot be gone on with, a table or a quote.
 */
export function otherShape(note: Note, list: SectionList, texts: readonly string[]): TextEdit | Refusal | undefined {
	if (list.bullets.length > 0) return undefined;
	const first = list.lines[0];
	if (first === undefined) return undefined;
	const quoted = quotations(note);
	const isQuoted = (at: number): boolean => quoted.some(({ start, end }) => start <= at && at < end);
	const inCallout = note.listItems.filter(
		({ range, indent }) =>
			range.start >= first.start && range.start < list.end && /^[ \t]*(?:>[ \t]?)+$/.test(indent) && !isQuoted(range.start),
	);
	const last = outermost(inCallout).at(-1);
	if (last) return afterItem(note, last, texts);
	const links = note.links.filter(
		({ range, field, inComment }) => field === null && !inComment && range.start >= first.start && range.start < list.end,
	);
	const final = links.at(-1);
	if (final === undefined) return undefined;
	const line = lineOf(note, final.range.start);
	const inLine = linksOnly(note, line);
	if (inLine === undefined || isQuoted(line.start)) return refusalOf(note, line, isQuoted(line.start));
	const { separator, end, prefix } = inLine;
	// A link alone on its line is one of several lines.
	if (separator === undefined) return insertion(line.end, texts.map((text) => lineEndAt(note, line.start) + prefix + text).join(''));
	return insertion(end, texts.map((text) => separator + text).join(''));
}

function outermost(items: readonly ListItem[]): readonly ListItem[] {
	const least = items.reduce((depth, item) => Math.min(depth, item.depth), Infinity);
	return items.filter(({ depth }) => depth === least);
}

function afterItem(note: Note, item: ListItem, texts: readonly string[]): TextEdit {
	const end = lineOf(note, item.range.end).end;
	return insertion(end, texts.map((text, index) => lineEndAt(note, item.range.start) + markLike(note, item, index + 1) + text).join(''));
}

/** The line as a list of links, `undefined` where it is none. */
function linksOnly(note: Note, line: NoteLine): LinkLine | undefined {
	if (note.tableRows.some(({ start, end }) => start <= line.end && line.start <= end)) return undefined;
	const links = note.links.filter(({ range, field }) => field === null && range.start >= line.start && range.end <= line.end);
	return linkLine(note, line, links);
}

/** Prose may hold links, and a list of bullets begins below it; a table, a quote and a row of links are lists of their own. */
function refusalOf(note: Note, line: NoteLine, isQuote: boolean): Refusal | undefined {
	const isTable = note.tableRows.some(({ start, end }) => start <= line.end && line.start <= end);
	if (isTable) return refuseAt(note, line.start, 'UNKNOWN_LIST', 'the section lists its notes in a table, which is not written into');
	if (isQuote && lineText(note, line).includes('[[')) {
		return refuseAt(note, line.start, 'UNKNOWN_LIST', 'the section lists its notes in a quote, which is not written into');
	}
	return isRowOfLinks(note, line)
		? refuseAt(note, line.start, 'UNKNOWN_LIST', 'the section lists its notes in one line, and what parts them differs')
		: undefined;
}

/** Several links with hardly a word between them: `[[A]], [[B]] and [[C]]`. */
function isRowOfLinks(note: Note, line: NoteLine): boolean {
	const links = note.links.filter(({ range, field }) => field === null && range.start >= line.start && range.end <= line.end);
	return links.length > 1 && links.slice(1).every(({ range }, index) => range.start - (links[index]?.range.end ?? 0) <= LONGEST_SEPARATOR);
}

const LONGEST_SEPARATOR = 6;

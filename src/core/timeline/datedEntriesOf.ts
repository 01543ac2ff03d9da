import type { ListItem, Note } from '../note/note.ts';
import { tableCells } from '../note/read/tableCells.ts';
import { sourceSections } from '../sources/reading/sourceSections.ts';
import { asciiDigits } from '../text/asciiDigits.ts';
import { matchLength } from '../text/matchLength.ts';
import { lineAt } from '../text/lineStarts.ts';
import { oneLine } from '../text/oneLine.ts';
import type { Range } from '../text/range.ts';
import { beginningIn, firstRangeFrom } from '../text/rangeSearch.ts';
import type { NoteType } from '../types/noteType.ts';
import { plainText } from '../vault/mentions/plainText.ts';
import { headingTest } from '../note/read/findSection.ts';
import { type DatedText, datedText, wholeDate } from './datedText.ts';
import { fieldEntries } from './fieldEntries.ts';
import { withMonths } from '../text/monthWords.ts';
import { ABOUT, ARTICLE } from './readDate.ts';
import { OPEN } from './readSpan.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** Which sections of a note are lists of other things than of what happened; `Settings` is one. */
export interface TimelineReading {
	readonly sourceHeadings: readonly string[];
	readonly relatedHeadings: readonly string[];
}

/**
 * Everything that `note` says happened at some time, in the order of the note: fields, headings and bullets that begin with a date, and rows
 * of tables whose column `Year` or `Date`, else whose first, holds one. Sections of sources and of related notes are left out.
 */
export function datedEntriesOf(note: Note, type: NoteType | undefined, reading: TimelineReading): readonly TimelineEntry[] {
	const entries: TimelineEntry[] = [];
	const { frontmatter, path } = note;
	if (frontmatter.kind === 'parsed') {
		const lineOf = (field: string): number => lineAt(note.lineStarts, frontmatter.rangeOf([field])?.key.start ?? 0);
		entries.push(...fieldEntries(path, frontmatter.data, type, lineOf));
	}
	if (!/\p{Nd}/u.test(note.text.slice(note.bodyStart))) return entries;
	const leftOut = rangesLeftOut(note, reading);
	const isLeftOut = ({ start }: Range): boolean => start < (leftOut[firstRangeFrom(leftOut, start + 1) - 1]?.end ?? 0);
	const body: TimelineEntry[] = [];
	const add = ({ span, written, rest }: DatedText, line: number, text = rest): void => {
		body.push({ path, line, span, written: oneLine(written), text: oneLine(text), field: null });
	};
	for (const heading of note.headings) {
		// The first level is the note's title, which may begin with a year as that of a treaty does.
		const dated = heading.level === 1 || isLeftOut(heading.range) ? undefined : datedText(plainText(note, heading.range, 'start').trim());
		// A heading that is nothing but a date has what happened below it.
		if (dated !== undefined && dated.rest !== '') add(dated, heading.line);
	}
	for (const [at, item] of note.listItems.entries()) {
		if (isLeftOut(item.range) || !mayBegin(note.text, item.content)) continue;
		const dated = datedText(shownIn(note, item.content));
		if (dated === undefined || isInLongerLink(note, item, dated)) continue;
		// To Markdown `- 12. März 1938` is an item inside an item: the outer one says the day.
		if (body.at(-1)?.line === item.line) continue;
		const next = note.listItems[at + 1];
		const wrapped = shownIn(note, wrappedPart(note, item, next));
		add(dated, item.line, [dated.rest, wrapped].join(' ').trim() || textBelow(note, item, next));
	}
	for (const { dated, row, text } of datedRows(note)) if (!isLeftOut(row)) add(dated, lineAt(note.lineStarts, row.start), text);
	return [...entries, ...body.sort((a, b) => a.line - b.line)];
}

/** In the order of the note; a section may hold parts that are left out as well, and each ends where the furthest of those that began before it does. */
function rangesLeftOut(note: Note, { sourceHeadings, relatedHeadings }: TimelineReading): readonly Range[] {
	const rank = headingTest(relatedHeadings);
	const related = note.sections.filter(({ heading }) => rank(note.headings[heading]?.text ?? '') !== -1).map(({ content }) => content);
	const all = [...related, ...sourceSections(note, { sourceHeadings, relatedHeadings }).map(({ range }) => range)];
	let furthest = 0;
	return all.sort((a, b) => a.start - b.start).map(({ start, end }) => ({ start, end: (furthest = Math.max(furthest, end)) }));
}

/** Most bullets begin with a word that is no part of a date; reading them on is for the others. */
function mayBegin(text: string, { start, end }: Range): boolean {
	const beginning = asciiDigits(text.slice(start, Math.min(end, start + 60)));
	return beginningsFor(beginning).some((pattern) => matchLength(pattern, beginning, 0) > 0);
}

const beginningsFor = withMonths((month) => [
	String.raw`[*_[(\s]*(?:${OPEN.source})?${ABOUT.source}(?:the |${ARTICLE})?(?:[+-]?\d|${month}|A\.?D)`,
]);

/** Whether the date is the beginning of a link's text, as of `[[2016 Memorandum of Understanding]]`. */
function isInLongerLink(note: Note, { content }: ListItem, { written }: DatedText): boolean {
	if (note.text.charAt(content.start) !== '[') return false;
	const link = [...beginningIn(note.links, content), ...beginningIn(note.urls, content)].find(({ range }) => range.start === content.start);
	return link !== undefined && shownIn(note, link.range).length > written.length;
}

/** What a part of the note shows. */
function shownIn(note: Note, range: Range): string {
	return plainText(note, range, 'inside').trim();
}

/** A bullet is read on for so many characters: what is longer is a page. */
const LONGEST_WRAPPED = 1_000;
/** An empty line, and what begins something else: a heading, a table, code, a quote, a rule, an item that no list has, a property of Logseq. */
const ENDS_PARAGRAPH = /\n[ \t]{0,40}(?:$|[\r\n]|#{1,6}\s|[|>]|```|~~~|\$\$|---|(?:[-*+]|\d{1,9}[.)])\s|[\w-]{1,40}::)/;

/** The lines that a bullet goes on in below its first, up to the first item inside it. */
function wrappedPart({ text }: Note, { content, range }: ListItem, next: ListItem | undefined): Range {
	const end = Math.min(range.end, next?.range.start ?? Infinity, content.end + LONGEST_WRAPPED);
	const below = text.slice(content.end, end);
	// Before the mark of an item inside it stands its indentation.
	const lines = next !== undefined && end === next.range.start ? below.slice(0, below.lastIndexOf('\n') + 1) : below;
	const stop = ENDS_PARAGRAPH.exec(lines)?.index ?? lines.length;
	return { start: content.end, end: content.end + stop };
}

/** The first bullet below one that is a date alone. */
function textBelow(note: Note, { depth }: ListItem, next: ListItem | undefined): string {
	return next !== undefined && next.depth > depth ? shownIn(note, next.content) : '';
}

interface DatedRow {
	readonly dated: DatedText;
	readonly row: Range;
	/** The other cells. */
	readonly text: string;
}

const DATE_COLUMN = /^(?:years?|dates?|when|day|month|period|time|era|jahr|datum|ann[ée]e|año|anno|ano|jaar|fecha|data)$/i;

/** What numbers rows or counts something, and would be years by its size: `id`, `No.`, `Port`. */
const NUMBER_COLUMN =
	/^(?:#|ids?|n[ro°º]|num(?:ber)?|code|key|index|rank|ref|pages?|lines?|ports?|zip|count|total|amount|price|size|qty)\.?$/i;

/** What stands in a cell that says nothing. */
const EMPTY_CELL = /^[-–—]{1,3}$/;

/** `~33 %`, `$1.5 billion`, `-7% (estimate)`, `12/day`, and what stands where there is none. */
const FIGURE =
	/^(?:[-–—?]|n\/?a|(?:[~≈<>≤≥±+−–-]\s?)?(?:[A-Z]{0,2}[$€£¥₹]\s?)?\d[\d.,\s–-]*(?:%|[kmbt]|[mbt]n|thousand|million|billion|trillion|km²?|kg|t|tons?|tonnes|barrels?)?(?:\/\w{1,6})?(?:\s\([^()]{1,20}\))?)$/i;

/** The column of a table that says when, and whether it says that it does; `undefined` where none can. */
function dateColumnOf(headers: readonly string[]): { readonly column: number; readonly isNamed: boolean } | undefined {
	const named = headers.findIndex((header) => DATE_COLUMN.test(header));
	if (named !== -1) return { column: named, isNamed: true };
	return NUMBER_COLUMN.test(headers[0] ?? '') ? undefined : { column: 0, isNamed: false };
}

function* datedRows(note: Note): Iterable<DatedRow> {
	const { text, tableRows } = note;
	let dates: ReturnType<typeof dateColumnOf>;
	for (const [at, row] of tableRows.entries()) {
		const cells = tableCells(text, row);
		if (cells.every((cell) => /^:?-+:?$/.test(text.slice(cell.start, cell.end)))) continue;
		const above = tableRows[at - 1];
		// The header is the row that follows no other on the line before it.
		if (above === undefined || /[^\s>]|\n[^\n]*\n/.test(text.slice(above.end, row.start))) {
			dates = dateColumnOf(cells.map((cell) => shownIn(note, cell)));
			continue;
		}
		const cell = dates && cells[dates.column];
		if (dates === undefined || cell === undefined) continue;
		const { column, isNamed } = dates;
		const written = shownIn(note, cell);
		// Years that are counted from the first are those of a loan or a plan, in the whole table; `1100` in code is none.
		if (/^[01]$/.test(written)) dates = undefined;
		if (dates === undefined || text[cell.start] === '`') continue;
		const dated = isNamed ? wholeDate(written) : datedText(written);
		if (dated === undefined || dated.rest !== '') continue;
		const others = cells.flatMap((other, place) => (place === column ? [] : shownIn(note, other) || []));
		// A series of figures says how much and not what happened.
		if (others.length > 0 && others.every((said) => FIGURE.test(said))) continue;
		yield { dated, row, text: others.filter((said) => !EMPTY_CELL.test(said)).join(' · ') };
	}
}

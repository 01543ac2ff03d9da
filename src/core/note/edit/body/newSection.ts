import type { TextEdit } from '../../../text/textEdit.ts';
import type { Note } from '../../note.ts';
import { headingName, headingsNamed } from '../../read/findSection.ts';
import { isAtxHeading } from '../../read/isAtxHeading.ts';
import { isBlank, lineEndAt, lineNumbered, lineOf, lineText, linesIn, type BodyLine } from '../../read/noteLines.ts';
import { blankBelowHeadings, isBlankAbove } from './noteStyle.ts';
import { footerStart, isRule } from '../../read/sectionList.ts';
import { insertion } from '../../../text/insertion.ts';
import { levelOf } from '../../read/levelOf.ts';

/** A section that is not there yet: its heading, and its place among others. */
export interface SectionPlace {
	/** The heading's text. */
	readonly heading: string;
	/** Its level where no other section says one, 1 to 6. */
	readonly level: number;
	/** Names of sections it stands before. */
	readonly before: readonly string[];
	/** Names of sections it stands after, the nearest first; asked where none of `before` is there. */
	readonly after?: readonly string[];
}

/** After a rule at the note's end, more lines than this are a part of the text and no footer. */
const MAX_FOOTER_LINES = 3;

/** The insertion that makes the section with these lines in it: before or after the sections it names, else at the note's end, before a footer. */
export function newSection(note: Note, place: SectionPlace, lines: readonly string[]): TextEdit {
	const named = anchorNamed(note, place.before);
	const before = named === undefined ? undefined : (parentOfOnly(note, named, place.before) ?? named);
	if (before !== undefined) return sectionBefore(note, before, headingLines(note, place, levelOf(note, before), lines));
	for (const name of place.after ?? []) {
		const after = anchorNamed(note, [name]);
		if (after === undefined) continue;
		const next = note.headings.findIndex((heading, index) => index > after && heading.level <= levelOf(note, after));
		const own = headingLines(note, place, levelOf(note, after), lines);
		return next === -1 ? sectionAtEnd(note, own) : sectionBefore(note, next, own);
	}
	return sectionAtEnd(note, headingLines(note, place, place.level, lines));
}

/**
 * The first section of one of these names, at the highest level at which there is one.
 * A name that comes back at that level belongs to several parts of the note, and says nothing about its whole.
 */
function anchorNamed(note: Note, names: readonly string[]): number | undefined {
	const found = [...new Set(names.flatMap((name) => headingsNamed(note, name)))].sort((a, b) => a - b);
	const top = found.reduce((least, index) => Math.min(least, levelOf(note, index)), Infinity);
	const anchors = found.filter((index) => levelOf(note, index) === top);
	const distinct = new Set(anchors.map((index) => headingName(note.headings[index]?.text ?? '')));
	return distinct.size === anchors.length ? anchors[0] : undefined;
}

/** The section that consists of nothing but sections of these names, as `## Texts` of `### Primary Sources` and `### Secondary Sources`; the title is none. */
function parentOfOnly(note: Note, anchor: number, names: readonly string[]): number | undefined {
	const level = levelOf(note, anchor);
	const parent = anchor - 1;
	if (parent < 0 || levelOf(note, parent) >= level || levelOf(note, parent) === 1 || hasOwnText(note, parent)) return undefined;
	const known = new Set(names.map(headingName));
	for (let at = anchor; at < note.headings.length && levelOf(note, at) > levelOf(note, parent); at += 1) {
		if (levelOf(note, at) <= level && !known.has(headingName(note.headings[at]?.text ?? ''))) return undefined;
	}
	return parent;
}

function hasOwnText(note: Note, heading: number): boolean {
	const own = note.headings[heading];
	const next = note.headings[heading + 1];
	return own === undefined || next === undefined || note.text.slice(own.range.end, next.range.start).trim() !== '';
}

function headingLines(note: Note, place: SectionPlace, level: number, lines: readonly string[]): string[] {
	const heading = `${'#'.repeat(level)} ${place.heading}`;
	const isApart = lines.length > 0 && blankBelowHeadings(note);
	return isApart ? [heading, '', ...lines] : [heading, ...lines];
}

function sectionBefore(note: Note, anchor: number, lines: readonly string[]): TextEdit {
	const line = note.headings[anchor]?.line ?? 1;
	const { start, end } = lineNumbered(note, line);
	const eol = lineEndAt(note, start);
	// A heading that is underlined would take the line above into itself.
	const isApart = isBlankAbove(note, line) || !isAtxHeading(note.text.slice(start, end));
	return insertion(start, lines.map((text) => text + eol).join('') + (isApart ? eol : ''));
}

function sectionAtEnd(note: Note, lines: readonly string[]): TextEdit {
	const footer = footerOf(note);
	const above = lastTextLine(note, footer);
	if (!above) return firstSection(note, footer, lines);
	const eol = lineEndAt(note, above.start);
	const startsFooter = above.next === footer && footer < note.text.length;
	return insertion(above.end, eol + lines.map((text) => eol + text).join('') + (startsFooter ? eol : ''));
}

/** Where the note's footer begins: a rule, or lines of emphasis, with little or nothing after them; the note's end where it has none. */
export function footerOf(note: Note): number {
	const tail = linesIn(note, note.sections.at(-1)?.content.start ?? note.bodyStart, note.text.length);
	return footerStart(note, tail, lastRule(note, tail)) ?? note.text.length;
}

/** The last line of the body before `limit` that is not blank. */
function lastTextLine(note: Note, limit: number): BodyLine | ReturnType<typeof lineOf> | undefined {
	let at = limit;
	while (at > note.bodyStart) {
		const line = lineOf(note, at - 1);
		if (!isBlank(note, line)) return line;
		at = line.start;
	}
	return undefined;
}

/** A section in a body without text, or with nothing but a footer at `footer`. */
function firstSection(note: Note, footer: number, lines: readonly string[]): TextEdit {
	const eol = note.lineEnd;
	const before = note.text.charAt(footer - 1);
	const needsEnd = !['', '\n', '\r', '\uFEFF'].includes(before);
	const startsFooter = footer < note.text.length;
	return insertion(footer, (needsEnd ? eol : '') + lines.map((text) => text + eol).join('') + (startsFooter ? eol : ''));
}

/** The last rule with so little after it that it begins a footer, or -1. */
function lastRule(note: Note, lines: readonly BodyLine[]): number {
	const rule = lines.findLastIndex((line, index) => isRule(note, line, lines[index - 1]));
	const after = lines.slice(rule + 1).filter((line) => !isBlank(note, line));
	const isText =
		after.length > MAX_FOOTER_LINES || after.some((line) => !line.isProse || /^\s*(?:[-*+]|\d+[.)])\s/.test(lineText(note, line)));
	return isText ? -1 : rule;
}

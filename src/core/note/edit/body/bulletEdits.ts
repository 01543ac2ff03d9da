import type { TextEdit } from '../../../text/textEdit.ts';
import type { ListItem, Note } from '../../note.ts';
import { isAtxHeading } from '../../read/isAtxHeading.ts';
import { isThematicBreakLine } from '../../scanner/blocks/thematicBreak.ts';
import { isBlank, lineEndAt, lineOf, lineText } from '../../read/noteLines.ts';
import { markLike } from './markLike.ts';
import { blankBelowHeadings, bulletMark } from './noteStyle.ts';
import { sectionList, type SectionList } from '../../read/sectionList.ts';
import { insertionPoints } from '../frontmatter/insertionPoints.ts';
import { insertion } from '../../../text/insertion.ts';

/** The insertions that add a bullet for each of `texts` (what stands after the mark) to the section under heading `heading`. */
export function bulletEdits(note: Note, heading: number, texts: readonly string[]): TextEdit[] {
	const list = sectionList(note, heading);
	const last = list.bullets.at(-1);
	if (!last) return [firstBullets(note, heading, list, texts)];
	const lone = list.bullets.filter((item) => isLone(note, item)).slice(0, texts.length);
	if (lone.length === 0)
		return insertionPoints(note, list.bullets, texts).map((slot) => bulletsAt(note, list, slot.item, slot.where, slot.texts));
	const rest = texts.slice(lone.length);
	const edits = lone.map((item, index) => completeLone(note, item, texts[index] ?? '', rest.length > 0 && item === last));
	return rest.length === 0 ? edits : [...edits, bulletsAt(note, list, last, 'after', rest)];
}

/** A mark with nothing after it and nothing under it: what a template leaves. */
function isLone(note: Note, item: ListItem): boolean {
	const line = lineOf(note, item.range.start);
	return note.text.slice(item.range.start + item.marker.length, Math.max(item.range.end, line.end)).trim() === '';
}

/** `isFollowed`: a new bullet comes right below it, so that it need not be parted from the text there. */
function completeLone(note: Note, item: ListItem, text: string, isFollowed: boolean): TextEdit {
	const markEnd = item.range.start + item.marker.length;
	const line = lineOf(note, item.range.start);
	const below = !isFollowed && joinsBullet(note, line.next) ? lineEndAt(note, line.start) : '';
	// Text more than four blanks after a mark is code (CommonMark 0.31, 5.2).
	if (/^ {1,4}$/.test(note.text.slice(markEnd, line.end))) return insertion(line.end, text + below);
	return insertion(markEnd, ` ${text}${below}`);
}

function firstBullets(note: Note, heading: number, list: SectionList, texts: readonly string[]): TextEdit {
	const above = list.lines.findLast((line) => !isBlank(note, line));
	const headingLine = lineOf(note, note.headings[heading]?.range.end ?? 0);
	const at = above ?? headingLine;
	const eol = lineEndAt(note, headingLine.start);
	const isApart = above !== undefined || blankBelowHeadings(note);
	const bullets = texts.map((text) => eol + bulletMark(note) + text).join('');
	const isParted = joinsBullet(note, at.next) || isRuleAt(note, at.next);
	return insertion(at.end, (isApart ? eol : '') + bullets + (isParted ? eol : ''));
}

/** Whether the line at `offset` would, right below a new bullet, read as the bullet's own text: it is neither blank nor begins a block that parts. */
function joinsBullet(note: Note, offset: number): boolean {
	if (offset >= note.text.length) return false;
	const line = lineOf(note, offset);
	const text = lineText(note, line);
	// A heading that is indented would stand inside the bullet.
	if (isBlank(note, line) || (text.startsWith('#') && isAtxHeading(text)) || isThematicBreakLine(text)) return false;
	return !note.listItems.some((item) => line.start <= item.range.start && item.range.start < line.end);
}

function isRuleAt(note: Note, offset: number): boolean {
	return offset < note.text.length && isThematicBreakLine(lineText(note, lineOf(note, offset)));
}

function bulletsAt(note: Note, list: SectionList, item: ListItem, where: 'before' | 'after', texts: readonly string[]): TextEdit {
	const eol = lineEndAt(note, item.range.start);
	const gap = isLoose(note, list.bullets) ? eol + eol : eol;
	const bullets = texts.map((text, index) => markLike(note, item, index + 1) + text).join(gap);
	if (where === 'before') return insertion(lineOf(note, item.range.start).start, bullets + gap);
	// An item ends with its last line of text; a footer right below reads as more of it.
	const line = lineOf(note, Math.min(item.range.end, list.end) - 1);
	return insertion(line.end, gap + bullets + (joinsBullet(note, line.next) ? eol : ''));
}

/** Whether a blank line, and nothing else, stands between the last two bullets. */
function isLoose(note: Note, bullets: readonly ListItem[]): boolean {
	const last = bullets.at(-1);
	const before = bullets.at(-2);
	if (!last || !before || note.text.slice(before.range.end, last.range.start).trim() !== '') return false;
	return isBlank(note, lineOf(note, lineOf(note, last.range.start).start - 1));
}

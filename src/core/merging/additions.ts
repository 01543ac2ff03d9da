import { footerOf } from '../note/edit/body/newSection.ts';
import { blankBelowHeadings } from '../note/edit/body/noteStyle.ts';
import type { Footnote, Note } from '../note/note.ts';
import { isBlank, lineOf } from '../note/read/noteLines.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { type BodyPart, bodyParts, isEmphasis, partKey } from './bodyParts.ts';
import { directRange } from './outline.ts';
import { insertion } from '../text/insertion.ts';

/** Whether the first line with something on it is indented, as code is. */
const INDENTED = /^(?:\s*\n)?(?: {2}|\t)[ \t]*\S/;

/** What of a part is written. */
type Piece = Pick<BodyPart, 'text' | 'item'>;

/**
 * The insertion of `pieces` after what stands directly under `heading` (-1 for above the first) of `note`, without what stands there word
 * for word, and without what `elsewhere` has, by `partKey`.
 */
export function partsAdded(note: Note, heading: number, pieces: readonly Piece[], elsewhere: ReadonlySet<string>): TextEdit | undefined {
	const room = { ...directRange(note, heading), end: roomEnd(note, heading) };
	const known = new Set(bodyParts(note, directRange(note, heading)).map(partKey));
	const added = pieces.filter((piece) => {
		const key = partKey(piece);
		const isNew = key !== '' && !known.has(key) && !elsewhere.has(key);
		known.add(key);
		return isNew;
	});
	if (added.length === 0) return undefined;
	const eol = note.lineEnd;
	const last = bodyParts(note, room).at(-1);
	const at = last?.end ?? note.headings[heading]?.range.end ?? note.bodyStart;
	let text = '';
	let mark = last?.item?.marker;
	// What is indented would become a part of the bullet above.
	const parting = (below: string): string => (mark !== undefined && INDENTED.test(below) ? eol + eol + '<!-- -->' : '');
	for (const [index, piece] of added.entries()) {
		const isFirst = index === 0 && last === undefined;
		const isTight = isFirst ? !blankBelowHeadings(note) : mark !== undefined && piece.item !== undefined;
		const next = piece.item === undefined ? undefined : markAfter(mark, piece.item.marker, piece.text);
		const own = withLineEnds(piece.text.trimEnd(), eol);
		if (piece.item === undefined) text += parting(own);
		text += isFirst && heading === -1 ? startOfLine(note, at) : isTight ? eol : eol + eol;
		text += next === undefined ? own : own.replace(piece.item?.marker ?? '', () => next);
		mark = next;
	}
	return insertion(at, text + parting(note.text.slice(at)) + endBefore(note, at, heading === -1 && last === undefined));
}

/** The insertion of a section after all of the section under `heading`, or for -1 at the end of `note`, before a footer and footnotes. */
export function sectionAfter(note: Note, heading: number, text: string): TextEdit {
	const end = note.sections[heading]?.content.end ?? note.text.length;
	const inner = note.headings.findLastIndex(({ range }) => range.start < end);
	const last = bodyParts(note, { ...directRange(note, inner), end: roomEnd(note, inner) }).at(-1);
	const at = last?.end ?? note.headings[inner]?.range.end ?? note.bodyStart;
	const isFirst = at === note.bodyStart;
	const start = isFirst ? startOfLine(note, at) : note.lineEnd + note.lineEnd;
	return insertion(at, start + text + endBefore(note, at, isFirst));
}

/** The insertion of a section above the one under `heading`. */
export function sectionBefore(note: Note, heading: number, text: string): TextEdit {
	const eol = note.lineEnd;
	const { start } = lineOf(note, note.headings[heading]?.range.start ?? 0);
	const isApart = start === note.bodyStart || isBlank(note, lineOf(note, start - 1));
	return insertion(start, (isApart ? '' : eol) + text + eol + eol);
}

/** The insertion of those footnote definitions of `old` that `note` has not, after its own or at its end. */
export function definitionsAdded(note: Note, old: Note): TextEdit[] {
	const keyOf = ({ text }: Note, { id, content }: Footnote): string =>
		`${id.toLowerCase()} ${text.slice(content.start, content.end).replace(/\s+/g, ' ').trim()}`;
	const own = new Set(note.footnoteDefinitions.map((each) => keyOf(note, each)));
	const added = old.footnoteDefinitions.filter((each) => !own.has(keyOf(old, each)));
	if (added.length === 0) return [];
	const eol = note.lineEnd;
	const text = added.map(({ range }) => withLineEnds(old.text.slice(range.start, range.end).trimEnd(), eol)).join(eol);
	const last = note.footnoteDefinitions.at(-1);
	if (last) return [insertion(last.range.end, eol + text)];
	const end = Math.max(note.bodyStart, note.text.trimEnd().length);
	return [insertion(end, end === note.bodyStart ? startOfLine(note, end) + text : eol + eol + text)];
}

/** `text` with other line ends. */
export function withLineEnds(text: string, eol: string): string {
	return text.replace(/\r?\n/g, () => eol);
}

/** Where what stands directly under a heading ends, before the footer of the note; what begins with a rule is no footer, for it is all there is. */
export function roomEnd(note: Note, heading: number): number {
	const { start, end } = directRange(note, heading);
	const footer = heading === note.headings.length - 1 ? footerOf(note) : end;
	return footer === end || bodyParts(note, { start, end: footer }).length > 0 ? footer : end;
}

/**
 * Text below a rule and lines of emphasis, by `partKey`, wherever they stand: which are the footer depends on what is below them, and a
 * merge adds sections.
 */
export function likeFooter(note: Note): ReadonlySet<string> {
	const parts = bodyParts(note, { start: note.bodyStart, end: note.text.length });
	return new Set(parts.filter((part) => part.item === undefined && (part.isBelowRule || isEmphasis(part))).map(partKey));
}

/** A line end where `at` stands in a line that is begun. */
function startOfLine(note: Note, at: number): string {
	const before = note.text.charAt(at - 1);
	return before === '' || before === '\n' || before === '\uFEFF' ? '' : note.lineEnd;
}

/** What has to stand between an insertion at `at` and the line below, so that this one stays what it is. */
function endBefore(note: Note, at: number, isWholeLine: boolean): string {
	const below = isWholeLine ? at : lineOf(note, at).next;
	const isParted = below >= note.text.length || isBlank(note, lineOf(note, below));
	return (isWholeLine ? note.lineEnd : '') + (isParted ? '' : note.lineEnd);
}

/** The mark of a bullet with this text after one marked `before`: a list goes on with its mark, a numbered one with its next number. */
function markAfter(before: string | undefined, own: string, text: string): string {
	const isNumber = /^\d/.test(own);
	if (before === undefined || isNumber !== /^\d/.test(before)) return own;
	if (!isNumber) return before;
	const next = `${Number.parseInt(before, 10) + 1}${before.slice(-1)}`;
	// What stands below a bullet is indented as far as its mark is wide.
	return next.length === own.length || !text.trimEnd().includes('\n') ? next : own;
}

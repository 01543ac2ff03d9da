import type { Note } from '../../note/note.ts';
import { nonProse } from '../../note/read/nonProse.ts';
import type { Range } from '../../text/range.ts';
import { sourceSections } from '../reading/sourceSections.ts';
import type { Source } from '../source.ts';
import { bracketedLead, numberMarks, sourceNumber } from './sourceNumber.ts';

/** What stands in a text where it rests on a source: `[^1]`, `[1]`, or a link (author and year for what leads nowhere). */
export type CitingForm = 'footnote' | 'number' | 'text';

/**
 * How `note`, which gives `sources`, cites: in footnotes, by the numbers of its list, or in the text itself, where it does
 * neither yet. What can stand in no text gets a footnote.
 */
export function citingForm(
	note: Note,
	sources: readonly Source[],
	source: { readonly link: unknown; readonly authorYear: string | null },
): CitingForm {
	const listed = sources.filter(({ place }) => place.kind === 'section');
	const numbers = listed.map((one) => sourceNumber(note, one));
	const isNumbered = numbers.length > 0 && numbers.every((number) => number !== undefined) && new Set(numbers).size === numbers.length;
	const marks = isNumbered ? numberMarks(note).filter(({ range }) => !listed.some((one) => contains(one.range, range.start))).length : 0;
	const isBracketed = isNumbered && listed.every((one) => bracketedLead(note, one) !== undefined);
	const footnotes = note.footnoteReferences.length;
	if (marks > footnotes || (isBracketed && footnotes === 0)) return 'number';
	if (footnotes > 0) return 'footnote';
	return source.link === null && source.authorYear === null ? 'footnote' : 'text';
}

function contains({ start, end }: Range, offset: number): boolean {
	return start <= offset && offset < end;
}

/** What is taken as a whole: a mark goes after it. */
const WHOLE: ReadonlySet<string> = new Set(['link', 'address', 'email', 'citation', 'tag', 'footnote']);

/** What may hold a mark though it is not the author's prose. */
const OPEN: ReadonlySet<string> = new Set(['quotation', 'field']);

/** Where the mark goes for a cursor at the end of `selection`, after the word or link it stands in; or why none can stand there. */
export function markPlace(
	note: Note,
	sources: readonly Source[],
	{ end }: Range,
	sourceHeadings: readonly string[],
): number | { readonly withoutMark: string } {
	if (end < note.bodyStart) return { withoutMark: 'the cursor stands in the properties' };
	const isInList =
		sources.some(({ place, range }) => (place.kind === 'section' || place.kind === 'footnote') && range.start <= end && end <= range.end) ||
		sourceSections(note, { sourceHeadings }).some(({ range }) => contains(range, end) || (end === range.end && end === note.text.length)) ||
		note.footnoteDefinitions.some(
			({ range }) => range.start <= end && end <= range.start + note.text.slice(range.start, range.end).trimEnd().length,
		);
	if (isInList) return { withoutMark: 'the cursor stands in the list of sources' };
	let at = end;
	for (const { kind, start, end: stop } of nonProse(note)) {
		if (start >= at) break;
		if (at >= stop || OPEN.has(kind)) continue;
		if (!WHOLE.has(kind)) return { withoutMark: 'no mark can stand where the cursor is' };
		at = stop;
	}
	const rest = /^[\p{L}\p{N}\p{M}]+/u.exec(note.text.slice(at, at + 60))?.[0] ?? '';
	return rest !== '' && /[\p{L}\p{N}\p{M}]/u.test(note.text.charAt(at - 1)) ? at + rest.length : at;
}

/** Whether a link or `[n]` after `before` needs a blank: after words and stops, not after an opening bracket or a dash. */
export function needsBlankBefore(before: string): boolean {
	return before !== '' && !/[\s([{"'“‘«„—–/-]/.test(before);
}

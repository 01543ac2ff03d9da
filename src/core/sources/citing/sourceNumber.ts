import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import type { Source } from '../source.ts';

/** `[1]`, `[2, p. 4]`, `[3, 5]`: marks of a numbered list of sources. */
const NUMBER_MARK = /\[(\d{1,3}(?:[,;] ?\d{1,3}){0,9})(?:, ?pp?\. ?[\d–-]{1,12})?\](?![(:[])/g;

/** A mark of the text that names the sources of a numbered list: one for each number in it. */
export interface NumberMark {
	readonly number: string;
	readonly range: Range;
}

/** The marks in the body of `note`, those in its list among them. */
export function numberMarks(note: Note): NumberMark[] {
	return [...note.text.slice(note.bodyStart).matchAll(NUMBER_MARK)].flatMap((match) => {
		const start = note.bodyStart + match.index;
		const range = { start, end: start + match[0].length };
		return (match[1] ?? '').split(/[,;] ?/).map((number) => ({ number, range }));
	});
}

/** The number under which a source stands in its list, `3. Title`, `[3] Title` or `- [3] Title`; `undefined` where it has none. */
export function sourceNumber(note: Note, source: Source): string | undefined {
	return /^[\s>]*(\d{1,3})[.)]\s+$/.exec(before(note, source))?.[1] ?? /\d+/.exec(bracketedLead(note, source) ?? '')?.[0];
}

/** What stands on the line of a source up to its own words where that ends in a number in brackets: `[3] `, `- \\[3\\] `. */
export function bracketedLead(note: Note, source: Source): string | undefined {
	const own = BRACKETED.exec(note.text.slice(source.range.start, source.range.end))?.[0] ?? '';
	return /^[\s>]*(?:[-*+]\s+)?\\?\[\d{1,3}\\?\]\s*$/.exec(before(note, source) + own)?.[0];
}

function before(note: Note, { range }: Source): string {
	return note.text.slice(note.text.lastIndexOf('\n', range.start - 1) + 1, range.start);
}

/** A number in brackets before a source, with the blank after it. */
export const BRACKETED = /^\\?\[\d{1,3}\\?\](?![(:[])\s*/;

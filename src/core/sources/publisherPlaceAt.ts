import type { Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { sourceSections } from './reading/sourceSections.ts';

/** What stands on a line up to the words of its item: a list mark, and the bracket of a link. */
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,4}[.)])[ \t]+\[?/;

/** What ends the name of a publisher: a dash between blanks, a colon, or what no name has. */
const END = /[[\]()|<>:—–]| - /;

/**
 * What is written so far, up to `offset`, of the publisher that the item of a section of sources begins with; empty where nothing
 * is. `undefined` anywhere else.
 */
export function publisherPlaceAt(
	note: Note,
	offset: number,
	headings: { readonly sourceHeadings: readonly string[]; readonly relatedHeadings: readonly string[] },
): Range | undefined {
	if (!sourceSections(note, headings).some(({ range }) => range.start <= offset && offset <= range.end)) return undefined;
	const lineStart = note.text.lastIndexOf('\n', offset - 1) + 1;
	const before = note.text.slice(lineStart, offset);
	const mark = ITEM.exec(before)?.[0];
	if (mark === undefined || END.test(before.slice(mark.length))) return undefined;
	return { start: lineStart + mark.length, end: offset };
}

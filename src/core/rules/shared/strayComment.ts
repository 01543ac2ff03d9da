import type { Note } from '../../note/note.ts';
import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { Range } from '../../text/range.ts';

/** What YAML takes for a comment and the author did not: `#foo`, where a comment would be written `# foo`. */
export interface StrayComment {
	/** From the `#` to the end of the line, blanks after it left out. */
	readonly text: string;
	readonly range: Range;
}

/** What stands after the colon of a key without a value, or the dash of an item without one, where it begins with `#` and a word; `undefined` for an honest comment or none. */
export function strayComment(note: Note, path: FrontmatterPath): StrayComment | undefined {
	if (note.frontmatter.kind !== 'parsed') return undefined;
	const place = note.frontmatter.rangeOf(path)?.value;
	if (place === undefined) return undefined;
	const lineEnd = note.text.indexOf('\n', place.start);
	const after = note.text.slice(place.start, lineEnd === -1 ? note.text.length : lineEnd);
	const text = after.trim();
	if (!/^#[^\s#!]/.test(text)) return undefined;
	const start = place.start + after.indexOf('#');
	return { text, range: { start, end: start + text.length } };
}

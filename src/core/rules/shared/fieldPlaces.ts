import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';

/** The opening `---` of the front matter, where what is missing in it is reported; the note's beginning where there is none. */
export function openingFence({ frontmatter }: Note): Range {
	if (frontmatter.kind === 'none') return { start: 0, end: 0 };
	const { start } = frontmatter.range;
	return { start, end: start + 3 };
}

/** Where the value at `path` stands; where it has none, its key. The opening `---` where neither can be told. */
export function placeOfValue(note: Note, path: FrontmatterPath): Range {
	if (note.frontmatter.kind !== 'parsed') return openingFence(note);
	const ranges = note.frontmatter.rangeOf(path);
	if (ranges === undefined) return openingFence(note);
	return ranges.value.end > ranges.value.start ? ranges.value : ranges.key;
}

/** Where the key at the top level stands. */
export function placeOfKey(note: Note, key: string): Range {
	return (note.frontmatter.kind === 'parsed' ? note.frontmatter.rangeOf([key])?.key : undefined) ?? openingFence(note);
}

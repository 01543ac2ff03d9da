import { parseFrontmatter } from '../../note/frontmatter/parseFrontmatter.ts';
import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { Range } from '../../text/range.ts';
import type { NoteRecord } from '../../vault/records/noteRecord.ts';

/** The place of a value, from what is kept of the front matter, which begins on the second line; the beginning of the note where it has none. */
export function placeInRecord({ lineStarts, block = '' }: NoteRecord, path: FrontmatterPath): Range {
	const start = lineStarts[1] ?? 0;
	const frontmatter = parseFrontmatter(`---\n${block}---\n`);
	const value = frontmatter.kind === 'parsed' ? frontmatter.rangeOf(path)?.value : undefined;
	return value === undefined ? { start: 0, end: 0 } : { start: value.start - 4 + start, end: value.end - 4 + start };
}

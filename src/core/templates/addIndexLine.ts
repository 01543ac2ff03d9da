import { countUp } from '../text/countUp.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { insertBullets } from '../note/edit/body/insertBullets.ts';
import { insertLine } from '../note/edit/frontmatter/insertLine.ts';
import type { Link, ListItem, Note } from '../note/note.ts';
import { lineAt } from '../text/lineStarts.ts';
import { folderOf } from '../vault/paths/pathParts.ts';

/** What adding a line to an index note is told. */
export interface IndexLine {
	/** The note that gets a line. */
	readonly path: string;
	/** The link to it, as it is written in the index note. */
	readonly link: string;
	/** Where a link path leads that is written in the index note, `null` for nowhere. */
	readonly leadsTo: (target: string) => string | null;
}

/**
 * The insertion of a bullet for a note into an index note: into the section that lists most notes of the same folder,
 * in order where the list is in alphabetical order; else under the first heading, else at the end.
 *
 * Nothing to do where the index note links it already.
 */
export function addIndexLine(note: Note, line: IndexLine): EditOutcome {
	if (note.links.some((link) => link.field === null && line.leadsTo(link.target) === line.path)) return { kind: 'unchanged' };
	const like = itemsLike(note, line);
	const heading = note.headings[mostFrequent(like.map(({ section }) => section)) ?? 0];
	if (heading === undefined) {
		// A list above the first heading belongs to no section.
		const last = like.findLast(({ section }) => section === -1);
		return insertLine(note, last ? endLine(note, last) : lastLine(note), bulletLike(last, line.link));
	}
	return insertBullets(note, {
		headings: [heading.text],
		bullets: [line.link],
		whereMissing: { heading: heading.text, level: heading.level, beforeHeadings: [] },
		isListed: () => false,
	});
}

/** The outermost list items that link notes of the same folder as the line's. */
function itemsLike(note: Note, { path, leadsTo }: IndexLine): readonly ListItem[] {
	const folder = folderOf(path);
	const isLike = (link: Link): boolean => {
		const target = link.field === null ? leadsTo(link.target) : null;
		return target !== null && folderOf(target) === folder;
	};
	const starts = note.links.filter(isLike).map(({ range }) => range.start);
	let at = 0;
	return note.listItems.filter(({ depth, range }) => {
		if (depth > 0) return false;
		while ((starts[at] ?? Infinity) < range.start) at += 1;
		return (starts[at] ?? Infinity) < range.end;
	});
}

/** The value that occurs most often, the first of several. */
function mostFrequent(values: readonly number[]): number | undefined {
	const counts = new Map<number, number>();
	for (const value of values) countUp(counts, value);
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function endLine(note: Note, item: ListItem): number {
	return lineAt(note.lineStarts, Math.max(item.range.start, item.range.end - 1));
}

/** The last line with something on it. */
function lastLine(note: Note): number {
	return lineAt(note.lineStarts, Math.max(note.bodyStart, note.text.trimEnd().length - 1));
}

function bulletLike(item: ListItem | undefined, link: string): string {
	const isBullet = item !== undefined && '-*+'.includes(item.marker);
	return `${item?.indent ?? ''}${isBullet ? item.marker : '-'} ${link}`;
}

import { lowerBound } from '../../text/lowerBound.ts';
import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { lineNumbered, lineOf } from '../../note/read/noteLines.ts';
import { TEXT_CHANGED } from '../../note/edit/verify/refuse.ts';
import { replaceRange } from '../../note/edit/body/replaceRange.ts';
import type { Fix } from '../../note/finding.ts';
import type { ListItem, Note } from '../../note/note.ts';
import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { Source } from '../source.ts';

/**
 * Gives for a source of `sources`, which are those of `note`, the fix that takes its bullet out; `undefined` where the bullet
 * gives anything else: an annotation, a date, another source, bullets below it. Never safe, as it deletes.
 *
 * What is looked up is sorted once: a note may give one source ten thousand times.
 */
export function removeDuplicateFix(note: Note, sources: readonly Source[]): (source: Source) => Fix | undefined {
	const starts = sources.map(({ range }) => range.start).sort(ascending);
	const ends = sources.map(({ range }) => range.end).sort(ascending);
	const sourcesIn = ({ start, end }: Range): number =>
		lowerBound(starts.length, (at) => (starts[at] ?? end) < end) - lowerBound(ends.length, (at) => (ends[at] ?? end) <= start);
	return (source) => {
		if (source.annotation !== null || (source.date !== null && source.kind !== 'text') || source.archiveUrl !== null) return undefined;
		const item = bulletOf(note, source);
		if (!item || sourcesIn(item.range) > 1) return undefined;
		const expected = note.text.slice(item.range.start, item.range.end);
		return { kind: 'edit', title: 'Remove this bullet', safe: false, plan: (current) => withoutBullet(current, item, expected) };
	};
}

/** The bullet whose own text is the source and that has no bullets below it. */
function bulletOf({ listItems }: Note, { range }: Source): ListItem | undefined {
	const next = lowerBound(listItems.length, (at) => (listItems[at]?.content.start ?? range.end) <= range.start);
	const item = listItems[next - 1];
	if (item === undefined || range.end > item.content.end) return undefined;
	const below = listItems[next];
	return below !== undefined && below.range.end <= item.range.end ? undefined : item;
}

function ascending(a: number, b: number): number {
	return a - b;
}

function withoutBullet(note: Note, item: ListItem, expected: string): EditOutcome {
	if (note.text.slice(item.range.start, item.range.end) !== expected) return TEXT_CHANGED;
	const first = lineOf(note, item.range.start);
	const last = lineNumbered(note, lineAt(note.lineStarts, Math.max(item.range.start, item.range.end - 1)));
	return replaceRange(note, { start: first.start, end: last.next }, note.text.slice(first.start, last.next), '');
}

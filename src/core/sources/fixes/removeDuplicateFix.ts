import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { lineNumbered, lineOf } from '../../note/read/noteLines.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { replaceRange } from '../../note/edit/body/replaceRange.ts';
import type { Fix } from '../../note/finding.ts';
import type { ListItem, Note } from '../../note/note.ts';
import { lineAt } from '../../text/lineStarts.ts';
import type { Source } from '../source.ts';

/**
 * Takes out the bullet that gives `source` once more, `undefined` where the bullet gives anything else: an annotation, a
 * date, another source, bullets below it. Never safe, as it deletes.
 */
export function removeDuplicateFix(note: Note, sources: readonly Source[], source: Source): Fix | undefined {
	if (source.annotation !== null || (source.date !== null && source.kind !== 'text') || source.archiveUrl !== null) return undefined;
	const item = bulletOf(note, source);
	const isAlone = sources.every(
		(other) => other === source || other.range.end <= (item?.range.start ?? 0) || other.range.start >= (item?.range.end ?? 0),
	);
	if (!item || !isAlone) return undefined;
	const expected = note.text.slice(item.range.start, item.range.end);
	return { kind: 'edit', title: 'Remove this bullet', safe: false, plan: (current) => withoutBullet(current, item, expected) };
}

/** The bullet whose own text is the source and that has no bullets below it. */
function bulletOf(note: Note, { range }: Source): ListItem | undefined {
	const item = note.listItems.find(({ content }) => content.start <= range.start && range.end <= content.end);
	const hasNested =
		item !== undefined &&
		note.listItems.some((other) => other !== item && other.range.start > item.range.start && other.range.end <= item.range.end);
	return hasNested ? undefined : item;
}

function withoutBullet(note: Note, item: ListItem, expected: string): EditOutcome {
	if (note.text.slice(item.range.start, item.range.end) !== expected)
		return refuse('TEXT_CHANGED', 'the note has changed since it was checked');
	const first = lineOf(note, item.range.start);
	const last = lineNumbered(note, lineAt(note.lineStarts, Math.max(item.range.start, item.range.end - 1)));
	return replaceRange(note, { start: first.start, end: last.next }, note.text.slice(first.start, last.next), '');
}

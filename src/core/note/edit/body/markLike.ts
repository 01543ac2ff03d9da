import type { ListItem, Note } from '../../note.ts';
import { lineOf } from '../../read/noteLines.ts';

/**
 * Indentation, mark, blanks and box of the `position`th item (from 1) that follows `item`: a numbered list goes on counting unless
 * it gives every item one number, a list of tasks has empty boxes.
 */
export function markLike(note: Note, item: ListItem, position: number): string {
	const markEnd = item.range.start + item.marker.length;
	const after = note.text.slice(markEnd, lineOf(note, item.range.start).end);
	const blanks = /^(?: {1,4}|\t)(?=\S|$)/.exec(after)?.[0] ?? ' ';
	const number = Number.parseInt(item.marker, 10);
	const counts = !Number.isNaN(number) && !givesOneNumber(note, item);
	const mark = counts ? `${number + position}${item.marker.slice(-1)}` : item.marker;
	const box = /^[ \t]+\[[^\]]\][ \t]/.test(after) ? '[ ] ' : '';
	return item.indent + mark + blanks + box;
}

/** Whether the item before it at its depth has the same number. */
function givesOneNumber(note: Note, item: ListItem): boolean {
	const at = note.listItems.indexOf(item);
	const before = note.listItems.slice(0, at).findLast(({ depth }) => depth <= item.depth);
	return before?.depth === item.depth && before.marker === item.marker && before.section === item.section;
}

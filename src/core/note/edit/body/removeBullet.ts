import type { Note } from '../../note.ts';
import { lineOf } from '../../read/noteLines.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { refuse } from '../verify/refuse.ts';
import { replaceRange } from './replaceRange.ts';

/** A link as it was known when its bullet was proposed to be removed; offsets of the text. */
export interface BulletLink {
	readonly start: number;
	readonly end: number;
	readonly target: string;
}

/** The edit that takes out the bullet of a link, line and all; refused where the bullet says more than its link. */
export function removeBullet(note: Note, { start, end, target }: BulletLink): EditOutcome {
	const link = note.links.find(({ range }) => range.start === start && range.end === end);
	const item = note.listItems.find(({ content }) => content.start <= start && end <= content.end);
	if (link?.target !== target || item === undefined) return refuse('TEXT_CHANGED', 'the note has changed since it was checked');
	const isBare = note.text.slice(item.content.start, item.content.end).trim() === note.text.slice(start, end);
	if (!isBare || item.range.end > item.content.end + 1)
		return refuse('BAD_VALUE', 'the bullet says more than its link, which only its author can take out');
	const line = lineOf(note, start);
	return replaceRange(note, { start: line.start, end: line.next }, note.text.slice(line.start, line.next), '');
}

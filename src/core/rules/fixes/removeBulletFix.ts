import type { EditOutcome } from '../../note/edit/verify/editOutcome.ts';
import { lineOf } from '../../note/read/noteLines.ts';
import { refuse } from '../../note/edit/verify/refuse.ts';
import { replaceRange } from '../../note/edit/body/replaceRange.ts';
import type { Fix } from '../../note/finding.ts';
import type { Note } from '../../note/note.ts';
import type { LinkRecord } from '../../vault/records/noteRecord.ts';
import { inlineCode } from '../../text/inlineCode.ts';

/** Takes a bullet out that is nothing but its link. Never safe: it deletes. */
export function removeBulletFix(link: LinkRecord): Fix {
	return {
		kind: 'edit',
		title: `Remove this bullet of ${inlineCode(link.target)}`,
		safe: false,
		plan: (note) => withoutBullet(note, link),
	};
}

function withoutBullet(note: Note, { start, end, target }: LinkRecord): EditOutcome {
	const link = note.links.find(({ range }) => range.start === start && range.end === end);
	const item = note.listItems.find(({ content }) => content.start <= start && end <= content.end);
	if (link?.target !== target || item === undefined) return refuse('TEXT_CHANGED', 'the note has changed since it was checked');
	const isBare = note.text.slice(item.content.start, item.content.end).trim() === note.text.slice(start, end);
	if (!isBare || item.range.end > item.content.end + 1)
		return refuse('BAD_VALUE', 'the bullet says more than its link, which only its author can take out');
	const line = lineOf(note, start);
	return replaceRange(note, { start: line.start, end: line.next }, note.text.slice(line.start, line.next), '');
}

import { firstFrom } from '../../../text/rangeSearch.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { ListItem, Note } from '../../note.ts';
import { lineOf } from '../../read/noteLines.ts';
import { refusalToWrite } from '../verify/editGuard.ts';
import type { EditOutcome, Refusal } from '../verify/editOutcome.ts';
import { refuse, TEXT_CHANGED } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';

/** A link as it was known when its bullet was proposed to be removed; offsets of the text. */
export interface BulletLink {
	readonly start: number;
	readonly end: number;
	readonly target: string;
}

/** The edit that takes out the bullet of a link, line and all; refused where the bullet says more than its link. */
export function removeBullet(note: Note, link: BulletLink): EditOutcome {
	const { outcome, kept } = removeBullets(note, [link]);
	return kept[0]?.refusal ?? outcome;
}

/** What taking bullets out comes to. */
export interface RemovedBullets<Link extends BulletLink> {
	readonly outcome: EditOutcome;
	readonly removed: readonly Link[];
	/** Bullets that stay, with the reason. */
	readonly kept: readonly { readonly link: Link; readonly refusal: Refusal }[];
}

/** `removeBullet` for many: the note is read again once and not for each; a bullet that says more than its link stays. */
export function removeBullets<Link extends BulletLink>(note: Note, links: readonly Link[]): RemovedBullets<Link> {
	const lines = new Map<number, TextEdit>();
	const removed: Link[] = [];
	const kept: { link: Link; refusal: Refusal }[] = [];
	const refusal = refusalToWrite(note);
	for (const link of links) {
		const edit = refusal ?? removalOf(note, link);
		if ('kind' in edit) kept.push({ link, refusal: edit });
		else {
			lines.set(edit.range.start, edit);
			removed.push(link);
		}
	}
	const outcome = verified(note, [...lines.values()], { kind: 'rewording' });
	if (outcome.kind !== 'refused') return { outcome, removed, kept };
	// One of them changes how another is read: none goes.
	return { outcome: { kind: 'unchanged' }, removed: [], kept: links.map((link) => ({ link, refusal: outcome })) };
}

function removalOf(note: Note, { start, end, target }: BulletLink): TextEdit | Refusal {
	const item = bulletAround(note, start, end);
	let at = firstFrom(note.links, start);
	while (note.links[at]?.range.start === start && note.links[at]?.range.end !== end) at += 1;
	const link = note.links[at];
	if (link?.range.start !== start || link.target !== target || item === undefined) return TEXT_CHANGED;
	const isBare = note.text.slice(item.content.start, item.content.end).trim() === note.text.slice(start, end);
	if (!isBare || item.range.end > item.content.end + 1)
		return refuse('BAD_VALUE', 'the bullet says more than its link, which only its author can take out');
	const line = lineOf(note, start);
	return { range: { start: line.start, end: line.next }, newText: '' };
}

/** The bullet whose own words what stands from `start` to `end` is among; `undefined` for none. */
export function bulletAround({ listItems }: Note, start: number, end: number): ListItem | undefined {
	const isAround = (item: ListItem | undefined): boolean => item !== undefined && item.content.start <= start && end <= item.content.end;
	let at = firstFrom(listItems, start + 1) - 1;
	// A bullet may begin on the line of another one, whose words it is.
	while (isAround(listItems[at - 1])) at -= 1;
	return isAround(listItems[at]) ? listItems[at] : undefined;
}

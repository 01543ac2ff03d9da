import { removeBullet } from '../note/edit/body/removeBullet.ts';
import { replaceRange } from '../note/edit/body/replaceRange.ts';
import { setField } from '../note/edit/frontmatter/setField.ts';
import { isWritable } from '../note/edit/frontmatter/unwritableValue.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { isList } from '../note/isList.ts';
import type { Note } from '../note/note.ts';
import { lineOf } from '../note/read/noteLines.ts';
import { lineEdits } from '../text/lineEdits.ts';
import { type FollowingLink, followRename } from '../vault/renaming/followRename.ts';
import type { LinkRecord } from '../vault/records/noteRecord.ts';
import { noteNameOf } from '../vault/paths/pathParts.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import { blockLinkEdits } from './alignIds.ts';
import { itemKey } from './mergeFields.ts';
import { wordsBeside } from './twins.ts';
import { withEdits } from '../note/edit/verify/withEdits.ts';

/** A link as the index has it, and where it leads on to where that is another note than the one that takes the old one in. */
export type FollowingRecord = LinkRecord & Pick<FollowingLink, 'ledTo'>;

/** Where what led to the old note leads to. */
export interface MergeTarget {
	readonly to: string;
	/** As if the old note were gone. */
	readonly index: Pick<VaultIndex, 'resolveLink' | 'resolveName'>;
	/** Ids of blocks that changed on the way. */
	readonly blocks: ReadonlyMap<string, string>;
	/** Whether the note lists the target among its related notes, or is the target itself. */
	readonly isListed: boolean;
	/** In the target itself: takes the words beside a link of a related note that is taken out, since it would lead to its own note. */
	readonly keep?: ((words: string) => void) | undefined;
}

/**
 * The edit that makes `links` of `note`, which led to a note that is merged into another, lead to that one: each in its own form, as after a
 * renaming. A related note that would be listed twice, and a name that a list has already, are taken out where nothing is said of them.
 */
export function followMerge(
	note: Note,
	links: readonly FollowingRecord[],
	{ to, index, blocks, isListed, keep }: MergeTarget,
): EditOutcome {
	let current = note;
	const take = (outcome: EditOutcome): EditOutcome => {
		current = withEdits(current, outcome);
		return outcome;
	};
	let following: FollowingRecord[] = [];
	/** All at once, since each by itself would have the whole note read again. */
	const follow = (): EditOutcome => {
		const outcome = take(followRename(current, following, to, index));
		following = [];
		return outcome;
	};
	// From the end: what stands before a change keeps its place.
	for (const link of [...links].sort((a, b) => b.start - a.start)) {
		const edits = link.ledTo === undefined ? blockLinkEdits(current, link, blocks) : [];
		if (link.isRelatedBullet || edits.length > 0) {
			// What stands below comes first.
			const outcome = follow();
			if (outcome.kind === 'refused') return outcome;
		}
		if (isListed && link.isRelatedBullet && take(removeBullet(current, link)).kind === 'edits') continue;
		if (keep && link.isRelatedBullet && take(takeOut(current, link, keep)).kind === 'edits') continue;
		take({ kind: 'edits', edits });
		// A link within the note leads on within it.
		if (link.target !== '') following.push(link);
	}
	const outcome = follow();
	if (outcome.kind === 'refused') return outcome;
	for (const field of new Set(links.flatMap((link) => (link.field === null ? [] : [link.field])))) {
		const value = current.frontmatter.kind === 'parsed' ? current.frontmatter.data[field] : undefined;
		if (value === undefined || !isList(value) || !isWritable(value)) continue;
		const key = itemKey(noteNameOf(to));
		const first = value.findIndex((item) => itemKey(item) === key);
		const once = value.filter((item, at) => at <= first || itemKey(item) !== key);
		if (once.length < value.length) take(setField(current, [field], once));
	}
	return current === note ? { kind: 'unchanged' } : { kind: 'edits', edits: lineEdits(note.text, current.text) };
}

/** The edit that takes out the bullet of a link with the words beside it, which `keep` is given. */
function takeOut(note: Note, { start, end }: LinkRecord, keep: (words: string) => void): EditOutcome {
	const item = note.listItems.find(({ content }) => content.start <= start && end <= content.end);
	if (item === undefined || note.text.slice(item.content.end, item.range.end).trim() !== '') return { kind: 'unchanged' };
	const line = lineOf(note, start);
	const outcome = replaceRange(note, { start: line.start, end: line.next }, note.text.slice(line.start, line.next), '');
	if (outcome.kind === 'edits') keep(wordsBeside(note, item, { start, end }, ''));
	return outcome;
}

import { bulletAround, removeBullets } from '../note/edit/body/removeBullet.ts';
import { type EntryValue, setEntries } from '../note/edit/frontmatter/setField.ts';
import { isWritable } from '../note/edit/frontmatter/unwritableValue.ts';
import { refusalToWrite } from '../note/edit/verify/editGuard.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import { verified } from '../note/edit/verify/verifyEdit.ts';
import { isList } from '../note/isList.ts';
import type { Note } from '../note/note.ts';
import { lineOf } from '../note/read/noteLines.ts';
import { shifted } from '../text/shifted.ts';
import type { TextEdit } from '../text/textEdit.ts';
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
	let left = links;
	const take = (outcome: EditOutcome): EditOutcome => {
		current = withEdits(current, outcome);
		const move = shifted(outcome.kind === 'edits' ? outcome.edits : []);
		left = left.map((link) => ({ ...link, start: move(link.start), end: move(link.end) }));
		return outcome;
	};
	const ids = left.flatMap((link) => (link.ledTo === undefined ? blockLinkEdits(current, link, blocks) : []));
	// A link that stands within another has the same id at the same place.
	take({ kind: 'edits', edits: [...new Map(ids.map((edit) => [edit.range.start, edit])).values()] });
	if (isListed) {
		const { outcome, removed } = removeBullets(
			current,
			left.filter((link) => link.isRelatedBullet),
		);
		const gone = new Set<FollowingRecord>(removed);
		left = left.filter((link) => !gone.has(link));
		take(outcome);
	}
	if (keep) {
		const taken = takenOut(current, left);
		const gone = new Set(taken.links);
		if (taken.outcome.kind === 'edits') {
			left = left.filter((link) => !gone.has(link));
			for (const words of taken.words) keep(words);
			take(taken.outcome);
		}
	}
	const outcome = take(
		followRename(
			current,
			// A link within the note leads on within it.
			left.filter(({ target }) => target !== ''),
			to,
			index,
		),
	);
	if (outcome.kind === 'refused') return outcome;
	take(setEntries(current, listedOnce(current, links, to)));
	return current === note ? { kind: 'unchanged' } : { kind: 'edits', edits: lineEdits(note.text, current.text) };
}

/** The lists in fields of `links` that name the note at `to` more than once by now, with the first of its names alone. */
function listedOnce({ frontmatter }: Note, links: readonly FollowingRecord[], to: string): EntryValue[] {
	const once: EntryValue[] = [];
	for (const field of new Set(links.flatMap((link) => (link.field === null ? [] : [link.field])))) {
		const value = frontmatter.kind === 'parsed' ? frontmatter.data[field] : undefined;
		if (value === undefined || !isList(value) || !isWritable(value)) continue;
		const key = itemKey(noteNameOf(to));
		const first = value.findIndex((item) => itemKey(item) === key);
		const without = value.filter((item, at) => at <= first || itemKey(item) !== key);
		if (without.length < value.length) once.push({ path: [field], value: without });
	}
	return once;
}

/** The bullets of related notes among `links` that say more than their link, taken out, from the end, and the words beside each. */
function takenOut(
	note: Note,
	links: readonly FollowingRecord[],
): { readonly outcome: EditOutcome; readonly links: readonly FollowingRecord[]; readonly words: readonly string[] } {
	const lines = new Map<number, TextEdit>();
	const taken: FollowingRecord[] = [];
	const words: string[] = [];
	for (const link of [...links].sort((a, b) => b.start - a.start)) {
		const { start, end } = link;
		const item = link.isRelatedBullet ? bulletAround(note, start, end) : undefined;
		if (item === undefined || note.text.slice(item.content.end, item.range.end).trim() !== '') continue;
		const line = lineOf(note, start);
		if (line.start < note.bodyStart || lines.has(line.start)) continue;
		lines.set(line.start, { range: { start: line.start, end: line.next }, newText: '' });
		taken.push(link);
		words.push(wordsBeside(note, item, { start, end }, ''));
	}
	return { outcome: refusalToWrite(note) ?? verified(note, [...lines.values()], { kind: 'rewording' }), links: taken, words };
}

import { editedNote } from '../../../core/note/edit/verify/editedNote.ts';
import type { ChangeItem } from '../../../core/changes/changePlan.ts';
import type { Note } from '../../../core/note/note.ts';
import type { EditOutcome } from '../../../core/note/edit/verify/editOutcome.ts';
import { removeBullets } from '../../../core/note/edit/body/removeBullet.ts';
import type { GoneBullet } from '../../../core/related/goneBullets.ts';
import { afterRemovals } from '../../../core/text/afterRemovals.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';

/** Under which words bullets wait whose notes may just not be written yet. */
const UNWRITTEN = 'that lead nowhere: their notes may not be written yet';

/** The bullets of a note that lead nowhere, as changes to be ticked: those of deleted notes first, and those that say no more than their link ticked. */
export function goneItems(note: Note, gone: readonly GoneBullet[]): readonly (readonly [ChangeItem, LinkRecord])[] {
	const ordered = [...gone.filter(({ isDeleted }) => isDeleted), ...gone.filter(({ isDeleted }) => !isDeleted)];
	const { kept } = removeBullets(
		note,
		ordered.map(({ link }) => link),
	);
	const reasons = new Map(kept.map(({ link, refusal }) => [link, refusal.reason]));
	return ordered.map(({ link, isDeleted }, at) => {
		const item: ChangeItem = {
			id: `${note.path}\ngone ${at}\n${link.target}`,
			label: `Take out ${link.target}`,
			reasons: [isDeleted ? 'its note was deleted' : 'leads nowhere', ...[reasons.get(link) ?? []].flat()],
			...(isDeleted ? {} : { group: UNWRITTEN }),
			ticked: isDeleted && !reasons.has(link),
			evidence: { path: note.path, start: link.start, end: link.end, line: link.line },
		};
		return [item, link] as const;
	});
}

/** The edits that take bullets out and then add others; how many were taken out. */
export function withoutGone(
	note: Note,
	links: readonly LinkRecord[],
	add: (note: Note) => EditOutcome,
): { readonly outcome: EditOutcome; readonly removed: number } {
	const { outcome: removal, removed } = removeBullets(note, links);
	if (removal.kind !== 'edits') return { outcome: add(note), removed: 0 };
	const added = add(editedNote(note, removal.edits));
	if (added.kind === 'refused') return { outcome: added, removed: 0 };
	const additions = added.kind === 'edits' ? afterRemovals(removal.edits, added.edits) : [];
	return { outcome: { kind: 'edits', edits: [...additions, ...removal.edits] }, removed: removed.length };
}

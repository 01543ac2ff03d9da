import { removeBullet } from '../note/edit/body/removeBullet.ts';
import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import type { Note } from '../note/note.ts';
import { foldPath } from '../text/foldPath.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { isNotePath } from '../vault/paths/pathParts.ts';
import type { LinkRecord, NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** A bullet of a related section that leads nowhere. */
export interface GoneBullet {
	readonly link: LinkRecord;
	/** Whether its note is known to have been deleted; else it may just not be written yet. */
	readonly isDeleted: boolean;
}

/** The bullets of a note's related sections that lead nowhere, in the order of the text. */
export function goneBullets(record: NoteRecord, index: VaultIndex, isDeleted: (target: string) => boolean): readonly GoneBullet[] {
	if (record.relatedHeading === -1) return [];
	return record.links
		.filter((link) => link.isRelatedBullet && link.target !== '' && index.targetOf(link, record.path) === null)
		.map((link) => ({ link, isDeleted: isDeleted(link.target) }));
}

/** Tells whether a link path led to one of the notes that were at `deleted`: by its name, or by the end of its path. */
export function linksToDeleted(deleted: Iterable<string>): (target: string) => boolean {
	const ends = new Set<string>();
	for (const path of deleted) {
		if (!isNotePath(path)) continue;
		const parts = foldPath(path.replace(/\.md$/i, '')).split('/');
		for (let from = 0; from < parts.length; from += 1) ends.add(parts.slice(from).join('/'));
	}
	return (target) => ends.has(foldPath(target.replace(/\.md$/i, '').replace(/^\/+/, '')));
}

/** What taking bullets out comes to. */
export interface RemovedBullets {
	readonly outcome: EditOutcome;
	readonly removed: readonly LinkRecord[];
	/** Bullets that stay, with the reason. */
	readonly kept: readonly { readonly link: LinkRecord; readonly reason: string }[];
}

/** The edits that take these bullets out of a note, each with its line; a bullet that says more than its link stays. */
export function removeBullets(note: Note, links: readonly LinkRecord[]): RemovedBullets {
	const edits: TextEdit[] = [];
	const removed: LinkRecord[] = [];
	const kept: { link: LinkRecord; reason: string }[] = [];
	for (const link of links) {
		const outcome = removeBullet(note, link);
		if (outcome.kind === 'refused') kept.push({ link, reason: outcome.reason });
		if (outcome.kind !== 'edits') continue;
		edits.push(...outcome.edits);
		removed.push(link);
	}
	return { outcome: edits.length === 0 ? { kind: 'unchanged' } : { kind: 'edits', edits }, removed, kept };
}

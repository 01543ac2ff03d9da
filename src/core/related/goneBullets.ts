import { foldPath } from '../text/foldPath.ts';
import { isNotePath, withoutExtension } from '../vault/paths/pathParts.ts';
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
		const parts = foldPath(withoutExtension(path)).split('/');
		for (let from = 0; from < parts.length; from += 1) ends.add(parts.slice(from).join('/'));
	}
	return (target) => ends.has(foldPath(withoutExtension(target).replace(/^\/+/, '')));
}

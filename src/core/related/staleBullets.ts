import type { LinkRecord, NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/**
 * The bullets of a related section whose note is gone, in the order of the text.
 * To be told, never removed: the note may come back, or its name may have changed.
 */
export function staleBullets(record: NoteRecord, index: VaultIndex): readonly LinkRecord[] {
	return record.links.filter((link) => link.isRelatedBullet && index.targetOf(link, record.path) === null);
}

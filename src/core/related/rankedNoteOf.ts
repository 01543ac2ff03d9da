import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { RankedNote } from './ranking/rankedNote.ts';

/**
 * The note of `record` as the ranker sees it. What its related sections link in bullets of their own is listed, and what stands
 * in lines of links that are such a list: what a run adds there has to count for the next run as it counted for this one.
 */
export function rankedNoteOf(record: NoteRecord, index: VaultIndex, isExcluded: boolean): RankedNote {
	const text: string[] = [];
	const field: string[] = [];
	const list: string[] = [];
	index.visitTargets(record.path, (to, place) => {
		if (place === 'text') text.push(to);
		else if (place === 'field') field.push(to);
		else if (place !== 'related-section') list.push(to);
	});
	const { path, type } = record;
	return { path, type: type === '' ? undefined : type, isExcluded, text, field, list };
}

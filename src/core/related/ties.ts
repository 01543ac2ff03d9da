import type { LinkRecord, NoteRecord } from '../vault/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** How one note links to another, its related section apart. */
export interface Ties {
	/** Links in the text, in the order of the text. */
	readonly prose: readonly LinkRecord[];
	/** Links and names in front matter. */
	readonly fields: readonly LinkRecord[];
	/** Links in a related section. */
	readonly related: readonly LinkRecord[];
}

/** How the note of `record` links to the one at `path`. */
export function tiesTo(path: string, record: NoteRecord, index: VaultIndex): Ties {
	const prose: LinkRecord[] = [];
	const fields: LinkRecord[] = [];
	const related: LinkRecord[] = [];
	for (const link of record.links) {
		if (index.targetOf(link, record.path) !== path) continue;
		if (link.inRelated) related.push(link);
		else if (link.field === null) prose.push(link);
		else fields.push(link);
	}
	return { prose, fields, related };
}

export const NO_TIES: Ties = { prose: [], fields: [], related: [] };

/** How the note of `record` links to each other file, by the file's path. */
export function tiesByTarget(record: NoteRecord, index: VaultIndex): ReadonlyMap<string, Ties> {
	const ties = new Map<string, { prose: LinkRecord[]; fields: LinkRecord[]; related: LinkRecord[] }>();
	for (const link of record.links) {
		const target = index.targetOf(link, record.path);
		if (target === null || target === record.path) continue;
		const known = ties.get(target) ?? { prose: [], fields: [], related: [] };
		ties.set(target, known);
		if (link.inRelated) known.related.push(link);
		else if (link.field === null) known.prose.push(link);
		else known.fields.push(link);
	}
	return ties;
}

import type { LinkRecord, NoteRecord } from '../vault/records/noteRecord.ts';
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

export const NO_TIES: Ties = { prose: [], fields: [], related: [] };

/** How the note of `record` links to each other file, by the file's path. */
export function tiesByTarget(record: NoteRecord, index: VaultIndex): ReadonlyMap<string, Ties> {
	const ties = new Map<string, GrowingTies>();
	for (const link of record.links) {
		const target = index.targetOf(link, record.path);
		if (target === null || target === record.path) continue;
		const known = ties.get(target) ?? emptyTies();
		ties.set(target, known);
		add(known, link);
	}
	return ties;
}

/** How each other note links to the one at `path`: pairs of the other note's path and its ties, by path. */
export function* tiesBySource(path: string, index: VaultIndex): Iterable<readonly [string, Ties]> {
	let source: string | undefined;
	let ties: GrowingTies = emptyTies();
	// Backlinks come by source.
	for (const { from, link } of index.backlinks(path)) {
		if (from !== source) {
			if (source !== undefined) yield [source, ties];
			source = from;
			ties = emptyTies();
		}
		add(ties, link);
	}
	if (source !== undefined) yield [source, ties];
}

interface GrowingTies {
	prose: LinkRecord[];
	fields: LinkRecord[];
	related: LinkRecord[];
}

/** Most pairs of notes have one link: an empty list for the other two would cost a hub thousands of them. */
const NONE: LinkRecord[] = [];

function emptyTies(): GrowingTies {
	return { prose: NONE, fields: NONE, related: NONE };
}

function add(ties: GrowingTies, link: LinkRecord): void {
	const kind = kindOf(link);
	if (ties[kind] === NONE) ties[kind] = [link];
	else ties[kind].push(link);
}

function kindOf(link: LinkRecord): keyof GrowingTies {
	if (link.inRelated) return 'related';
	return link.field === null ? 'prose' : 'fields';
}

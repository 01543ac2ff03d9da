import type { LinkRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';

/** How one note links another, in the order of the text. */
export interface PairLinks {
	/** In its text, related sections apart. */
	readonly text: readonly LinkRecord[];
	/** Links and names in front matter. */
	readonly fields: readonly LinkRecord[];
	/** In a related section. */
	readonly related: readonly LinkRecord[];
}

/** Those of a note that does not link the other. */
export const NO_PAIR_LINKS: PairLinks = { text: [], fields: [], related: [] };

/** The links and names of the note at `from` that lead to `path`. */
export function linksTo(path: string, from: string, index: VaultIndex): PairLinks {
	const links = index.linksBetween(from, path);
	if (links.length === 0) return NO_PAIR_LINKS;
	return {
		text: links.filter((link) => !link.inRelated && link.field === null),
		fields: links.filter((link) => !link.inRelated && link.field !== null),
		related: links.filter((link) => link.inRelated),
	};
}

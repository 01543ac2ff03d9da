import type { Heading } from '../note/note.ts';
import type { VaultSchema } from './vaultSchema.ts';

/**
 * For each heading whether it belongs to a section that lists related notes: it bears such a name, or stands below one that does.
 * `first` is the one whose name comes first in the settings, then in the note; -1 where there is none.
 */
export function relatedHeadings(
	headings: readonly Heading[],
	schema: VaultSchema,
): { readonly inside: readonly boolean[]; readonly first: number } {
	let first = -1;
	let bestRank = Infinity;
	let outerLevel = 0;
	const inside = headings.map((heading, at) => {
		const rank = schema.rankOfRelatedHeading(heading.text);
		if (rank !== -1 && rank < bestRank) {
			bestRank = rank;
			first = at;
		}
		if (outerLevel !== 0 && heading.level > outerLevel) return true;
		outerLevel = rank === -1 ? 0 : heading.level;
		return rank !== -1;
	});
	return { inside, first };
}

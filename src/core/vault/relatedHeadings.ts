import { headingText } from '../note/read/headingText.ts';
import { HEADING, type ScanResult } from '../note/scanner/scanResult.ts';
import type { VaultSchema } from './vaultSchema.ts';

/**
 * For each heading whether it belongs to a section that lists related notes: it bears such a name, or stands below one that does.
 * `first` is the one whose name comes first in the settings, then in the note; -1 where there is none.
 */
export function relatedHeadings(
	rows: ScanResult,
	schema: Pick<VaultSchema, 'rankOfRelatedHeading'>,
): { readonly inside: readonly boolean[]; readonly first: number } {
	const { headings } = rows;
	let first = -1;
	let bestRank = Infinity;
	let outerLevel = 0;
	const inside: boolean[] = [];
	for (let at = 0; at < headings.count; at += 1) {
		const level = headings.get(at, HEADING.level);
		const rank = schema.rankOfRelatedHeading(headingText(rows, at));
		if (rank !== -1 && rank < bestRank) {
			bestRank = rank;
			first = at;
		}
		const isBelow = outerLevel !== 0 && level > outerLevel;
		if (!isBelow) outerLevel = rank === -1 ? 0 : level;
		inside.push(isBelow || rank !== -1);
	}
	return { inside, first };
}

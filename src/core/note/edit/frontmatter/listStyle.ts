import { isList } from '../../isList.ts';
import { entryAt, type FrontmatterSource } from './frontmatterSource.ts';

/** Whether the block writes its lists with dashes, more of them than in brackets; empty lists say nothing. */
export function writesListsWithDashes(source: FrontmatterSource): boolean {
	let balance = 0;
	for (const [key, value] of Object.entries(source.frontmatter.data)) {
		if (!isList(value) || value.length === 0) continue;
		balance += entryAt(source, [key])?.style === 'block-list' ? 1 : -1;
	}
	return balance > 0;
}

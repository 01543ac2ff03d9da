import type { Entry } from '../edit/frontmatter/frontmatterSource.ts';
import { isScalar, writeScalar } from '../edit/frontmatter/writeScalar.ts';

/** Characters that mean something inside brackets and may not outside them. */
const MEANS_MORE_IN_BRACKETS = /[,[\]{}:?#\r\n]/;

/**
 * The one value of `entry` as an item of a list in brackets: as it is written wherever it means the same there,
 * so that `010` and quotes stay, else written anew.
 */
export function itemText(text: string, entry: Entry): string {
	const written = text.slice(entry.value.start, entry.value.end);
	const stays = entry.style === 'quoted' ? !/[\r\n]/.test(written) : entry.style === 'plain' && !MEANS_MORE_IN_BRACKETS.test(written);
	return stays || !isScalar(entry.data) ? written : writeScalar(entry.data);
}

import type { Source } from '../source.ts';
import { toCslItems, type KnownHealth } from './toCsl.ts';

/** `sources` as a CSL-JSON document, one item a source, ending in a line end. */
export function toCslJson(sources: readonly Source[], health: KnownHealth): string {
	return `${JSON.stringify(toCslItems(sources, health), null, '\t')}\n`;
}

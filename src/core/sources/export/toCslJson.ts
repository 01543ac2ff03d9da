import type { Source } from '../source.ts';
import { toCslItems, type ExportContext } from './toCsl.ts';

/** `sources` as a CSL-JSON document, one item a source, ending in a line end. */
export function toCslJson(sources: readonly Source[], context: ExportContext): string {
	return `${JSON.stringify(toCslItems(sources, context), null, '\t')}\n`;
}

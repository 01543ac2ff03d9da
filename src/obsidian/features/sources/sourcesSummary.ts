import type { Source } from '../../../core/sources/source.ts';
import { countSources } from '../../../core/sources/sourcesReport.ts';
import { counted } from '../../../core/text/counted.ts';

/** `7 sources, 4 publishers, 2 without a link`; a page that is given twice counts once. */
export function sourcesSummary(given: readonly Source[]): string {
	const { sources, publishers, withoutLink } = countSources(given);
	const parts = [counted(sources, 'source')];
	if (publishers > 0) parts.push(counted(publishers, 'publisher'));
	if (withoutLink > 0) parts.push(`${withoutLink} without a link`);
	return parts.join(', ');
}

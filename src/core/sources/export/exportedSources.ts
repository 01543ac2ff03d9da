import type { Source } from '../source.ts';
import { citationKey } from '../index/sourceKey.ts';
import { isElsewhere } from '../isElsewhere.ts';
import { targetOf, type LinkTargets, type SourceIndex } from '../sourceIndex.ts';

/**
 * What an export of the notes at `paths` holds: their sources in that order, each page, clipped note and citation once.
 * A clipped note stands for the page it was made from; a note in another vault is nothing that can be cited.
 */
export function exportedSources(index: Pick<SourceIndex, 'of'>, paths: readonly string[], links: LinkTargets): Source[] {
	const found = new Map<string, Source>();
	for (const path of paths) {
		for (const given of index.of(path)) {
			if (isElsewhere(given)) continue;
			const { source, key } = standing(index, given, path, links);
			if (!found.has(key)) found.set(key, source);
		}
	}
	return [...found.values()];
}

function standing(
	index: Pick<SourceIndex, 'of'>,
	source: Source,
	path: string,
	links: LinkTargets,
): { readonly source: Source; readonly key: string } {
	if (source.kind === 'web') return { source, key: `page ${source.canonicalUrl}` };
	if (source.kind === 'text') return { source, key: `text ${citationKey(source) ?? source.title}` };
	const target = targetOf(source, path, links);
	const page = target === null ? undefined : index.of(target).find(({ kind, place }) => kind === 'web' && place.kind === 'field');
	if (page?.kind === 'web') return { source: page, key: `page ${page.canonicalUrl}` };
	return { source, key: `note ${target ?? source.target}` };
}

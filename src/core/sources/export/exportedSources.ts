import type { Source } from '../source.ts';
import { citationKey } from '../index/sourceKey.ts';
import { isElsewhere } from '../isElsewhere.ts';
import { finish, type Steps } from '../../text/steps.ts';
import { targetOf, type LinkTargets, type SourceIndex } from '../sourceIndex.ts';

type Given = Pick<SourceIndex, 'of'>;

/**
 * What an export of the notes at `paths` holds: their sources in that order, each page, clipped note and citation once,
 * by the wording that says most of it. A clipped note stands for the page it was made from; a note in another vault is
 * nothing that can be cited.
 */
export function exportedSources(index: Given, paths: readonly string[], links: LinkTargets): Source[] {
	return finish(exportedSourceSteps(index, paths, links));
}

/** So many notes are looked at in a step: a few milliseconds. */
const NOTES_A_STEP = 50;

/** `exportedSources` in steps, for the notes of a vault. */
export function* exportedSourceSteps(index: Given, paths: readonly string[], links: LinkTargets): Steps<Source[]> {
	const found = new Map<string, Source>();
	for (const [at, path] of paths.entries()) {
		if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
		for (const given of index.of(path)) {
			if (isElsewhere(given)) continue;
			const { source, key } = standing(index, given, path, links);
			const known = found.get(key);
			if (known === undefined || richness(source) > richness(known)) found.set(key, source);
		}
	}
	return [...found.values()];
}

/** What `source`, given in the note at `path`, is copied as: a clipped note by its page, with what its properties say. */
export function citedSource(index: Given, source: Source, path: string, links: LinkTargets): Source {
	return standing(index, source, path, links).source;
}

/** How much a source says of what it leads to. */
export function richness({ kind, publisher, author, date, archiveUrl, citation, title, annotation, place, ...source }: Source): number {
	const isNamed = kind !== 'web' || !('url' in source) || title !== source.url;
	const says = [isNamed, isNamed, publisher, author, date, archiveUrl, citation].filter((part) => part !== null && part !== false).length;
	return says * 4 + (annotation === null ? 0 : 2) + (place.kind === 'text' ? 0 : 1);
}

/** What stands for `source`, given in the note at `path`: a clipped note's page for the note; `key` is the same for all that lead to the same. */
export function standing(
	index: Given,
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

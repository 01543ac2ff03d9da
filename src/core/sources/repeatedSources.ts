import type { Source } from './source.ts';

/**
 * Each source that a list gives once more, and the one that gives it first: the same page in any spelling, the same note,
 * the same citation. Only within one list: a page may well stand in the text and among the sources, or in two lists that
 * serve two ends. The home page of a site says which site, not which page, so two of them may stand for two pages.
 */
export function repeatedSources(sources: readonly Source[]): ReadonlyMap<Source, Source> {
	const first = new Map<string, Source>();
	const repeated = new Map<Source, Source>();
	for (const source of sources) {
		if (source.place.kind !== 'section' || isHomePage(source)) continue;
		const key = `${source.place.heading}\n${identityOf(source)}`;
		const before = first.get(key);
		if (before === undefined) first.set(key, source);
		else repeated.set(source, before);
	}
	return repeated;
}

/** The first page of a site, under one of its usual names or in one of its languages. */
function isHomePage(source: Source): boolean {
	return (
		source.kind === 'web' &&
		/^https?:\/\/[^/?#]+(?:\/[a-z]{2}(?:[-_][a-z]{2})?)?(?:\/(?:index|default|home)(?:\.\w{2,5})?)?\/?$/i.test(source.canonicalUrl)
	);
}

function identityOf(source: Source): string {
	switch (source.kind) {
		case 'web':
			return source.canonicalUrl;
		case 'note':
			return `[[${source.target.toLowerCase()}`;
		case 'text':
			return `"${source.author ?? ''} ${source.date ?? ''} ${source.title} ${source.annotation ?? ''}`;
	}
}

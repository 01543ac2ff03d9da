import type { Note } from '../note/note.ts';
import { addToList } from '../text/addToList.ts';
import { lowerBound } from '../text/lowerBound.ts';
import { isInRecord } from './reading/recordParagraphs.ts';
import type { Source } from './source.ts';

/** What tells the lists of a note apart, and what its bullets cite. */
type Written = Pick<Note, 'text' | 'headings'>;

/**
 * Each source that a list gives once more, and the one that gives it first: the same page in any spelling, the same part of the same note,
 * the same citation. Only within one list: a page may well stand in the text and among the sources, in two lists that
 * serve two ends, or in the lists of two drafts, each below its own heading. The home page of a site says which site, not which
 * page, so two of them may stand for two pages; two bullets that name other pages of a book cite it twice; and what two bullets have beside
 * their first links, an archive, a shop of books or another bullet's page, is what comes with a citation.
 *
 * @param noteOf the note that gives a source.
 */
export function repeatedSources(sources: readonly Source[], noteOf: (source: Source) => Written): ReadonlyMap<Source, Source> {
	const first = new Map<string, Source>();
	const repeated = new Map<Source, Source>();
	const lists = new Lists();
	const asides = asidesIn(sources);
	for (const source of sources) {
		if (source.place.kind !== 'section' || isHomePage(source)) continue;
		const note = noteOf(source);
		const key = `${lists.of(source.place.heading, source.range.start, note)}\n${identityOf(source, note.text)}`;
		const before = first.get(key);
		if (before === undefined) first.set(key, source);
		// What a record quotes stands below it: two of them that name one page quote it twice.
		else if (!asides.has(source) && !isInRecord(note.text, source.range.start)) repeated.set(source, before);
	}
	return withoutChoices(repeated);
}

/** Two parts of a list that share so many sources are a choice and the whole of it. */
const SHARED = 3;

function withoutChoices(repeated: ReadonlyMap<Source, Source>): ReadonlyMap<Source, Source> {
	const shared = new Map<string, number>();
	const pairs = [...repeated].map(([source, before]) => ({ source, before, parts: partsOf(source, before) }));
	for (const { parts } of pairs) if (parts !== undefined) shared.set(parts, (shared.get(parts) ?? 0) + 1);
	const kept = pairs.filter(({ parts }) => parts === undefined || (shared.get(parts) ?? 0) < SHARED);
	return new Map(kept.map(({ source, before }) => [source, before]));
}

/** The two parts of one list, `undefined` where both stand in one. */
function partsOf(source: Source, before: Source): string | undefined {
	const [from, to] = [before, source].map(({ place }) => (place.kind === 'section' ? place.subheading : null));
	return from === to ? undefined : `${from ?? ''}\n${to ?? ''}`;
}

/** A line with more sources than this is a list and no citation. */
const MOST_IN_A_CITATION = 8;

/** The sources that stand in a line after another one. */
function asidesIn(sources: readonly Source[]): ReadonlySet<Source> {
	const asides: Source[] = [];
	const inLine = new Map<number, number>();
	for (const source of sources) {
		const before = inLine.get(source.line) ?? 0;
		if (before > 0) asides.push(source);
		inLine.set(source.line, before + 1);
	}
	return new Set(asides.filter(({ line }) => (inLine.get(line) ?? 0) <= MOST_IN_A_CITATION));
}

/** Where a heading begins, and where the one that it stands below. */
interface Below {
	readonly start: number;
	readonly parent: number;
}

/** Names each list by its heading and by the one above that: two headings called alike in one chapter are one list. */
class Lists {
	readonly #known = new WeakMap<Written, ReadonlyMap<string, readonly Below[]>>();

	of(heading: string, at: number, note: Written): string {
		let known = this.#known.get(note);
		if (known === undefined) this.#known.set(note, (known = headingsOf(note)));
		const alike = known.get(heading) ?? [];
		const next = lowerBound(alike.length, (place) => (alike[place]?.start ?? at) < at);
		return `${heading}\n${alike[next - 1]?.parent ?? ''}`;
	}
}

function headingsOf({ headings }: Written): ReadonlyMap<string, readonly Below[]> {
	const found = new Map<string, Below[]>();
	const above: Note['headings'][number][] = [];
	for (const heading of headings) {
		while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
		addToList(found, heading.text, { start: heading.range.start, parent: above.at(-1)?.range.start ?? -1 });
		above.push(heading);
	}
	return found;
}

/** The first page of a site, under one of its usual names or in one of its languages. */
function isHomePage(source: Source): boolean {
	return (
		source.kind === 'web' &&
		/^https?:\/\/[^/?#]+(?:\/[a-z]{2}(?:[-_][a-z]{2})?)?(?:\/(?:index|default|home)(?:\.\w{2,5})?)?\/?$/i.test(source.canonicalUrl)
	);
}

function identityOf(source: Source, text: string): string {
	switch (source.kind) {
		case 'web':
			return `${source.canonicalUrl}${pagesIn(source, text)}`;
		case 'note':
			return `[[${source.target.toLowerCase()}${partOf(source, text)}${pagesIn(source, text)}`;
		case 'text':
			return `"${source.author ?? ''} ${source.date ?? ''} ${source.title} ${source.annotation ?? ''}`;
	}
}

/** The heading or block that a link to a note leads to. */
function partOf({ link }: Source, text: string): string {
	return link === null ? '' : (/#[^|\]]*/.exec(text.slice(link.start, link.end))?.[0].toLowerCase() ?? '');
}

/** A longer bullet is prose. */
const LONGEST = 1_000;
const PAGES = /[\s([,;](?:pp?|pages?|S|Seiten?|p[áa]gs?|ch(?:ap|apter)?|с|стр)\.?\s?(?=\d)([\d–-]+)/giu;

/** The pages and chapters that a bullet names. */
function pagesIn({ range }: Source, text: string): string {
	return [...text.slice(range.start, Math.min(range.end, range.start + LONGEST)).matchAll(PAGES)].map(([, pages]) => ` ${pages}`).join('');
}

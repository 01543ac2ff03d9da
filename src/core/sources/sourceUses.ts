import type { Link, Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { foldName } from '../vault/foldName.ts';
import { nameKey } from './index/sourceKey.ts';
import type { Source } from './source.ts';
import { cslNames } from './export/cslNames.ts';

/** Where the text of a note rests on a source. */
export type SourceUse =
	/** In the order of the text: footnote marks, links, author and year in brackets. */
	| { readonly kind: 'used'; readonly at: readonly Range[] }
	/** Nothing in the text leads to it, though the note ties its sources to its text: a footnote without a mark, a bullet beside others that are cited. */
	| { readonly kind: 'unused' }
	/** The note only lists its sources, so nothing can be said. */
	| { readonly kind: 'untied' };

/** For each of `sources`, which `readSources` gave for `note`, where the text uses it; in their order. */
export function sourceUses(note: Note, sources: readonly Source[]): SourceUse[] {
	const marks = placesBy(note.footnoteReferences, ({ id }) => id.toLowerCase());
	const pages = placesBy(sources.filter(isInText), (source) => (source.kind === 'web' ? source.canonicalUrl : ''));
	const names = placesBy(note.links.filter((link) => isProse(link, sources)), ({ target }) => nameKey(target));
	const cites = authorYears(note, sources);
	const at = sources.map((source) => usesOf(source, sources, { marks, pages, names, cites }));
	const isTied = sources.some((source, index) => source.place.kind === 'section' && (at[index]?.length ?? 0) > 0);
	return sources.map((source, index): SourceUse => {
		const places = at[index] ?? [];
		if (places.length > 0) return { kind: 'used', at: [...places].sort((a, b) => a.start - b.start) };
		if (source.place.kind === 'footnote') return { kind: 'unused' };
		return source.place.kind === 'section' && isTied ? { kind: 'unused' } : { kind: 'untied' };
	});
}

type Places = ReadonlyMap<string, readonly Range[]>;

interface Ties {
	readonly marks: Places;
	readonly pages: Places;
	readonly names: Places;
	readonly cites: Places;
}

function usesOf(source: Source, sources: readonly Source[], { marks, pages, names, cites }: Ties): readonly Range[] {
	if (source.place.kind === 'text') return [source.link ?? source.range];
	if (source.place.kind === 'field') return [];
	const own = source.place.kind === 'footnote' ? (marks.get(source.place.id.toLowerCase()) ?? []) : [];
	const cited = citeKeyOf(source);
	const byCite = cited === undefined ? [] : (cites.get(cited) ?? []);
	if (source.kind === 'note') return [...own, ...byCite, ...(names.get(nameKey(source.target)) ?? [])];
	if (source.kind === 'text') return [...own, ...byCite];
	// A footnote that gives the same page ties its marks to the bullet as well.
	const notes = source.place.kind === 'section' ? sources.filter((other) => other.place.kind === 'footnote' && other.kind === 'web' && other.canonicalUrl === source.canonicalUrl) : [];
	const byNote = notes.flatMap(({ place }) => (place.kind === 'footnote' ? (marks.get(place.id.toLowerCase()) ?? []) : []));
	return [...own, ...byCite, ...(pages.get(source.canonicalUrl) ?? []), ...byNote];
}

function isInText({ place }: Source): boolean {
	return place.kind === 'text';
}

/** Whether a link stands in the text, not in a list of sources or notes. */
function isProse(link: Link, sources: readonly Source[]): boolean {
	if (link.field !== null || link.inComment) return false;
	return !sources.some(({ range, place }) => place.kind !== 'text' && range.start <= link.range.start && link.range.end <= range.end);
}

function placesBy<Part extends { readonly range: Range }>(parts: readonly Part[], keyOf: (part: Part) => string): Places {
	const places = new Map<string, Range[]>();
	for (const part of parts) {
		const key = keyOf(part);
		const known = places.get(key);
		if (known) known.push(part.range);
		else places.set(key, [part.range]);
	}
	return places;
}

/** `(Parsi, 2007)`, `Parsi (2007)`, `Parsi and Doe 2007`, `Parsi et al., 2007`. */
const AUTHOR_YEAR = /(\p{Lu}[\p{L}'’-]{1,40})(?:,? (?:and|&) \p{Lu}[\p{L}'’-]{1,40}| et al\.?)?,? \(?((?:1[5-9]|20)\d\d)\b/gu;

/** Where the text names an author and a year, by both; only what no source itself says counts. */
function authorYears(note: Note, sources: readonly Source[]): Places {
	if (!sources.some((source) => citeKeyOf(source) !== undefined)) return new Map();
	const given = sources.filter(({ place }) => place.kind !== 'text').map(({ range }) => range);
	const found: { readonly key: string; readonly range: Range }[] = [];
	let next = 0;
	for (const match of note.text.slice(note.bodyStart).matchAll(AUTHOR_YEAR)) {
		const start = note.bodyStart + match.index;
		while ((given[next]?.end ?? Infinity) <= start) next += 1;
		if ((given[next]?.start ?? Infinity) <= start) continue;
		found.push({ key: `${foldName(match[1] ?? '')} ${match[2] ?? ''}`, range: { start, end: start + match[0].length } });
	}
	return placesBy(found, ({ key }) => key);
}

function citeKeyOf({ citation }: Source): string | undefined {
	if (!citation || citation.author === null || citation.date === null) return undefined;
	const [name] = cslNames(citation.author);
	const year = /\d{4}/.exec(citation.date)?.[0];
	const family = name && ('family' in name ? name.family : name.literal.split(' ').at(-1));
	return family === undefined || year === undefined ? undefined : `${foldName(family)} ${year}`;
}

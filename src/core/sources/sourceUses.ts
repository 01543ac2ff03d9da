import { addToList } from '../text/addToList.ts';
import type { Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { foldName } from '../text/foldName.ts';
import { trimEndOf } from '../text/trimEndOf.ts';
import { nameKey } from './index/sourceKey.ts';
import { numberMarks, sourceNumber } from './citing/sourceNumber.ts';
import type { Source } from './source.ts';
import { cslNames } from './export/cslNames.ts';

/** Where the text of a note rests on a source. */
export type SourceUse =
	/** In the order of the text: footnote marks, links, author and year in brackets. */
	| { readonly kind: 'used'; readonly at: readonly Range[] }
	/** Nothing in the text leads to it, though the note marks the use of most of its sources: a footnote without a mark, a bullet beside others that are cited. */
	| { readonly kind: 'unused' }
	/** The note only lists its sources, so nothing can be said. */
	| { readonly kind: 'untied' };

/** For each of `sources`, which `readSources` gave for `note`, where the text uses it; in their order. */
export function sourceUses(note: Note, sources: readonly Source[]): SourceUse[] {
	const marks = placesBy(note.footnoteReferences, ({ id }) => id.toLowerCase());
	const pages = placesBy(sources.filter(isInText), (source) => (source.kind === 'web' ? source.canonicalUrl : ''));
	const noted = footnotePages(sources);
	const given = sources.filter(({ place }) => place.kind !== 'text').map(({ range }) => range);
	const names = placesBy(
		outside(
			given,
			note.links.filter(({ field, inComment }) => field === null && !inComment),
		),
		({ target }) => nameKey(target),
	);
	const cites = authorYears(note, sources, given);
	const numbers = numberUses(note, sources, given);
	const keys = keyUses(note, sources, given);
	const at = sources.map((source) => [
		...usesOf(source, { marks, pages, noted, names, cites }),
		...(numbers.get(source) ?? []),
		...(keys.get(source) ?? []),
	]);
	const listed = sources.flatMap(({ place }, index) => (place.kind === 'section' ? [at[index]?.length ?? 0] : []));
	// One bullet that the text links to as well does not make a note one that cites.
	const isTied = listed.filter((count) => count > 0).length > listed.length / 2;
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
	/** The footnotes that give a page. */
	readonly noted: ReadonlyMap<string, readonly string[]>;
	readonly names: Places;
	readonly cites: Places;
}

function usesOf(source: Source, { marks, pages, noted, names, cites }: Ties): readonly Range[] {
	if (source.place.kind === 'text') return [source.link ?? source.range];
	if (source.place.kind === 'field') return [];
	const own = source.place.kind === 'footnote' ? (marks.get(source.place.id.toLowerCase()) ?? []) : [];
	const cited = citeKeyOf(source);
	const byCite = cited === undefined ? [] : (cites.get(cited) ?? []);
	if (source.kind === 'note') return [...own, ...byCite, ...(names.get(nameKey(source.target)) ?? [])];
	if (source.kind === 'text') return [...own, ...byCite];
	// A footnote that gives the same page ties its marks to the bullet as well.
	const ids = source.place.kind === 'section' ? (noted.get(source.canonicalUrl) ?? []) : [];
	const byNote = ids.flatMap((id) => marks.get(id) ?? []);
	return [...own, ...byCite, ...(pages.get(source.canonicalUrl) ?? []), ...byNote];
}

function isInText({ place }: Source): boolean {
	return place.kind === 'text';
}

function footnotePages(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
	const ids = new Map<string, string[]>();
	for (const source of sources) {
		if (source.kind !== 'web' || source.place.kind !== 'footnote') continue;
		addToList(ids, source.canonicalUrl, source.place.id.toLowerCase());
	}
	return ids;
}

/** Those of `parts` that begin in none of `ranges`; both are in the order of the text. */
function outside<Part extends { readonly range: Range }>(ranges: readonly Range[], parts: readonly Part[]): Part[] {
	let next = 0;
	return parts.filter(({ range }) => {
		while ((ranges[next]?.end ?? Infinity) <= range.start) next += 1;
		return (ranges[next]?.start ?? Infinity) > range.start;
	});
}

function placesBy<Part extends { readonly range: Range }>(parts: readonly Part[], keyOf: (part: Part) => string): Places {
	const places = new Map<string, Range[]>();
	for (const part of parts) {
		const key = keyOf(part);
		addToList(places, key, part.range);
	}
	return places;
}

/** Where the text marks the number under which a source stands in its list: `3. Title`, `[3] Title`. */
function numberUses(note: Note, sources: readonly Source[], given: readonly Range[]): ReadonlyMap<Source, readonly Range[]> {
	const found = new Map<Source, readonly Range[]>();
	const numbered = sources.filter(({ place }) => place.kind === 'section').map((source) => [source, sourceNumber(note, source)] as const);
	if (numbered.every(([, number]) => number === undefined)) return found;
	const places = placesBy(outside(given, numberMarks(note)), ({ number }) => number);
	for (const [source, number] of numbered) if (number !== undefined) found.set(source, places.get(number) ?? []);
	return found;
}

/** `@parsi2007`, `[@parsi2007, p. 4; @doe]`: keys as pandoc and reference managers write them. */
const KEY_MARK = /(?<![\p{L}\p{N}@/.])@([\p{L}_][\p{L}\p{N}_:-]{1,60})/gu;

/** Where the text marks a source by its key: the one that its bullet begins with (`[@key]`, `@key:`, `[Par07]`), or one made of author and year. */
function keyUses(note: Note, sources: readonly Source[], given: readonly Range[]): ReadonlyMap<Source, readonly Range[]> {
	const found = new Map<Source, readonly Range[]>();
	const text = note.text.slice(note.bodyStart);
	const own = sources.filter(({ place }) => place.kind === 'section').map((source) => [source, keyBefore(note, source)] as const);
	const isBracketed = own.some(([, key]) => key?.startsWith('[') === true);
	if (!text.includes('@') && !isBracketed) return found;
	const marked = (pattern: RegExp, keyOf: (word: string) => string): { key: string; range: Range }[] =>
		[...text.matchAll(pattern)].map(({ 0: whole, 1: word = '', index }) => ({
			key: keyOf(word),
			range: { start: note.bodyStart + index, end: note.bodyStart + index + whole.length },
		}));
	const at = marked(KEY_MARK, (word) => trimEndOf(word, ':-').toLowerCase());
	const inBrackets = isBracketed ? marked(/\[([\p{L}+]{2,20}\d{2,4}[a-z]?)\](?![(:[])/gu, (word) => `[${word.toLowerCase()}`) : [];
	const marks = outside(
		given,
		[...at, ...inBrackets].sort((a, b) => a.range.start - b.range.start),
	);
	for (const [source, key] of own) {
		const made = citeKeyOf(source)?.replace(/[^\p{L}\p{N}]/gu, '');
		const uses = marks.filter((mark) => mark.key === key || (key === undefined && made !== undefined && isMadeOf(mark.key, made)));
		if (uses.length > 0)
			found.set(
				source,
				uses.map(({ range }) => range),
			);
	}
	return found;
}

/** `parsi2007`, `parsi2007treacherous`, `parsi2007a`: nothing but letters may follow. */
function isMadeOf(key: string, made: string): boolean {
	const plain = foldName(key).replace(/[^\p{L}\p{N}]/gu, '');
	return plain.startsWith(made) && !/\p{N}/u.test(plain.slice(made.length));
}

/** The key that a bullet begins with, in lower case; one in brackets without an `@` keeps its bracket. */
function keyBefore(note: Note, { range }: Source): string | undefined {
	const [, at, bracketed] =
		/^\\?\[?@([\p{L}_][\p{L}\p{N}_:-]{1,60})|^\\?\[([\p{L}+]{2,20}\d{2,4}[a-z]?)\\?\](?![(:[])/u.exec(
			note.text.slice(range.start, Math.min(range.end, range.start + 80)),
		) ?? [];
	if (bracketed !== undefined) return `[${bracketed.toLowerCase()}`;
	return at && trimEndOf(at, ':-').toLowerCase();
}

/** `(Parsi, 2007)`, `Parsi (2007)`, `Parsi and Doe 2007`, `Parsi et al., 2007`. */
const AUTHOR_YEAR = /(\p{Lu}[\p{L}'’-]{1,40})(?:,? (?:and|&) \p{Lu}[\p{L}'’-]{1,40}| et al\.?)?,? \(?((?:1[5-9]|20)\d\d)\b/gu;

/** Where the text names an author and a year, by both; what a source itself says does not count. */
function authorYears(note: Note, sources: readonly Source[], given: readonly Range[]): Places {
	if (!sources.some((source) => citeKeyOf(source) !== undefined)) return new Map();
	const found = [...note.text.slice(note.bodyStart).matchAll(AUTHOR_YEAR)].map((match) => {
		const start = note.bodyStart + match.index;
		return { key: `${foldName(match[1] ?? '')} ${match[2] ?? ''}`, range: { start, end: start + match[0].length } };
	});
	return placesBy(outside(given, found), ({ key }) => key);
}

function citeKeyOf({ citation }: Source): string | undefined {
	if (!citation || citation.author === null || citation.date === null) return undefined;
	const [name] = cslNames(citation.author);
	const year = /\d{4}/.exec(citation.date)?.[0];
	const family = name && ('family' in name ? name.family : name.literal.split(' ').at(-1));
	return family === undefined || year === undefined ? undefined : `${foldName(family)} ${year}`;
}

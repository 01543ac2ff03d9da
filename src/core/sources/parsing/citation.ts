import type { Citation } from '../source.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';
import { authorsIn, isPeople, isVancouver, type Authors } from './citationAuthor.ts';
import { dateAtEnd, dateInside, isCitationDate, mayHaveDate } from './citationDates.ts';
import { emphasised, readTail, type Tail } from './citationTail.ts';
import { isAbbreviated } from './abbreviation.ts';
import { isDate } from './dates.ts';
import { plainText } from './plainText.ts';

/** A longer text is prose with a citation in it, not a citation. */
const MAX_LENGTH = 1000;

/** Words that lead to a citation and are no name. */
const LEAD_IN = /^(?:see(?: also)?|cf\.|e\.g\.,?|vgl\.|siehe(?: auch)?|voir(?: aussi)?|véase|см\.) (?=[\p{Lu}\p{Lo}])/iu;

interface CitationForm {
	readonly example: string;
	read(text: string): Citation | undefined;
}

/** The forms of a citation that are told apart, the surest first; `*` stands for emphasis of either mark. */
export const CITATION_FORMS: readonly CitationForm[] = [
	{ example: 'Redford, D. (2003). *The Wars in Syria and Palestine*. Brill.', read: authorAndYear },
	{ example: 'Dorn, Ada. 2014. “A Study of Tides.” *Harbour Quarterly* 35 (1): 44–50.', read: chicagoAuthorDate },
	{ example: 'Felt DT, Horn A. Tides and knees. Coast Med. 1988;10(2):1-28.', read: vancouver },
	{ example: 'Walt, S. "The Cost of the Lobby," *Foreign Policy*, 12 May 2024.', read: quotedTitle },
	{ example: 'Parsi, Trita, *Treacherous Alliance* (New Haven: Yale University Press, 2007).', read: emphasisedTitle },
	{ example: 'Horn, Ada, and Bo Felt. Tides are hard! Coast Archive, 2021.', read: yearAtEnd },
	{ example: 'Horn, Ada: Ebbe und Flut. Eine Studie, Hamburg: Quay 1867.', read: placeAtEnd },
];

/** The parts of a citation written out in full, or `null` where `markdown` has none of the known forms. */
export function readCitation(markdown: string): Citation | null {
	const text = markdown.trim().replace(LEAD_IN, '');
	if (text.length > MAX_LENGTH || !mayHaveDate(text)) return null;
	for (const form of CITATION_FORMS) {
		const citation = form.read(text);
		if (citation) return citation;
	}
	return null;
}

function authorAndYear(text: string): Citation | undefined {
	for (const match of text.matchAll(/\(([^()]{4,30})\)\s?[.,:]?\s{0,2}/g)) {
		const date = (match[1] ?? '').trim();
		if (!isCitationDate(date)) continue;
		const author = match.index === 0 ? undefined : authorsIn(text.slice(0, match.index));
		const rest = text.slice(match.index + match[0].length);
		return author && rest !== '' ? cited(author, date, ...withoutSecond(rest)) : undefined;
	}
	return undefined;
}

/** What follows a year, and the second citation that a line gives after a semicolon. */
function withoutSecond(rest: string): [rest: string, second: string | null] {
	for (let at = rest.indexOf('; '); at !== -1; at = rest.indexOf('; ', at + 2)) {
		const next = /^([^()]{3,80}) \(([^()]{4,30})\)/.exec(rest.slice(at + 2));
		if (next && isDate(next[2] ?? '') && authorsIn(next[1] ?? '')) return [rest.slice(0, at), plainText(rest.slice(at + 2))];
	}
	return [rest, null];
}

function chicagoAuthorDate(text: string): Citation | undefined {
	const match = /[.,] ?((?:1[5-9]|20)\d\d[a-z]?|n\.d|[Ff]orthcoming)\. /.exec(text) ?? / ((?:1[5-9]|20)\d\d[a-z]?)\. /.exec(text);
	if (!match || match.index === 0) return undefined;
	const author = authorsIn(text.slice(0, match.index + (/^\./.test(match[0]) ? 1 : 0)));
	const rest = text.slice(match.index + match[0].length);
	return author && rest !== '' ? cited(author, match[1] === 'n.d' ? 'n.d.' : (match[1] ?? ''), rest, null) : undefined;
}

function vancouver(text: string): Citation | undefined {
	let stop = text.indexOf('. ');
	// `Петров А. Б. Каналы`: initials with stops.
	while (stop !== -1 && /^\p{Lu}\. /u.test(text.slice(stop + 2, stop + 6))) stop = text.indexOf('. ', stop + 2);
	const bare = stop === -1 ? '' : text.slice(0, stop);
	if (!isVancouver(bare.replace(/(\p{Lu})\. ?(?=\p{Lu}(?:[,.]|$))/gu, '$1'))) return undefined;
	const names = / \p{Lu}\./u.test(bare) ? `${bare}.` : bare;
	const rest = text.slice(stop + 2);
	const end = titleEnd(rest);
	const after = rest.slice(end).replace(/^[.?!]? ?/, '');
	const year = /[.;,(] ?((?:1[5-9]|20)\d\d)(?: (?:[A-Z][a-z]{2}(?: \d{1,2})?))?(?=[;:.)]|$)/.exec(after);
	if (!year) return undefined;
	const [journal, locator] = [after.slice(0, year.index), after.slice(year.index + year[0].length)];
	const isArticle = locator.startsWith(';');
	const { container, ...tail } = readTail(isArticle ? locator : `${journal}. ${locator}`);
	const { note, ...parts } = tail;
	return {
		author: names,
		date: year[1] ?? null,
		work: closed(plainText(rest.slice(0, end))),
		...parts,
		container: isArticle ? closed(plainText(journal)) || null : container,
		note,
	};
}

function quotedTitle(text: string): Citation | undefined {
	const opening = indexOfAny(text, '"“');
	const author = opening > 0 ? authorsIn(text.slice(0, opening)) : undefined;
	const quoted = quotedAt(text, opening);
	if (!quoted || (opening > 0 && !author)) return undefined;
	const atEnd = dateAtEnd(quoted.rest);
	const { text: after, date } = atEnd.date === null ? dateInside(quoted.rest) : atEnd;
	const tail = readTail(after.replace(/^[\s.,]+/, ''));
	if (opening === 0 && (date === null || (tail.container ?? tail.publisher) === null)) return undefined;
	// What stands after a quoted title is where it appeared, in emphasis or not.
	const isInside = tail.container === null && tail.publisher !== null && tail.place === null;
	return {
		...named(author, tail.editor),
		date,
		work: quoted.work,
		...withoutEditor(tail),
		...(isInside ? { container: tail.publisher, publisher: null } : {}),
	};
}

function emphasisedTitle(text: string): Citation | undefined {
	const title = emphasised(text);
	if (!title) return undefined;
	const author = title.start > 0 ? authorsIn(text.slice(0, title.start)) : undefined;
	if (title.start > 0 && !author?.names.includes(' ')) return undefined;
	const { text: after, date } = dateAtEnd(title.after);
	// A paper and its day are no book.
	if (date === null || (!author && /^,[^,]*$/.test(title.after))) return undefined;
	const tail = readTail(after.replace(/^[,\s]+/, ' '));
	return { ...named(author, tail.editor), date, work: plainText(title.inside), ...withoutEditor(tail) };
}

/** Author, title, and a year at the end, as in MLA and in Brazil: `HORN, A. Title. Place: Publisher, 2005.` */
function yearAtEnd(text: string): Citation | undefined {
	const { text: undated, date } = dateAtEnd(text);
	const end = date === null ? -1 : authorEnd(undated);
	if (end === -1) return undefined;
	const author = authorsIn(undated.slice(0, end));
	if (!author || !isPeople(author.names)) return undefined;
	const rest = undated.slice(end).replace(/^\.? /, '');
	const title = titleEnd(rest);
	if (title === 0 || title >= rest.length - 1) return undefined;
	return cited(author, date ?? '', rest, null);
}

/** A town or two, perhaps who published there, and a year with no comma before it. */
const PLACE_AND_YEAR =
	/[,.;] (\p{Lu}[\p{L}’'-]+\.?(?:[ /–](?:\p{Lu}[\p{L}.]*|am|an der|im|i\.|a\.|d\.|u\.|sur|de|la|upon|and|und|et|e|y|&)){0,5})(?:: (\p{Lu}[^,:;]{1,60}?))? ((?:1[5-9]|20)\d\d)\.?$/u;

/** Author, title, place and year, as in Germany: `Horn, Ada: Ebbe und Flut, Hamburg 1867`. Without an author a place may be part of the title. */
function placeAtEnd(text: string): Citation | undefined {
	const colon = text.indexOf(': ');
	const author = colon > 0 ? authorsIn(text.slice(0, colon)) : undefined;
	if (!author?.names.includes(' ')) return undefined;
	const rest = plainText(text.slice(colon + 2));
	const match = PLACE_AND_YEAR.exec(rest);
	if (!match || match.index === 0) return undefined;
	const [, place = null, publisher = null, date = null] = match;
	// `May 2026` is a date.
	if (isDate(`${place} ${date}`)) return undefined;
	const tail = { container: null, publisher, place, edition: null, volume: null, issue: null, pages: null, note: null };
	return { ...named(author, null), date, work: closed(rest.slice(0, match.index)), ...tail };
}

/** Where the names at the beginning of `text` end: at a stop that closes no initial, or the last initial of a turned name. */
function authorEnd(text: string): number {
	for (let at = text.indexOf('. '); at !== -1 && at <= 200; at = text.indexOf('. ', at + 1)) {
		const before = text.slice(0, at);
		const isInitial = /(?:^|[\s.-])\p{Lu}$/u.test(before);
		const next = text.slice(at + 2);
		if (!isInitial) return at;
		const isTurned = /,(?: \p{Lu}\.)* ?\p{Lu}$/u.test(before);
		if (isTurned && !/^(?:\p{Lu}\.|and |& |\p{Lu}[\p{L}’'-]+,)/u.test(next)) return at + 1;
	}
	return -1;
}

/** A citation of `author` and `date` of which `rest` is the title and where it appeared; `more` is what else the line says. */
function cited(author: Authors, date: string, rest: string, more: string | null): Citation {
	const quoted = quotedAt(rest, '"“'.includes(rest.charAt(0)) ? 0 : -1);
	const slanted = quoted ? undefined : emphasised(rest);
	const end = slanted ? slanted.start : titleEnd(rest);
	const chapter = slanted && slanted.start > 0 ? /[.,?!] In:? /.exec(rest.slice(0, slanted.start)) : null;
	const [work, after] = quoted
		? [quoted.work, quoted.rest]
		: slanted?.start === 0
			? [plainText(slanted.inside), slanted.after]
			: chapter
				? [closed(plainText(rest.slice(0, chapter.index + 1))), rest.slice(chapter.index + 1)]
				: [closed(plainText(rest.slice(0, end))), rest.slice(end)];
	const tail = readTail(after);
	const note = [tail.note, more].filter((part) => part !== null).join('; ');
	return { ...named(author, tail.editor), date, work, ...withoutEditor(tail), note: note || null };
}

/** Author and editor: the names before the date, `editor` where the work appeared in somebody's book. */
function named(author: Authors | undefined, editor: string | null): Pick<Citation, 'author' | 'editor'> {
	if (!author) return { author: null, editor };
	return author.isEditor && editor === null ? { author: null, editor: author.names } : { author: author.names, editor };
}

function withoutEditor({ container, publisher, place, edition, volume, issue, pages, note }: Tail): Omit<Tail, 'editor'> {
	return { container, publisher, place, edition, volume, issue, pages, note };
}

/** Where the title that `text` begins with ends: at the first stop that closes a sentence, else at a question or a call. */
function titleEnd(text: string): number {
	for (let at = text.indexOf('. '); at !== -1; at = text.indexOf('. ', at + 1)) {
		if (!isAbbreviated(text, at)) return at;
	}
	const call = /[?!] (?=\p{Lu})/u.exec(text);
	return call ? call.index + 1 : text.length;
}

function closed(text: string): string {
	return trimEndOf(text, '.,;:');
}

function indexOfAny(text: string, characters: string): number {
	for (let at = 0; at < text.length; at += 1) if (characters.includes(text.charAt(at))) return at;
	return -1;
}

/** The quotation that opens at `at`, without the comma or stop that stands inside, and what follows. */
function quotedAt(text: string, at: number): { readonly work: string; readonly rest: string } | undefined {
	const closing = at === -1 ? -1 : text.indexOf(text.charAt(at) === '“' ? '”' : '"', at + 1);
	return closing > at + 1 ? { work: closed(plainText(text.slice(at + 1, closing))), rest: text.slice(closing + 1) } : undefined;
}

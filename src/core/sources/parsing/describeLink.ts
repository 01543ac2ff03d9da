import type { Citation, Reading } from '../source.ts';
import { accessedIn } from './accessed.ts';
import { readAnnotation, type Annotated } from './annotation.ts';
import { readCitation } from './citation.ts';
import { authorsIn } from './citationAuthor.ts';
import { dateAfter, isDate, splitDate } from './dates.ts';
import { plainText } from './plainText.ts';
import { publisherBeside, publisherReadings, type Readings } from './publisher.ts';
import { isProperName, publisherPrior } from './publisherName.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';
import { LEADING_NUMBER, NUMBER_ALONE } from './numberMark.ts';
import { workOfFile } from './workOfFile.ts';

/** What the words around a source say of it. */
export interface Description {
	readonly publisher: string | null;
	readonly title: string;
	readonly author: string | null;
	readonly date: string | null;
	readonly annotation: string | null;
	readonly citation: Citation | null;
	readonly otherReadings: readonly Reading[];
}

/** A link in its bullet, as written: what stands before it, its text (`null` for a bare address), what stands after it. */
export interface LinkWords {
	readonly before: string;
	readonly label: string | null;
	readonly after: string;
}

/** Link texts that name no page. */
const GENERIC = new Set([
	'link',
	'here',
	'url',
	'source',
	'web',
	'website',
	'online',
	'pdf',
	'html',
	'article',
	'read',
	'read more',
	'available here',
	'full text',
	'page',
	'site',
	'doi',
	'x',
]);

/** Words that say only that an address follows. */
const FOR_ADDRESS = String.raw`available (?:at|from|online)|retrieved from|accessed at|online|url|doi|link`;

/** Words before a link that say only that a source follows. */
const LEAD_IN = new RegExp(String.raw`^(?:see(?: also)?|via|cf\.?|from|sources?|and|or|also|&|\+|${FOR_ADDRESS})\s?:?$`, 'i');

/** The same after other words: `"A title", URL: https://…`. Without a mark before it it is a word of the title (`Missing Link`). */
const LEAD_OUT = new RegExp(String.raw`[,.;(–—](["”»*_]{0,3})\s?(?:${FOR_ADDRESS})\s?:?$`, 'i');

/**
 * Publisher, title, author, date and annotation of a link in a bullet.
 *
 * A citation written out around the link is read as such. Else the link's text is the title, with what stands before it;
 * where that names no page (`[here](…)`, a bare address) the words beside it are, else `title`, else the address, `url`.
 */
export function describeLink({ before, label, after }: LinkWords, url: string, title: string | null = null): Description {
	const text = label === null ? '' : plainText(label);
	const named = isGeneric(text) || isAddressOf(text, url) ? '' : (label ?? '');
	const all = named === '' ? withoutLeadIn(before).replace(LEAD_OUT, '$1') : withoutLeadIn(before);
	// `A title - Publisher, accessed on March 26, 2025, https://…`: the day is no part of either.
	const seen = named === '' ? accessedIn(all) : undefined;
	const isSeen = seen?.after === '';
	const lead = isSeen ? seen.before : all;
	// `&amp;` at the end of a bare address is no part of it, and no word after it either.
	const annotation = readAnnotation(label === null && after.startsWith('&') ? after.replace(/^(?:&#?[\p{L}\d]{1,12};)+/u, '') : after);
	const said = isSeen ? { ...annotation, annotation: joined(seen.words, annotation.annotation) } : annotation;
	const inWords = plainText(named === '' ? lead : `${lead} ${named}`);
	// `34` in a line above an address numbers it.
	const words = named === '' && /^\d{1,3}$/.test(inWords) ? '' : inWords;
	const work = lead === '' ? workOfFile(words) : undefined;
	if (work) return { ...said, ...work, citation: null, otherReadings: [] };
	const outlet = lead === '' ? undefined : (outletBefore(plainText(lead), plainText(named)) ?? outletInEmphasis(lead, plainText(named)));
	if (outlet) return described(outlet, said);
	const citation = lead === '' ? null : readCitation(`${lead}${named === '' ? '' : ` ${named}`}${named === '' ? '' : after}`);
	if (citation) {
		const { date } = citation;
		const author = citation.author ?? citation.editor;
		const annotation = named === '' ? joined(citation.note, said.annotation) : citation.note;
		const publisher = citation.publisher ?? citation.container;
		return { publisher, title: citation.work ?? text, author, date, annotation, citation, otherReadings: [] };
	}
	if (words !== '') return describedBy(withoutStops(words.replace(/[\s:,–—-]{1,4}$/, '')) || words, said);
	// The words after a bare address are its title; after `[here](…)` too.
	if (said.annotation !== null) return describedBy(said.annotation, { ...said, annotation: null });
	if (title !== null) return describedBy(title, said);
	const { author, date } = said;
	return { publisher: null, title: text === '' ? url : text, author, date, annotation: null, citation: null, otherReadings: [] };
}

/** What words say that are the title of a source, perhaps with the others around it. */
function describedBy(words: string, said: Annotated): Description {
	const signed = signedAtEnd(words);
	if (!signed) return described(splitWords(words), said);
	const { text, author, date } = signed;
	return described(splitWords(text), { ...said, author: said.author ?? author, date: said.date ?? date });
}

/**
 * `Harbour Post - A title (Jane Doe, April 27, 2025)`: who wrote it and when, in the last brackets; without a name, that stays in them. One
 * name beside a title that has no publisher may be its publisher.
 */
function signedAtEnd(words: string): { readonly text: string; readonly author: string | null; readonly date: string } | undefined {
	const [, text = '', inside = ''] = /^(.{3,}) \(([^()]{8,120})\)$/.exec(words) ?? [];
	const dated = dateAfter(inside);
	if (!dated?.date) return undefined;
	if (!/,| (?:and|&) /.test(dated.text) && publisherReadings(text)[0].publisher === null) return undefined;
	const author = authorsIn(dated.text)?.names ?? null;
	return { text: author === null ? `${text} (${dated.text})` : text, author, date: dated.date };
}

/** `ValueFlows Specification. (2024).`, as what has no author is cited, as a title with its year. */
function withoutStops(words: string): string {
	return words.replace(/\.? (\((?:1[5-9]|20)\d\d[^()]{0,20}\))\.$/, ' $1');
}

/** Readings of a title, with what stands after its link: a publisher there is one where the title has none. */
function described([first, ...others]: Readings, { author, date, annotation }: Annotated): Description {
	const full = (reading: Reading): Reading => ({
		...reading,
		date: reading.date ?? date,
		annotation: joined(reading.annotation, annotation),
	});
	const beside = first.publisher === null && annotation !== null ? publisherBeside(annotation) : undefined;
	const named: Reading | undefined = beside && {
		...beside.reading,
		title: first.title,
		date: first.date ?? date ?? beside.reading.date,
		annotation: joined(beside.reading.annotation, beside.rest),
	};
	const readings = named && beside?.isSure === true ? [named] : [full(first), ...others.map(full), ...(named ? [named] : [])];
	const { publisher, title, ...rest } = readings[0] ?? first;
	return { publisher, title, author, date: rest.date, annotation: rest.annotation, citation: null, otherReadings: readings.slice(1) };
}

function joined(first: string | null, second: string | null): string | null {
	return first === null || second === null ? (first ?? second) : `${first}; ${second}`;
}

/** Publisher, title and date of a text that is the title of a source, perhaps with the others around it. */
export function splitWords(text: string): Readings {
	const dated = splitDate(text.replace(/( [-–—] Wikipedia), the free encyclopedia$/, '$1'));
	const [first, ...others] = publisherReadings(dated.text);
	const withDate = (reading: Reading): Reading => ({
		...reading,
		title: reading.title.replace(/^["“](.{2,})["”]$/, '$1'),
		date: dated.date ?? reading.date,
	});
	return [withDate(first), ...others.map(withDate)];
}

/** `Harbour Post (May 2026)`, and what stands between that and the title. */
const DATED_LEAD = /^(.{2,80}?)(?: \(([^()]{4,40})\)|, ((?:\p{L}{3,12}\.? )?\d[^,:]{3,30}))\s{0,2}([:,–—-]{0,3})\s{0,2}(.*)$/u;

/**
 * A publication that stands before what it published: `Gazette: [title](…)`, `Gazette (May 2026) on the strike`,
 * `Wire Desk via Courier: [title](…)`. A lead with a colon that has nothing else to show is only one reading among others.
 */
function outletBefore(lead: string, named: string): Readings | undefined {
	const dated = DATED_LEAD.exec(lead);
	if (dated) {
		const [, name = '', bracketed, afterComma, mark = '', rest = ''] = dated;
		const date = (bracketed ?? afterComma ?? '').trim();
		const title = [rest, named].filter((part) => part !== '').join(' ');
		if (!(isDate(date) || date === 'n.d.') || !isProperName(name) || /,|\p{Lu}\./u.test(name)) return undefined;
		// `Human Rights Watch (2021). A report` is a citation: its year is closed by a stop, and a title begins with a capital.
		const isSentence = mark === '' && /^\p{Ll}/u.test(rest);
		const isLead = (/\p{L}/u.test(date) || publisherPrior(name, '') > 0) && !rest.startsWith('.');
		return (isSentence || isLead) && title !== '' ? withOutlet(name, title, date) : undefined;
	}
	const name = /^(.{2,80}):$/.exec(lead)?.[1];
	if (name === undefined || named === '' || !isProperName(name.replace(' via ', ' '))) return undefined;
	if (name.includes(' via ')) return withOutlet(name, named, null);
	const [first, ...others] = splitWords(named);
	const outlet: Reading = { ...first, publisher: name, sign: 'lead', title: named };
	if (first.publisher !== null) return [{ ...first, annotation: joined(name, first.annotation) }, ...others, outlet];
	return [
		{ ...first, title: `${name}: ${first.title}` },
		{ ...outlet, title: first.title },
	];
}

/** `*Gazette*, [title](…)`: what is in emphasis may be a book as well, so its name has to say that it is a publication. */
function outletInEmphasis(lead: string, named: string): Readings | undefined {
	const name = /^([*_]{1,3})([^*_]{2,80})\1,?$/.exec(lead)?.[2];
	if (name === undefined || named === '' || !isProperName(name) || publisherPrior(name, '') === 0) return undefined;
	return publisherPrior(named, '') > 0 ? undefined : withOutlet(name, named, null);
}

/** The same with nothing left to doubt. */
function withOutlet(name: string, title: string, date: string | null): Readings {
	const [reading] = publisherReadings(`${name} - ${withoutMarks(title)}`);
	return [{ ...reading, date: date ?? reading.date }];
}

function withoutMarks(title: string): string {
	return title.replace(/[\s:,–—-]{1,4}$/, '').replace(/^["“](.{2,}?)[,.]?["”]$/, '$1');
}

function withoutLeadIn(before: string): string {
	const text = before
		.replace(/^[\s,;·|/]+/, '')
		.trim()
		.replace(LEADING_NUMBER, '')
		.replace(NUMBER_ALONE, '')
		// Links that are none: `[T] (address)`, `(T)[address]`.
		.replace(/^\[([^[\]]{1,300})\] ?\($/, '$1')
		.replace(/^\(([^()]{1,300})\)\[$/, '$1');
	const bare = trimEndOf(plainText(text), `("'“*_–—-`);
	return /[\p{L}\p{N}]/u.test(bare) && !LEAD_IN.test(bare) ? trimEndOf(text, '("“*_') : '';
}

function isGeneric(text: string): boolean {
	return text === '' || GENERIC.has(text.toLowerCase()) || /^(?:https?:\/\/|www\.)\S*$/i.test(text) || /^\[?\d{1,3}\]?$/.test(text);
}

/** `a.org/reports/straits` as the words of its link: the address once more. */
function isAddressOf(text: string, url: string): boolean {
	const shown = text.replace(/\/?(?:…|\.{3})?$/, '');
	return (
		/^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(shown) && url.replace(/^https?:\/\/(?:www\.)?/i, '').startsWith(shown.replace(/^www\./i, ''))
	);
}

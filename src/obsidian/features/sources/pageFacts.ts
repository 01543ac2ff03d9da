import { isObject } from '../../../core/text/isObject.ts';
import { oneLine } from '../../../core/text/oneLine.ts';
import { dateParts } from '../../../core/sources/parsing/dates.ts';

/** What a page says of itself; absent where it does not say. */
export interface PageFacts {
	readonly title?: string;
	readonly publisher?: string;
	/** Names, with semicolons between them. */
	readonly author?: string;
	/** `2026-11-22`, `2026-11` or `2026`. */
	readonly date?: string;
}

/** The head of a page is long before this. */
const MAX_HTML = 500_000;

/** A longer title is none. */
const MAX_TITLE = 300;

/** More names than these are "and others" in every style. */
const MAX_AUTHORS = 6;

/**
 * What the page `html` says of itself: to scholars (`citation_*`), to other sites (Open Graph), to search engines
 * (JSON-LD), and in its title. The document that is made of it is never shown: nothing in it runs or loads (HTML Living
 * Standard, DOMParser: scripting is disabled), and what comes back is plain text on one line.
 */
export function pageFacts(html: string): PageFacts {
	const page = new DOMParser().parseFromString(html.slice(0, MAX_HTML), 'text/html');
	const all = (name: string): string[] =>
		[...page.querySelectorAll(`meta[property="${name}"], meta[name="${name}"]`)]
			.map((meta) => said(meta.getAttribute('content')))
			.filter((text) => text !== '');
	const data = linkedData(page);
	const first = (...texts: readonly (string | undefined)[]): string | undefined => texts.find((text) => text !== undefined && text !== '');
	const publisher = first(all('citation_journal_title')[0], all('og:site_name')[0], data.publisher, all('application-name')[0]);
	const title = withoutPublisher(
		first(all('citation_title')[0], all('og:title')[0], data.title, said(page.querySelector('title')?.textContent)) ?? '',
		publisher ?? '',
	);
	const authors = [all('citation_author'), all('author'), all('article:author'), data.authors]
		.map((names) => names.filter((name) => !/^https?:/i.test(name)).slice(0, MAX_AUTHORS))
		.find((names) => names.length > 0);
	const date = ['citation_publication_date', 'citation_date', 'article:published_time', 'datePublished', 'date', 'DC.date', 'dc.date']
		.flatMap(all)
		.concat(data.date ?? [])
		.map(isoDate)
		.find((day) => day !== undefined);
	return {
		...(title === '' ? {} : { title }),
		...(publisher === undefined ? {} : { publisher }),
		...(authors === undefined ? {} : { author: authors.join('; ') }),
		...(date === undefined ? {} : { date }),
	};
}

interface LinkedData {
	readonly title?: string;
	readonly publisher?: string;
	readonly authors: readonly string[];
	readonly date?: string;
}

/** What the first article or page in the page's JSON-LD says (schema.org, CreativeWork). */
function linkedData(page: Document): LinkedData {
	for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
		for (const item of itemsIn(script.textContent)) {
			const title = said(textOf(item['headline'] ?? item['name']));
			if (title === '' || !/Article|Report|Posting|Page|Book|Creative|Thesis/.test(JSON.stringify(item['@type'] ?? ''))) continue;
			const publisher = said(nameOf(item['publisher']));
			const date = textOf(item['datePublished']);
			const authors = list(item['author'])
				.map((author) => said(nameOf(author)))
				.filter((name) => name !== '');
			return { title, authors, ...(publisher === '' ? {} : { publisher }), ...(date === undefined ? {} : { date }) };
		}
	}
	return { authors: [] };
}

function itemsIn(text: string): Record<string, unknown>[] {
	try {
		const parsed: unknown = JSON.parse(text);
		return list(parsed).flatMap((item) => (isObject(item) ? [item, ...list(item['@graph']).filter(isObject)] : []));
	} catch {
		return [];
	}
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value];
}

function nameOf(value: unknown): string | undefined {
	return isObject(value) ? textOf(value['name']) : textOf(value);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** `1996/05/17`, `May 17, 1996` and `1996-05-17T08:00` as `1996-05-17`. */
function isoDate(text: string): string | undefined {
	const parts = dateParts(text.trim().slice(0, 32)) ?? dateParts(/^\d{4}[-/]\d\d?[-/]\d\d?/.exec(text.trim())?.[0] ?? '');
	return parts?.map((part) => String(part).padStart(2, '0')).join('-');
}

function said(text: string | null | undefined): string {
	return oneLine((text ?? '').slice(0, MAX_TITLE * 4)).slice(0, MAX_TITLE);
}

/** Sites end their titles in their own name: `A treaty | INSS`. */
function withoutPublisher(title: string, publisher: string): string {
	if (publisher === '') return title;
	const mark = [' | ', ' - ', ' – ', ' — '].find((between) => title.endsWith(between + publisher));
	return mark === undefined ? title : title.slice(0, -(mark + publisher).length);
}

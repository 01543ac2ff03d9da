import normalizeUrl from 'normalize-url';
import { compareCodeUnits } from '../../text/compareCodeUnits.ts';
import { originalOf } from './archiveCopy.ts';
import { doiOfAddress, doiUrl, doiInText } from './doi.ts';
import { keptFragment } from './keptFragment.ts';
import { openableAddress } from './openableUrl.ts';
import { decodedPart } from './queryParameter.ts';
import { siteAlias } from './siteAlias.ts';
import { isTrackingParameter } from './trackingParameters.ts';

/**
 * An address on which nothing can change but scheme, `www.`, the slash at its end and the parameters: ASCII, no port, no
 * escapes, no empty or dotted path parts, a top-level domain of letters, parameters of plain characters. Most addresses
 * are such, and normalising takes many times as long as looking.
 */
const PLAIN =
	/^https?:\/\/(?:www\.)?([a-z\d][a-z\d-]{0,30}(?:\.[a-z\d][a-z\d-]{0,17}){0,2}\.[a-z]{2,12})((?:\/[\w~-][\w.~,()-]*)*)\/?(?:\?([\w.~-]+=[\w.~-]*(?:&[\w.~-]+=[\w.~-]*)*))?$/;

/** Longer addresses are left to the parser, which has a limit of its own. */
const MAX_PLAIN = 1000;

/** What a plain address may hide another spelling of the page behind: a DOI, an archive, a site with several hosts. */
const SPECIAL = /xn--|doi|archive|\/\/(?:www\.)?m\.|\.m\.|mobile\.|youtu|twitter|www\.www/;

/**
 * The form in which addresses are compared: two spellings of one page come out equal.
 *
 * `https`, no `www.`, no default port, no user, no slash at the end, parameters sorted and without those that track;
 * a DOI in any form as `https://doi.org/…`; a copy in a web archive as its original. A fragment stays only where it is
 * a page (`#page=4`, `#/path`) or where `named`, the text that goes with the link, names it as a heading.
 * What is never opened comes back trimmed and otherwise as written. Idempotent for one `named`; never throws.
 */
export function canonicalUrl(url: string, named = ''): string {
	let canonical = stepTowards(url, named);
	// Normalising may bring out another spelling (`//web/` is `/web/`, which is an archive's), so it is done until nothing changes.
	for (let step = 0; step < MAX_STEPS; step += 1) {
		const next = stepTowards(canonical, named);
		if (next === canonical) break;
		canonical = next;
	}
	return canonical;
}

/** Two are enough for anything that people write. */
const MAX_STEPS = 8;

function stepTowards(url: string, named: string): string {
	const plain = plainCanonicalUrl(url);
	if (plain !== undefined) return plain;
	const address = openableAddress(url);
	if (!address) return withoutAddress(url.trim());
	const page = originalPage(address);
	const doi = doiOfAddress(page);
	return doi === undefined ? withUpperEscapes(normalized(page) + keptFragment(page.hash, named)) : doiUrl(doi);
}

/** The canonical form of a plain address, which is one that may be opened; `undefined` where it takes parsing to tell. */
export function plainCanonicalUrl(url: string): string | undefined {
	const plain = url.length > MAX_PLAIN || SPECIAL.test(url) ? null : PLAIN.exec(url);
	if (!plain) return undefined;
	const [, host = '', path = '', search = ''] = plain;
	const query = plainQuery(search, host);
	return `https://${host}${path === '' && query !== '' ? '/' : path}${query}`;
}

/** The parameters of a plain address, in the order of their names, without those that track. */
function plainQuery(query: string, host: string): string {
	if (query === '') return '';
	const kept = query
		.split('&')
		.map((pair) => ({ pair, name: pair.slice(0, pair.indexOf('=')) }))
		.filter(({ name }) => !isTrackingParameter(name, host))
		.sort((a, b) => compareCodeUnits(a.name, b.name));
	return kept.length === 0 ? '' : `?${kept.map(({ pair }) => pair).join('&')}`;
}

/** `%c3` and `%C3` are one escape (RFC 3986, 2.1). */
function withUpperEscapes(url: string): string {
	return url.includes('%') ? url.replace(/%[\da-f]{2}/gi, (escape) => escape.toUpperCase()) : url;
}

function withoutAddress(text: string): string {
	const found = doiInText(text);
	return found?.start === 0 && found.end === text.length ? doiUrl(found.doi) : text;
}

function originalPage(address: URL): URL {
	let page = address;
	// Each step takes a wrapping off or leads to a spelling that has no other, so this ends.
	for (let next = unwrapped(page); next; next = unwrapped(page)) page = next;
	return page;
}

function unwrapped(page: URL): URL | undefined {
	return originalOf(page) ?? siteAlias(page);
}

function normalized(page: URL): string {
	const bare = withoutTracking(page);
	// normalize-url decodes escapes once more each time; two pages that differ in an escaped escape have to stay two.
	if (page.pathname.includes('%25')) return bare;
	try {
		return normalizeUrl(bare, { forceHttps: true, stripHash: true, removeQueryParameters: false });
	} catch {
		return bare;
	}
}

/** `page` without user, fragment and the parameters that track. */
function withoutTracking(page: URL): string {
	const path = `${page.protocol}//${page.host}${page.pathname}`;
	const host = page.hostname.replace(/^www\./, '');
	const kept = page.search
		.slice(1)
		.split('&')
		.filter((pair) => pair !== '' && !isTrackingParameter(decodedPart(pair.split('=', 1)[0] ?? ''), host));
	return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}

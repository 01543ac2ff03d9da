import { parseUrl } from './parseUrl.ts';
import { queryParameter } from './queryParameter.ts';

/** A site that answers for one page under two addresses: the other one, or `undefined` where `address` is not of that kind. */
type Spelling = (address: URL) => string | undefined;

const SPELLINGS: readonly Spelling[] = [
	// en.m.wikipedia.org is en.wikipedia.org for phones
	(address) => {
		const host = /^([a-z-]{2,12})\.m\.((?:wikipedia|wikisource|wiktionary|wikiquote|wikibooks|wikinews)\.org)$/.exec(address.hostname);
		return host ? `https://${host[1] ?? ''}.${host[2] ?? ''}${address.pathname}${address.search}${address.hash}` : undefined;
	},
	// youtu.be/ID and youtube.com/shorts/ID are youtube.com/watch?v=ID
	(address) => {
		const id =
			address.hostname === 'youtu.be'
				? address.pathname.slice(1)
				: /^(?:www\.|m\.)?youtube\.com$/.test(address.hostname)
					? /^\/(?:shorts|live|embed)\/([\w-]{11})\/?$/.exec(address.pathname)?.[1]
					: undefined;
		if (id === undefined || !/^[\w-]{11}$/.test(id)) return undefined;
		const time = queryParameter(address, 't');
		return `https://youtube.com/watch?v=${id}${time === undefined ? '' : `&t=${encodeURIComponent(time)}`}`;
	},
	(address) =>
		address.hostname === 'm.youtube.com' ? `https://youtube.com${address.pathname}${address.search}${address.hash}` : undefined,
	(address) =>
		/^(?:www\.|mobile\.|m\.)?twitter\.com$/.test(address.hostname)
			? `https://x.com${address.pathname}${address.search}${address.hash}`
			: undefined,
	// what is copied out of Google's list of results
	(address) => {
		if (!/^(?:www\.)?google\.[a-z.]{2,6}$/.test(address.hostname) || address.pathname !== '/url') return undefined;
		const target = queryParameter(address, 'q') ?? queryParameter(address, 'url');
		return target !== undefined && /^https?:\/\//i.test(target) ? target : undefined;
	},
];

/** The address under which the site of `address` shows the same page to everybody, or `undefined` where it is that already. */
export function siteAlias(address: URL): URL | undefined {
	for (const spelling of SPELLINGS) {
		const other = spelling(address);
		const parsed = other === undefined ? undefined : parseUrl(other);
		if (parsed) return parsed;
	}
	return undefined;
}

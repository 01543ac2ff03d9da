import { parseUrl } from './parseUrl.ts';
import { withoutEscapes } from '../../text/withoutEscapes.ts';

/** What follows a prefix such as `10.1080` (DOI Handbook, 2.2: the registrant's code, a slash, any printable characters). */
const PREFIX = /10\.\d{4,9}\//;

/** Hosts whose whole path is a DOI. */
const RESOLVERS: ReadonlySet<string> = new Set(['doi.org', 'dx.doi.org', 'www.doi.org', 'oadoi.org']);

/** A publisher's page for a DOI, as Taylor & Francis, Wiley, Sage, Science, PNAS and ACM write it. */
const PUBLISHER_PATH = /\/doi\/(?:(?:abs|full|pdf|pdfplus|epdf|epub|reader|book|ref|figure|citedby|suppl)\/)?(10\.\d{4,9}\/.+)$/;

/** What old addresses of publishers have after the DOI. */
const AFTER = /\/(?:full|abstract|pdf|epdf|summary)$/;

/**
 * The DOI that `address` stands for, in lower case (DOIs are compared without case), or `undefined`:
 * `https://dx.doi.org/10.1000/ABC` and `https://www.tandfonline.com/doi/full/10.1000/abc` are both `10.1000/abc`.
 */
export function doiOfAddress(address: URL): string | undefined {
	if (RESOLVERS.has(address.hostname)) {
		const path = withoutEscapes(address.pathname)
			.slice(1)
			.replace(/^doi:\s*/i, '');
		return path.search(PREFIX) === 0 ? clean(path) : undefined;
	}
	const path = PUBLISHER_PATH.exec(withoutEscapes(address.pathname))?.[1];
	return path === undefined ? undefined : clean(path.replace(AFTER, ''));
}

/**
 * Where a DOI is named in running text, as `doi:10.1000/abc`, `DOI 10.1000/abc` or without a label, or `undefined`.
 * A full stop, a comma or a bracket that closes the sentence is not part of it.
 */
export function doiInText(text: string): { readonly doi: string; readonly start: number; readonly end: number } | undefined {
	const label = /\bdoi[:\s]\s{0,3}(?=10\.\d{4,9}\/)/i.exec(text) ?? /(?<![^\s([<"“])(?=10\.\d{4,9}\/[^\s/])/.exec(text);
	if (!label) return undefined;
	const start = label.index + label[0].length;
	let end = start;
	while (end < text.length && !isBlank(text.charAt(end))) end += 1;
	while (end > start && '.,;:)]}>"\'*_”’'.includes(text.charAt(end - 1))) end -= 1;
	const doi = clean(text.slice(start, end));
	return doi === undefined ? undefined : { doi, start: label.index, end };
}

/** The address of a DOI as the DOI Foundation displays it. */
export function doiUrl(doi: string): string {
	const escaped = doi.replaceAll('%', '%25').replaceAll('#', '%23').replaceAll('?', '%3F').replaceAll('\\', '%5C');
	return parseUrl(`https://doi.org/${escaped}`)?.href ?? `https://doi.org/${escaped}`;
}

function clean(doi: string): string | undefined {
	const trimmed = doi.trim().replace(/\/{1,9}$/, '');
	return trimmed.length > 'https'.length + 3 && /^10\.\d{4,9}\/\S+$/.test(trimmed) ? trimmed.toLowerCase() : undefined;
}

function isBlank(character: string): boolean {
	return character.trim() === '';
}

import { decodedPart } from './queryParameter.ts';

/** Shorter fragments (`#top`, `#a1`) are found in any text. */
const MIN_NAMED = 4;

/**
 * The part of a URL's fragment, `whole`, that tells two pages apart, with its mark, or nothing: a page of a PDF (RFC 8118, 3), the path of
 * an application that keeps its pages after the mark, or a heading that `named` names.
 */
export function keptFragment(whole: string, named: string): string {
	// What stands after `:~:` is for the browser (WICG, URL fragment text directives).
	const hash = whole.split(':~:', 1)[0] ?? '';
	const page = /^#(?:.*&)?(page=\d{1,6})(?:&|$)/i.exec(hash)?.[1];
	if (page !== undefined) return `#${page.toLowerCase()}`;
	if (/^#!?\/./.test(hash)) return hash;
	const heading = words(decodedPart(hash.slice(1)));
	return heading.length >= MIN_NAMED && named !== '' && ` ${words(named)} `.includes(` ${heading} `) ? hash : '';
}

/** Letters and digits in lower case, anything between them a single blank. */
function words(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

import type { Citation } from '../source.ts';
import { isDate, splitDate } from './dates.ts';
import { plainText } from './plainText.ts';
import { trimEndOf } from '../../text/trimEndOf.ts';

/** A longer text is prose with a citation in it, not a citation. */
const MAX_LENGTH = 1000;
const MAX_AUTHOR_LENGTH = 200;
const MAX_PUBLISHER_LENGTH = 80;

interface CitationForm {
	readonly example: string;
	read(text: string): Citation | undefined;
}

/** The forms of a citation that are told apart, the surest first; `*` stands for emphasis of either mark. */
export const CITATION_FORMS: readonly CitationForm[] = [
	{ example: 'Redford, D. (2003). *The Wars in Syria and Palestine*. Brill.', read: authorAndYear },
	{ example: 'Walt, S. "The Cost of the Lobby," *Foreign Policy*, 12 May 2024.', read: quotedTitle },
	{ example: 'Parsi, Trita, *Treacherous Alliance* (New Haven: Yale University Press, 2007).', read: emphasisedTitle },
];

/** The parts of a citation written out in full, or `null` where `markdown` has none of the known forms. */
export function readCitation(markdown: string): Citation | null {
	const text = markdown.trim();
	if (text.length > MAX_LENGTH || !/\d{4}/.test(text)) return null;
	for (const form of CITATION_FORMS) {
		const citation = form.read(text);
		if (citation) return citation;
	}
	return null;
}

function authorAndYear(text: string): Citation | undefined {
	const year = /\(([^()]{4,30})\)\s?[.,:]?\s{0,2}/.exec(text);
	if (!year || year.index === 0) return undefined;
	const author = authorIn(text.slice(0, year.index));
	const date = (year[1] ?? '').trim();
	const rest = text.slice(year.index + year[0].length);
	if (author === undefined || !isDate(date) || rest === '') return undefined;
	return { author, date, ...workIn(rest) };
}

function quotedTitle(text: string): Citation | undefined {
	const opening = indexOfAny(text, '"“');
	const author = opening > 0 ? authorIn(text.slice(0, opening)) : undefined;
	const quoted = quotedAt(text, opening);
	if (author === undefined || !quoted) return undefined;
	const container = emphasised(quoted.rest);
	const behind = (container?.after ?? quoted.rest).replace(/^[\s.,]+/, '').replace(/\.$/, '');
	return { author, date: dateIn(behind), work: quoted.work, container: container ? plainText(container.inside) : null, publisher: null };
}

function emphasisedTitle(text: string): Citation | undefined {
	const title = emphasised(text);
	const author = title && title.start > 0 ? authorIn(text.slice(0, title.start)) : undefined;
	if (!title || author === undefined || !author.includes(' ')) return undefined;
	const behind = title.after.replace(/^[\s.,(]+/, '').split(')', 1)[0] ?? '';
	const comma = behind.replace(/\.$/, '').lastIndexOf(', ');
	const date = behind
		.slice(comma + 2)
		.replace(/\.$/, '')
		.trim();
	if (comma === -1 || !isDate(date)) return undefined;
	return { author, date, work: plainText(title.inside), container: null, publisher: publisherIn(behind.slice(0, comma)) };
}

/** Title, container and publisher in what stands behind the year. */
function workIn(rest: string): Pick<Citation, 'work' | 'container' | 'publisher'> {
	const quoted = quotedAt(rest, '"“'.includes(rest.charAt(0)) ? 0 : -1);
	const slanted = emphasised(quoted?.rest ?? rest);
	if (quoted) return { work: quoted.work, container: slanted ? plainText(slanted.inside) : null, publisher: null };
	if (slanted?.start === 0) return { work: plainText(slanted.inside), container: null, publisher: publisherIn(slanted.after) };
	if (slanted) return { work: closed(plainText(rest.slice(0, slanted.start))), container: plainText(slanted.inside), publisher: null };
	const stop = rest.indexOf('. ');
	if (stop === -1) return { work: closed(plainText(rest)), container: null, publisher: null };
	return { work: closed(plainText(rest.slice(0, stop))), container: null, publisher: publisherIn(rest.slice(stop)) };
}

/**
 * `text` as the author of a citation: `Redford, D.`, `Smith, J., & Doe, A.`, `Human Rights Watch`. A name has no digits,
 * begins with a capital, and has a comma, an initial or capitals throughout: `The treaty of Paris (1783)` has no author.
 */
function authorIn(text: string): string | undefined {
	const author = trimEndOf(plainText(text), ',;:');
	if (author.length > MAX_AUTHOR_LENGTH || !/^[\p{Lu}\p{Lo}]/u.test(author) || /[\d":[\]<>|!?]/.test(author)) return undefined;
	const name = /(?:^|[\s.])\p{Lu}\.$|\bet al\.$|\b(?:eds?|Jr|Sr)\.$/u.test(author) ? author : author.replace(/\.$/, '');
	const words = name.split(' ');
	const isListed = name.includes(',') || /\bet al\b/.test(name);
	const isName =
		words.length <= 8 &&
		words.every((word) => /^[\p{Lu}\p{Lo}&]|^(?:and|of|for|the|de|van|von|der|den|bin|ibn|al|el)\b/u.test(word) && !/^The$/.test(word));
	return isListed || isName ? name : undefined;
}

/** The publisher that ends a citation, its place not included; `null` where volumes, pages or an address stand there. */
function publisherIn(text: string): string | null {
	const bare = plainText(text)
		.replace(/^[\s.,;:]+/, '')
		.replace(/^\([^()]{1,40}\)[.,]?\s?/, '');
	const tail = trimEndOf(bare, '.');
	const place = tail.indexOf(': ');
	const name = place === -1 ? tail : tail.slice(place + 2);
	return name !== '' && name.length <= MAX_PUBLISHER_LENGTH && /^\p{L}/u.test(name) && !/\d|:\/\/|\. /.test(name) ? name : null;
}

function dateIn(text: string): string | null {
	const bare = text.replace(/^\(/, '').replace(/\)$/, '');
	return isDate(bare) ? bare : splitDate(text).date;
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

/** The first stretch of emphasis in `text`. */
function emphasised(text: string): { readonly start: number; readonly inside: string; readonly after: string } | undefined {
	const match = /(^|[\s("“.,])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,400})\2/.exec(text);
	if (!match) return undefined;
	return { start: match.index + (match[1] ?? '').length, inside: match[3] ?? '', after: text.slice(match.index + match[0].length) };
}

import type { Link, Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { firstFrom } from '../../text/rangeSearch.ts';

/**
 * The text of a range of `note` on one line, with links and addresses shown as their text and without marks.
 *
 * @param from `start` where the range begins with its line: marks of quotes, lists and headings are taken off as well.
 * @param enough no more is read once the text is longer than this, for whoever shows a beginning.
 */
export function plainText(note: Note, range: Range, from: 'start' | 'inside', enough = Infinity): string {
	const { links, urls } = note;
	// Found by their place: a note may have as many links as it has bullets that are shown.
	let nextLink = firstFrom(links, range.start);
	let nextUrl = firstFrom(urls, range.start);
	let plain = '';
	let at = range.start;
	while (plain.length <= enough) {
		const link = links[nextLink];
		const url = urls[nextUrl];
		const isLink = link !== undefined && (url === undefined || link.range.start <= url.range.start);
		const part = isLink ? link : url;
		if (part === undefined || part.range.start >= range.end) break;
		if (isLink) nextLink += 1;
		else nextUrl += 1;
		if (part.range.end > range.end || part.range.start < at) continue;
		plain += withoutMarks(note.text.slice(at, part.range.start)) + ('url' in part ? (part.text ?? part.url) : shownBy(part));
		at = part.range.end;
	}
	if (plain.length <= enough) plain += withoutMarks(note.text.slice(at, range.end));
	const text = IS_NOT_PLAIN.test(plain) ? plain.replace(/\s+/g, ' ') : plain;
	return from === 'start' ? withoutLead(text) : text;
}

/** As the app shows a link that has no text of its own: `Iran > History`. */
function shownBy({ display, target, subpath }: Link): string {
	return display ?? [target, ...subpath.split('#')].filter((part) => part !== '').join(' > ');
}

/** More than one blank, or another white space. */
const IS_NOT_PLAIN = /\s\s|[^\S ]/;

/** What has neither these marks nor such white space is as it is shown. */
const HAS_MARKS = /[[*~=%`_|]|\s\s|[^\S ]/;

/** Emphasis, code, highlights, comments and the bars of tables; a mark inside a word or a sum is left. */
function withoutMarks(text: string): string {
	if (!HAS_MARKS.test(text)) return text;
	return text
		.replace(/\[\^[^\]\s]{1,40}\]/g, '')
		.replace(/\s+/g, ' ')
		.replace(/(?:\*\*|\*|~~|==|%%|`)/g, '')
		.replace(/(^|\s)_{1,2}(?=\S)|(\S)_{1,2}(?=\s|$|[.,;:!?])/g, '$1$2')
		.replace(/ ?\\?\| ?/g, ' · ');
}

/** Marks of quotes, headings, lists and tasks at the beginning of a line. */
function withoutLead(text: string): string {
	return text.replace(/^[\s>]*(?:#{1,6} |(?:[-+]|\d{1,9}[.)]) )?(?:\[.\] )?/, '').replace(/^[ ·]+/, '');
}

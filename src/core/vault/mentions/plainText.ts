import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { beginningIn } from '../../text/rangeSearch.ts';

/**
 * The text of a range of `note` on one line, with links and addresses shown as their text and without marks.
 *
 * @param from `start` where the range begins with its line: marks of quotes, lists and headings are taken off as well.
 */
export function plainText(note: Note, range: Range, from: 'start' | 'inside'): string {
	let plain = '';
	let at = range.start;
	for (const { start, end, shown } of linksWithin(note, range)) {
		if (start < at) continue;
		plain += withoutMarks(note.text.slice(at, start)) + shown;
		at = end;
	}
	plain += withoutMarks(note.text.slice(at, range.end));
	const text = plain.replace(/\s+/g, ' ');
	return from === 'start' ? withoutLead(text) : text;
}

function linksWithin(note: Note, range: Range): readonly { readonly start: number; readonly end: number; readonly shown: string }[] {
	const links = [];
	// Found by their place: a note may have as many links as it has bullets that are shown.
	for (const link of beginningIn(note.links, range)) {
		if (link.range.end > range.end) continue;
		links.push({ ...link.range, shown: link.display ?? (link.target === '' ? link.subpath.replace(/^#\^?/, '') : link.target) });
	}
	for (const url of beginningIn(note.urls, range)) {
		if (url.range.end <= range.end) links.push({ ...url.range, shown: url.text ?? url.url });
	}
	return links.sort((a, b) => a.start - b.start);
}

/** Emphasis, code, highlights, comments and the bars of tables; a mark inside a word or a sum is left. */
function withoutMarks(text: string): string {
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

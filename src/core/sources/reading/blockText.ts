import type { Note } from '../../note/note.ts';
import type { Range } from '../../text/range.ts';
import { blankedOut } from '../../text/blankedOut.ts';
import { rangesIn } from '../../text/rangeSearch.ts';

/** Comments and tags of elements that there are: `<lt>` is what somebody wrote. */
const TAG =
	/^<(?:[!?]|\/?(?:a|abbr|audio|b|big|blockquote|br|button|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|mark|nav|ol|p|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video)(?![a-z\d-]))/i;

/**
 * The text of `range` with everything that a reader does not see blanked out, offsets kept: comments, HTML tags,
 * footnote references, the id of a block, marks of quotes, line ends.
 */
export function blockText(note: Note, range: Range): string {
	const hidden = rangesIn(note.opaque, range).filter(
		({ kind, start }) => kind === 'comment' || (kind === 'html' && TAG.test(note.text.slice(start, start + 16))),
	);
	let text = blankedOut(
		note.text.slice(range.start, range.end),
		hidden.map(({ start, end }) => ({ start: start - range.start, end: end - range.start })),
	);
	if (text.includes('[^')) text = text.replace(/\[\^[^\]\s]{1,100}\]/g, blanksFor);
	if (text.includes('^')) text = text.replace(/\s\^[A-Za-z\d-]{1,60}\s{0,10}$/, blanksFor);
	return text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]+(?:[ \t]{0,20}>)*/g, blanksFor) : text;
}

function blanksFor(text: string): string {
	return ' '.repeat(text.length);
}

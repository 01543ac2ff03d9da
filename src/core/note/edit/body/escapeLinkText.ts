import { oneLine } from '../../../text/oneLine.ts';
import type { LinkPlace } from './linkPlace.ts';

/** Punctuation that would end the text, begin a link, code, emphasis, a tag or HTML inside it (CommonMark 0.31, 2.4). */
const MARKUP = /[\\[\]`*_<>$%#^~=]/g;

/**
 * `text` as the text of a Markdown link, to be read as it stands: on one line, without hidden characters, with a
 * backslash before punctuation that means something; in a table before the pipe as well.
 */
export function escapeLinkText(text: string, place: LinkPlace): string {
	const escaped = oneLine(text).replace(MARKUP, (mark) => `\\${mark}`);
	return place === 'table' ? escaped.replaceAll('|', '\\|') : escaped;
}

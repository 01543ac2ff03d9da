import { oneLine } from '../../../text/oneLine.ts';
import type { LinkPlace } from './linkPlace.ts';

/** Punctuation that would end the text, begin a link, code, emphasis, a tag or HTML inside it (CommonMark 0.31, 2.4); `_` inside a word means nothing (6.2). */
const MARKUP = /[\\[\]`*<>$%#^~=]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/**
 * `text` as the text of a Markdown link, to be read as it stands: on one line, without hidden characters, with a
 * backslash before punctuation that means something; in a table before the pipe as well.
 */
export function escapeLinkText(text: string, place: LinkPlace): string {
	const escaped = oneLine(text).replace(MARKUP, (mark) => `\\${mark}`);
	return place === 'table' ? escaped.replaceAll('|', '\\|') : escaped;
}

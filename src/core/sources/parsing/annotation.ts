import { isDate } from './dates.ts';
import { plainText } from './plainText.ts';

/** What stands after a link, taken apart. */
export interface Annotated {
	readonly date: string | null;
	readonly author: string | null;
	readonly annotation: string | null;
}

/** Names are longer than one letter and shorter than a sentence. */
const BYLINE = /^by (\p{Lu}[^\n,;—()]{2,60}?)(?=$|[,;(]| [—–-] )/u;

/**
 * What stands after a link, without the mark before it.
 *
 * | after the link | date | author | annotation |
 * |---|---|---|---|
 * | ` — why` | | | `why` |
 * | ` (chapter on missile defense)` | | | `chapter on missile defense` |
 * | `, 12 May 2024 - the first report` | `12 May 2024` | | `the first report` |
 * | ` (2024), by Jane Doe.` | `2024` | `Jane Doe` | |
 */
export function readAnnotation(markdown: string): Annotated {
	if (markdown === '') return { date: null, author: null, annotation: null };
	let rest = opened(plainText(markdown));
	let date: string | null = null;
	let author: string | null = null;
	// Date and byline come in either order, each once.
	for (let part = 0; part < 2; part += 1) {
		const dated: { text: string; date: string } | undefined = date === null ? dateFirst(rest) : undefined;
		if (dated) {
			date = dated.date;
			rest = opened(dated.text);
		}
		const byline: RegExpExecArray | null = author === null ? BYLINE.exec(rest) : null;
		if (byline?.[1] !== undefined) {
			author = byline[1].replace(/\.$/, '').trim();
			rest = opened(rest.slice(byline[0].length));
		}
	}
	const annotation = unwrapped(rest);
	return { date, author, annotation: /[\p{L}\p{N}]/u.test(annotation) ? annotation : null };
}

function dateFirst(text: string): { text: string; date: string } | undefined {
	const wrapped = /^[([]([^()[\]]{4,32})[)\]]/.exec(text);
	if (wrapped?.[1] !== undefined && isDate(wrapped[1].trim())) return { text: text.slice(wrapped[0].length), date: wrapped[1].trim() };
	const whole = text.replace(/\.$/, '').trim();
	if (isDate(whole)) return { text: '', date: whole };
	// `12 May 2024, p. 3`, `May 12, 2024 — why`: the longest beginning that is a date and ends at a mark.
	const ends = [...text.slice(0, 40).matchAll(/[,;.:]? (?=[—–-] )|[,;.:] |$/g)].map(({ index }) => index).reverse();
	const end = ends.find((at) => isDate(text.slice(0, at)));
	return end === undefined ? undefined : { text: text.slice(end), date: text.slice(0, end) };
}

/** Without the blanks, dashes, commas and stops, of other scripts too, before the first word. */
function opened(text: string): string {
	let at = 0;
	while (at < text.length && ' ,;:.–—-·|→،؛，；、：。'.includes(text.charAt(at))) at += 1;
	return text.slice(at).trim();
}

/** Without brackets around the whole, and without a lone stop after one word or bracket. */
function unwrapped(text: string): string {
	const inside = /^\(([^()]*)\)[.,;]?$/.exec(text)?.[1] ?? /^\[([^[\]]*)\][.,;]?$/.exec(text)?.[1];
	return (inside ?? text).trim();
}

import { asciiDigits } from '../text/asciiDigits.ts';
import type { HistoricalSpan } from './historicalDate.ts';
import { readSpan } from './readSpan.ts';

/** A text that begins with a date. */
export interface DatedText {
	readonly span: HistoricalSpan;
	/** The date as it is written. */
	readonly written: string;
	/** What is said of it: the text after the date and after what stands between them. */
	readonly rest: string;
}

const OPENING = /^(?:\*\*\*|\*\*|__|\*|_|\[\[|\(|\[)?/;
const CLOSING = /^[,:;.،؛।]?(?:\*\*\*|\*\*|__|\*|_|\]\]|\)|\])?[,:;،]?(?:\s*(?:[—–|·:]|-+)(?=\s|$))?\s*/;
/** What may follow a number that is to be a year: an end, a mark, or a word that begins a sentence; in lower case it is counted, and right after a mark the number is the beginning of an address or of a file's name: `2001:db8::/32`, `2020.md`. */
const AFTER_YEAR = /^(?:$|[.,:;](?![\p{Ll}\d:])|[،؛।|)\]*_]|[—–](?!\d)|-(?![\p{Ll}\p{Lu}\d])|\s+(?:$|[-—–|·:([!"“‘'«]|\p{Lu}|\[\[))/u;
/** `1450 Harbour Road, Las Palmas`: a number in a street is as large as a year, and `NV 89144` is the end of no sentence. */
const ADDRESS =
	/^\d+ (?:\p{Lu}[\p{L}.]* ){1,4}(?:Road|Street|Avenue|Boulevard|Drive|Lane|Court|Parkway|Rd\.?|St\.?|Ave\.?|Blvd\.?|Dr\.?)(?:,|$)|\s[A-Z]{2} \d{5}(?:-\d{4})?$/u;
const HOUR = /^(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?$/i;
const AFTER_DATE = /^(?:$|[.,:;،؛।|)\]*_—–]|-(?![\p{Ll}\p{Lu}])|\s)/u;
/** `2026-07-11-belief-analysis`: names of files begin so. Behind a year it is a longer word: `1960s-style`. */
const AFTER_DAY = /^-(?=[\p{Ll}\p{Lu}])/u;

/**
 * The date that `text`, a bullet's or a heading's, begins with, emphasis and brackets around it left aside; `undefined` for none.
 * A bare number is a year only where a sentence or nothing follows: `1979 Iran hands …`, not `1500 troops`.
 */
export function datedText(text: string): DatedText | undefined {
	const begin = OPENING.exec(text)?.[0].length ?? 0;
	const read = readSpan(asciiDigits(text), begin);
	if (read === undefined) return undefined;
	const isDay = read.span.start?.precision === 'day';
	const after = isDay ? text.slice(read.end).replace(AFTER_DAY, ' ') : text.slice(read.end);
	if (!(read.isBare ? AFTER_YEAR : AFTER_DATE).test(after)) return undefined;
	// `About 120 FBI agents`: what is counted may begin with a capital, and few years have three digits.
	if (read.isBare && /^\D+\d{1,3} \p{L}/u.test(text.slice(begin))) return undefined;
	if (read.isBare && ADDRESS.test(text)) return undefined;
	// An hour alone says when and not what.
	const rest = after.slice(CLOSING.exec(after)?.[0].length ?? 0).trim();
	return { span: read.span, written: text.slice(begin, read.end), rest: HOUR.test(rest) ? '' : rest };
}

/** A cell of a table or the value of a field that is a date as a whole; any number is a year there. `undefined` for another text. */
export function wholeDate(text: string): DatedText | undefined {
	const written = text.trim().replace(/^[*_[(]{1,4}|[*_\])]{1,4}$/g, '');
	const read = readSpan(asciiDigits(written), 0, true);
	return read?.end === written.length ? { span: read.span, written, rest: '' } : undefined;
}

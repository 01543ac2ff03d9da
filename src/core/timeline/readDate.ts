import { type HistoricalDate, isCalendarDay } from './historicalDate.ts';
import { LATIN_MONTH, monthOf, OF, withMonths } from '../text/monthWords.ts';

const { raw } = String;

/** A date at some place of a text. */
export interface ReadDate {
	readonly date: HistoricalDate;
	/** The offset after it. */
	readonly end: number;
	/** Whether it is nothing but a number that could be a count as well: `1979`. */
	readonly isBare: boolean;
	/** Whether the era is written out. */
	readonly hasEra: boolean;
}

const ERA = raw`(?: ?(?:B\.?C\.?E\.?|B\.?C\.?|C\.?E\.?|A\.?D\.?)(?![A-Za-z]))`;
const BEFORE_ERA = raw`(?:A\.?D\.? ?)?`;
const DAY = raw`(?<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|[º°])?)`;
/** A year beside the name of a month is one in any size, but not the day of the next date. */
const YEAR_OF_MONTH = raw`(?<year>${BEFORE_ERA}(?:\d{3,5}${ERA}?|\d{1,2}${ERA}))`;

const HAS_ERA = /[\dsy.] ?(?:B\.?C|C\.?E|A\.?D)|^A\.?D/i;
const BEFORE_OURS = /B\.?C/i;

/** What may stand before a date: that it is about then, a part of it, a season. */
export const ABOUT =
	/(c\. ?|ca\.? |circa |about |around |approximately |approx\. |~ ?)?((?:early|mid|late)(?: in(?: the)?)?[- ](?:the )?)?((?:spring|summer|autumn|fall|winter)(?: of)? )?/iy;
/** What stands before a day in other languages, with the blank after it. */
export const ARTICLE = '(?:(?:le|am|el|il|op|في) |[בה][-־])';
/** What is said of years and hardly of counts: `c. 800 the Vikings come`, where `about 800 people` are none. */
const CIRCA = /^c/i;

const formsFor = withMonths((month) => [
	// ISO 8601, an hour after it not read.
	raw`(?<year>[+-]?\d{4,6})-(?<month>\d\d)(?:-(?<day>\d\d)(?:T[\d:.+Z-]{0,30})?|(?![-\d]))`,
	raw`(?<year>\d{4})([/.])(?<month>\d\d?)\2(?<day>\d\d?)`,
	raw`${ARTICLE}?${DAY}\.? ${OF}(?<month>${month}),? ${OF}${YEAR_OF_MONTH}`,
	`(?<month>${month})(?: ${DAY},? |,? ${OF})${YEAR_OF_MONTH}`,
	// French has no year before its month: in `2001 Mars Odyssey` it is none. Nor have Arabic, where a verb is written so, Hebrew and Hindi.
	raw`(?<year>\d{4}),? (?!mars [a-z])(?<month>${LATIN_MONTH})(?: ${DAY}(?!\d)|(?![A-Za-zÀ-ÿ]))`,
	raw`(?:the )?(?:(?<century>\d{1,2})(?:st|nd|rd|th)[- ](?:century|cent\.|c\.)${ERA}?|(?<decade>\d{1,3}0)['’]?s${ERA}?(?![A-Za-z]))`,
	raw`(?<year>${BEFORE_ERA}(?:\d{1,3}(?:,\d{3})+${ERA}|\d{1,5}${ERA}?))(?![\w]|[.,:/]\d|-\d\d-)`,
]);

/** What a bare number may be as a year: others are counts more often. */
const LIKELY_YEAR = /^(?:1\d|2[01])\d\d$/;

/**
 * The date that stands in `text` at the offset `at`, in one of the forms that people write in English or by ISO 8601, months in some other languages as well; `undefined` for none.
 * `5/6/2024` is none: it is two different days.
 *
 * @param anyNumber whether a number of any size is a year, as below a heading `Year`.
 */
export function readDate(text: string, at: number, anyNumber = false): ReadDate | undefined {
	ABOUT.lastIndex = at;
	const [before = '', about = '', , season] = ABOUT.exec(text) ?? [];
	const begin = at + before.length;
	for (const form of formsFor(text)) {
		form.lastIndex = begin;
		const match = form.exec(text);
		const known = match && dateOf(match);
		if (!known) continue;
		const [written] = match;
		const hasEra = HAS_ERA.test(written);
		const isBare = known.precision === 'year' && !hasEra;
		// `C.2` is a part of a book, and `c. 50` so many.
		if (isBare && !LIKELY_YEAR.test(written) && !anyNumber && (about === '' || written.length < 3)) return undefined;
		if (season !== undefined && known.precision !== 'year') return undefined;
		const saysYear = season !== undefined || (CIRCA.test(about) && written.length > 2);
		return { date: { ...known, approximate: before !== '' }, end: begin + written.length, isBare: isBare && !saysYear, hasEra };
	}
	return undefined;
}

/** What a form has read; `undefined` for a day, month or century that no calendar has. Years are counted as ISO 8601 counts them. */
function dateOf({ 0: whole, groups = {} }: RegExpExecArray): Omit<HistoricalDate, 'approximate'> | undefined {
	const { century, decade, year: written, month: inMonth, day: onDay } = groups;
	const isBefore = BEFORE_OURS.test(whole);
	// The 19th century is 1801 to 1900, the 5th before our era 500 to 401; the 1980s are 1980 to 1989, the 440s before our era 449 to 440.
	if (Number(century) > 0) return { year: isBefore ? 1 - Number(century) * 100 : Number(century) * 100 - 99, precision: 'century' };
	if (Number(decade) >= (isBefore ? 0 : 100)) return { year: isBefore ? -8 - Number(decade) : Number(decade), precision: 'decade' };
	if (written === undefined) return undefined;
	const number = Number(written.replace(/[^\d+-]/g, ''));
	const year = isBefore ? 1 - number : number;
	if (inMonth === undefined) return { year, precision: 'year' };
	const month = Number(inMonth) || monthOf(inMonth);
	const day = onDay === undefined ? undefined : Number.parseInt(onDay, 10);
	return isCalendarDay(year, month, day) ? { year, month, day, precision: day === undefined ? 'month' : 'day' } : undefined;
}

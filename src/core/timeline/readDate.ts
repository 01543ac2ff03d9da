import { matchLength } from '../text/matchLength.ts';
import { type HistoricalDate, isCalendarDay } from './historicalDate.ts';
import { MONTH_WORD, monthOf, OF } from './monthWords.ts';

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

const ERA = String.raw`(?: ?(?:B\.?C\.?E\.?|B\.?C\.?|C\.?E\.?|A\.?D\.?)(?![A-Za-z]))?`;
const BEFORE_ERA = String.raw`(?:A\.?D\.? ?)?`;
const ORDINAL = '(?:st|nd|rd|th|er|[º°])?';
const DAY = `(?:0?[1-9]|[12]\\d|3[01])${ORDINAL}`;
const YEAR = `${BEFORE_ERA}(?:\\d{1,3}(?:,\\d{3})+${ERA.slice(0, -1)}|\\d{1,5}${ERA})`;
/** A year beside the name of a month is one in any size, but not the day of the next date. */
const YEAR_OF_MONTH = `${BEFORE_ERA}(?:\\d{3,5}${ERA}|\\d{1,2}${ERA.slice(0, -1)})`;

const HAS_ERA = /[\dsy.] ?(?:B\.?C|C\.?E|A\.?D)|^A\.?D/i;

const APPROXIMATELY = /(?:c\. ?|ca\.? |circa |about |around |approximately |approx\. |~ ?)/iy;
/** What is said of years and hardly of counts: `c. 800 the Vikings come`, where `about 800 people` are none. */
const CIRCA = /^c/i;
const PART = /(?:early|mid|late)(?: in(?: the)?)?[- ](?:the )?/iy;
const SEASON = /(?:spring|summer|autumn|fall|winter)(?: of)? /iy;

type Form = readonly [pattern: RegExp, read: (groups: readonly string[]) => Omit<HistoricalDate, 'approximate'> | undefined];

const FORMS: readonly Form[] = [
	// ISO 8601, an hour after it not read.
	[sticky(String.raw`([+-]?\d{4,6})-(\d\d)-(\d\d)(?:T[\d:.+Z-]{0,30})?`), ([y, m, d]) => onDay(Number(y), Number(m), Number(d))],
	[sticky(String.raw`([+-]?\d{4,6})-(\d\d)(?![-\d])`), ([y, m]) => inMonth(Number(y), Number(m))],
	[sticky(String.raw`(\d{4})([/.])(\d\d?)\2(\d\d?)`), ([y, , m, d]) => onDay(Number(y), Number(m), Number(d))],
	[
		sticky(`(?:(?:le|am|el|il|op) )?(${DAY})\\.? ${OF}(${MONTH_WORD}),? ${OF}(${YEAR_OF_MONTH})`),
		([d, m, y]) => onDay(yearOf(y), monthOf(m ?? ''), Number.parseInt(d ?? '', 10)),
	],
	[
		sticky(`(${MONTH_WORD}) (${DAY}),? (${YEAR_OF_MONTH})`),
		([m, d, y]) => onDay(yearOf(y), monthOf(m ?? ''), Number.parseInt(d ?? '', 10)),
	],
	[sticky(`(${MONTH_WORD}),? ${OF}(${YEAR_OF_MONTH})`), ([m, y]) => inMonth(yearOf(y), monthOf(m ?? ''))],
	[
		sticky(String.raw`(\d{4}),? (${MONTH_WORD}) (${DAY})(?!\d)`),
		([y, m, d]) => onDay(Number(y), monthOf(m ?? ''), Number.parseInt(d ?? '', 10)),
	],
	[sticky(String.raw`(\d{4}),? (${MONTH_WORD})(?![A-Za-zÀ-ÿ])`), ([y, m]) => inMonth(Number(y), monthOf(m ?? ''))],
	[sticky(String.raw`(?:the )?(\d{1,2})(?:st|nd|rd|th)[- ](?:century|cent\.|c\.)(${ERA})`), ([n, era]) => century(Number(n), era ?? '')],
	[sticky(String.raw`(?:the )?(\d{1,3}0)['’]?s(${ERA})(?![A-Za-z])`), ([y, era]) => decade(Number(y), era ?? '')],
	[sticky(`(${YEAR})(?![\\w]|[.,:/]\\d|-\\d\\d-)`), ([y]) => ({ year: yearOf(y), precision: 'year' })],
];

/** What a bare number may be as a year: others are counts more often. */
const LIKELY_YEAR = { least: 1000, most: 2199 };

/**
 * The date that stands in `text` at the offset `at`, in one of the forms that people write in English or by ISO 8601, months in some other languages as well; `undefined` for none.
 * `5/6/2024` is none: it is two different days.
 *
 * @param anyNumber whether a number of any size is a year, as below a heading `Year`.
 */
export function readDate(text: string, at: number, anyNumber = false): ReadDate | undefined {
	const about = matchLength(APPROXIMATELY, text, at);
	const part = matchLength(PART, text, at + about);
	const season = matchLength(SEASON, text, at + about + part);
	const begin = at + about + part + season;
	for (const [pattern, read] of FORMS) {
		pattern.lastIndex = begin;
		const match = pattern.exec(text);
		if (match === null) continue;
		const known = read(match.slice(1));
		if (known === undefined) continue;
		const hasEra = HAS_ERA.test(match[0]);
		const isBare = known.precision === 'year' && !hasEra;
		const isLikely = match[0].length === 4 && known.year >= LIKELY_YEAR.least && known.year <= LIKELY_YEAR.most;
		if (isBare && !isLikely && !anyNumber && about === 0) return undefined;
		if (season > 0 && known.precision !== 'year') return undefined;
		const date = { ...known, approximate: about + part + season > 0 };
		const saysYear = season > 0 || (about > 0 && match[0].length > 2 && CIRCA.test(text.slice(at, at + 1)));
		return { date, end: begin + match[0].length, isBare: isBare && !saysYear, hasEra };
	}
	return undefined;
}

/** The year that a text such as `1979`, `44 BC`, `AD 70` says, counted as ISO 8601 counts. */
function yearOf(text = ''): number {
	const number = Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
	return /B\.?C/i.test(text) ? 1 - number : number;
}

function onDay(year: number, month: number, day: number): Omit<HistoricalDate, 'approximate'> | undefined {
	return isCalendarDay(year, month, day) ? { year, month, day, precision: 'day' } : undefined;
}

function inMonth(year: number, month: number): Omit<HistoricalDate, 'approximate'> | undefined {
	return month >= 1 && month <= 12 ? { year, month, precision: 'month' } : undefined;
}

/** The 19th century is 1801 to 1900, the 5th before our era 500 to 401. */
function century(number: number, era: string): Omit<HistoricalDate, 'approximate'> | undefined {
	if (number === 0) return undefined;
	return { year: /B/i.test(era) ? 1 - number * 100 : (number - 1) * 100 + 1, precision: 'century' };
}

/** The 1980s are 1980 to 1989, the 440s before our era 449 to 440. */
function decade(first: number, era: string): Omit<HistoricalDate, 'approximate'> | undefined {
	if (/B/i.test(era)) return { year: 1 - (first + 9), precision: 'decade' };
	return first >= 100 ? { year: first, precision: 'decade' } : undefined;
}

function sticky(pattern: string): RegExp {
	return new RegExp(pattern, 'iy');
}

import { matchLength } from '../text/matchLength.ts';
import { type HistoricalDate, type HistoricalSpan, firstDayOf, isCalendarDay } from './historicalDate.ts';
import { monthOf, OTHER_LETTERS, withMonths } from '../text/monthWords.ts';
import { type ReadDate, readDate } from './readDate.ts';

const { raw } = String;

/** A date or a time from one date to another, read from a text. */
export interface ReadSpan {
	readonly span: HistoricalSpan;
	/** The offset after it. */
	readonly end: number;
	/** Whether it is nothing but a number that could be a count as well. */
	readonly isBare: boolean;
}

const SEPARATORS = raw`\s{0,3}[–—‒]\s{0,3}|\s{1,3}-\s{1,3}|-(?=\d|[A-Za-z])|\s?-\s?(?=\d{4}(?!\w))|\s{0,3}\.\.\s{0,3}|/(?=\d{4})|\s{1,3}(?:to|until|till|through|and|bis|au|al|até|tot|إلى|حتى|עד|से)\s{1,3}`;
const SEPARATOR = new RegExp(SEPARATORS, 'iy');
/** An end that is still to come: said, or a stroke with nothing after it. */
const ONGOING =
	/\s{0,3}[–—-]\s{0,3}(?:present|now|today|ongoing)(?![\w])|\s{1,3}(?:to|until)\s{1,3}(?:the )?(?:present|now|today)(?![\w])|[–—-](?=\s{0,3}(?:$|[:|)*_]))|\/\.\.(?![.\w])/iy;
/** An end that is not there: the last one after `since`, the first one otherwise. */
export const OPEN = /(since|from|after) |(?:before|until|up to) |\.\.\//iy;

const BETWEEN = raw`(?:${SEPARATORS}|\s?-\s?|\s{1,3}a\s{1,3})`;
const ORDINAL = '(?:st|nd|rd|th|er|[.º°])?';
const DAY = raw`(?<day>\d{1,2})${ORDINAL}`;
/** A first day or month that leaves its month or year to the second: the pattern takes it off, the date that follows completes it. */
const shortBeginningsFor = withMonths((month) => [
	raw`${DAY}(?: (?:de )?(?<month>${month}))?${BETWEEN}(?=\d{1,2}${ORDINAL} [A-Za-zà-ÿ${OTHER_LETTERS}])`,
	raw`(?<month>${month})(?: ${DAY})?${BETWEEN}(?=(?:[A-Za-zà-ÿ]{3,10}\.?,? (?:de )?|[${OTHER_LETTERS} ]{2,15} )\d)`,
	// `June 5–10, 1967`: the month is said once, before both days.
	raw`(?<before>(?<month>${month}) )${DAY}${BETWEEN}(?=\d{1,2}${ORDINAL},? \d{4})`,
]);
/** No date is longer. */
const LONGEST = 60;

/**
 * The date or the time between two dates that stands in `text` at the offset `at`; `undefined` for none.
 * `1914–18`, `13 to 24 June 2025`, `500–480 BC`, `since 2011` and `2011–present` are read, ISO 8601 intervals too.
 *
 * @param anyNumber whether a number of any size is a year, as below a heading `Year`.
 */
export function readSpan(text: string, at: number, anyNumber = false): ReadSpan | undefined {
	OPEN.lastIndex = at;
	const open = OPEN.exec(text);
	if (open === null) return shortBeginning(text, at) ?? fromFirst(text, at, anyNumber);
	const only = readDate(text, OPEN.lastIndex, anyNumber);
	if (only === undefined || matchLength(SEPARATOR, text, only.end) > 0) return undefined;
	const { date, end, isBare } = only;
	return open[1] === undefined ? spanOf(null, date, end, isBare) : spanOf(date, null, end, isBare);
}

function fromFirst(text: string, at: number, anyNumber: boolean): ReadSpan | undefined {
	// A number is taken as the beginning of a span also where it alone would be no year: `500–480 BC`.
	const first = readDate(text, at, true);
	if (first === undefined) return undefined;
	const { date, end, isBare, hasEra } = first;
	const ongoing = matchLength(ONGOING, text, end);
	const alone = anyNumber || !isBare ? first : readDate(text, at);
	if (ongoing > 0 && alone) return spanOf(date, null, end + ongoing, false);
	const gap = matchLength(SEPARATOR, text, end);
	const second = gap > 0 ? secondDate(text, first, end + gap) : undefined;
	if (second && (anyNumber || second.hasEra || alone)) {
		const takesEra = second.hasEra && !hasEra && second.date.year <= 0 && date.precision === 'year';
		const start = takesEra ? { ...date, year: 1 - date.year } : date;
		if (firstDayOf(start) <= firstDayOf(second.date)) return spanOf(start, second.date, second.end, isBare && second.isBare);
	}
	return alone && spanOf(alone.date, alone.date, alone.end, alone.isBare);
}

/** The end of a span: a whole date, or the last two digits of a year. */
function secondDate(text: string, first: ReadDate, at: number): ReadDate | undefined {
	const { date } = first;
	const isYear = date.precision === 'year' && !first.hasEra;
	const [, short] = /^(\d\d)(?![\w]|[.,:/-]\d)/.exec(text.slice(at, at + 4)) ?? [];
	if (isYear && short !== undefined && date.year >= 1000) {
		const year = date.year - (date.year % 100) + Number(short);
		return year > date.year ? { date: { ...date, year }, end: at + 2, isBare: true, hasEra: false } : undefined;
	}
	const second = readDate(text, at, true);
	// After a date that is whole a bare number is the beginning of the sentence: `12 May 2024 - 30 people`.
	return second?.isBare === true && !second.hasEra && (!isYear || String(second.date.year).length < 3) ? undefined : second;
}

function shortBeginning(text: string, at: number): ReadSpan | undefined {
	for (const pattern of shortBeginningsFor(text)) {
		pattern.lastIndex = at;
		const groups = pattern.exec(text)?.groups;
		if (groups === undefined) continue;
		const { before = '', month, day } = groups;
		const begin = pattern.lastIndex;
		const second = readDate(before + text.slice(begin, begin + LONGEST), 0);
		if (second?.date.month === undefined) continue;
		const { date, end } = second;
		// The date that follows says the year, and the month where it is said once; both are days, or both are months.
		const start = {
			...date,
			month: month === undefined ? second.date.month : monthOf(month),
			day: day === undefined ? undefined : Number(day),
			approximate: false,
		};
		const isSpan = (start.day === undefined) === (date.day === undefined) && firstDayOf(start) <= firstDayOf(date);
		if (isSpan && isCalendarDay(start.year, start.month, start.day)) return spanOf(start, date, begin - before.length + end, false);
	}
	return undefined;
}

function spanOf(start: HistoricalDate | null, end: HistoricalDate | null, after: number, isBare: boolean): ReadSpan {
	return { span: { start, end }, end: after, isBare };
}

import { matchLength } from '../text/matchLength.ts';
import { type HistoricalDate, type HistoricalSpan, isCalendarDay, placeOf } from './historicalDate.ts';
import { MONTH_WORD, monthOf } from './monthWords.ts';
import { type ReadDate, readDate } from './readDate.ts';

/** A date or a time from one date to another, read from a text. */
export interface ReadSpan {
	readonly span: HistoricalSpan;
	/** The offset after it. */
	readonly end: number;
	/** Whether it is nothing but a number that could be a count as well. */
	readonly isBare: boolean;
}

const SEPARATOR =
	/\s{0,3}[–—‒]\s{0,3}|\s{1,3}-\s{1,3}|-(?=\d|[A-Za-z])|\s{0,3}\.\.\s{0,3}|\/(?=\d{4})|\s{1,3}(?:to|until|till|through|and|bis|au|al|até|tot)\s{1,3}/iy;
/** An end that is still to come: said, or a stroke with nothing after it. */
const ONGOING =
	/\s{0,3}[–—-]\s{0,3}(?:present|now|today|ongoing)(?![\w])|\s{1,3}(?:to|until)\s{1,3}(?:the )?(?:present|now|today)(?![\w])|[–—-](?=\s{0,3}(?:$|[:|)*_]))|\/\.\.(?![.\w])/iy;
const OPEN_END = /(?:since|from|after) /iy;
const OPEN_BEGINNING = /(?:before|until|up to) |\.\.\//iy;

const BETWEEN = String.raw`(?:\s{0,3}[–—‒-]\s{0,3}|\s{1,3}(?:to|and|until|through|bis|au|al?|até|tot)\s{1,3})`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th|er|[.º°])?`;
/** A first day or month that leaves its month or year to the second: the pattern takes it off, the date that follows completes it. */
const SHORT_BEGINNINGS: readonly (readonly [pattern: RegExp, month: number | undefined, day: number | undefined])[] = [
	[new RegExp(`${DAY} (?:de )?(${MONTH_WORD})${BETWEEN}(?=\\d{1,2}(?:st|nd|rd|th|er|[.º°])? [A-Za-zà-ÿ])`, 'iy'), 2, 1],
	[new RegExp(`${DAY}${BETWEEN}(?=\\d{1,2}(?:st|nd|rd|th|er|[.º°])? [A-Za-zà-ÿ])`, 'iy'), undefined, 1],
	[new RegExp(`(${MONTH_WORD}) ${DAY}${BETWEEN}(?=[A-Za-zà-ÿ]{3,10}\\.? \\d)`, 'iy'), 1, 2],
	[new RegExp(`(${MONTH_WORD})${BETWEEN}(?=[A-Za-zà-ÿ]{3,10}\\.?,? (?:de )?\\d{3})`, 'iy'), 1, undefined],
];
/** `June 5–10, 1967`: the month is said once, before both days. */
const DAYS_OF_MONTH = new RegExp(`(${MONTH_WORD}) ${DAY}${BETWEEN}${DAY}(?=,? \\d{4})`, 'iy');

/**
 * The date or the time between two dates that stands in `text` at the offset `at`; `undefined` for none.
 * `1914–18`, `13 to 24 June 2025`, `500–480 BC`, `since 2011` and `2011–present` are read, ISO 8601 intervals too.
 *
 * @param anyNumber whether a number of any size is a year, as below a heading `Year`.
 */
export function readSpan(text: string, at: number, anyNumber = false): ReadSpan | undefined {
	const open = matchLength(OPEN_END, text, at);
	const until = open > 0 ? 0 : matchLength(OPEN_BEGINNING, text, at);
	if (open > 0 || until > 0) {
		const only = readDate(text, at + open + until, anyNumber);
		if (only === undefined || matchLength(SEPARATOR, text, only.end) > 0) return undefined;
		const span = open > 0 ? { start: only.date, end: null } : { start: null, end: only.date };
		return { span, end: only.end, isBare: only.isBare };
	}
	return shortBeginning(text, at) ?? daysOfMonth(text, at) ?? fromFirst(text, at, anyNumber);
}

function fromFirst(text: string, at: number, anyNumber: boolean): ReadSpan | undefined {
	// A number is taken as the beginning of a span also where it alone would be no year: `500–480 BC`.
	const first = readDate(text, at, true);
	if (first === undefined) return undefined;
	const ongoing = matchLength(ONGOING, text, first.end);
	const alone = anyNumber || !first.isBare ? first : readDate(text, at);
	if (ongoing > 0 && alone !== undefined) return { span: { start: first.date, end: null }, end: first.end + ongoing, isBare: false };
	const gap = matchLength(SEPARATOR, text, first.end);
	const second = gap > 0 ? secondDate(text, first, first.end + gap) : undefined;
	if (second !== undefined) {
		const start = second.hasEra && !first.hasEra ? withEraOf(second, first.date) : first.date;
		const span = { start, end: second.date };
		const isSpan = placeOf({ start, end: null }) <= placeOf({ start: second.date, end: null });
		const isRead = anyNumber || second.hasEra || alone !== undefined;
		if (isSpan && isRead) return { span, end: second.end, isBare: first.isBare && second.isBare };
	}
	return alone === undefined ? undefined : { span: { start: alone.date, end: alone.date }, end: alone.end, isBare: alone.isBare };
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

function withEraOf(second: ReadDate, date: HistoricalDate): HistoricalDate {
	return second.date.year <= 0 && date.month === undefined && date.precision === 'year' ? { ...date, year: 1 - date.year } : date;
}

function shortBeginning(text: string, at: number): ReadSpan | undefined {
	for (const [pattern, monthGroup, dayGroup] of SHORT_BEGINNINGS) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		const second = match === null ? undefined : readDate(text, pattern.lastIndex);
		if (match === null || second === undefined || second.date.month === undefined) continue;
		const month = monthGroup === undefined ? second.date.month : monthOf(match[monthGroup] ?? '');
		const day = dayGroup === undefined ? undefined : Number(match[dayGroup]);
		const span = spanOf(second.date.year, month, day, second.date);
		if (span !== undefined) return { span, end: second.end, isBare: false };
	}
	return undefined;
}

function daysOfMonth(text: string, at: number): ReadSpan | undefined {
	DAYS_OF_MONTH.lastIndex = at;
	const match = DAYS_OF_MONTH.exec(text);
	if (match === null) return undefined;
	const [whole, name = '', from = '', to = ''] = match;
	// The date as if the second day alone stood there, read where the year is.
	const second = readDate(`${name} ${to}${text.slice(at + whole.length, at + whole.length + 12)}`, 0);
	if (second?.date.day === undefined) return undefined;
	const span = spanOf(second.date.year, monthOf(name), Number(from), second.date);
	const end = at + whole.length + (second.end - `${name} ${to}`.length);
	return span === undefined ? undefined : { span, end, isBare: false };
}

function spanOf(year: number, month: number, day: number | undefined, end: HistoricalDate): HistoricalSpan | undefined {
	const precision = day === undefined ? 'month' : 'day';
	if (precision !== end.precision || !isCalendarDay(year, month, day ?? 1)) return undefined;
	const start: HistoricalDate = { year, month, ...(day === undefined ? {} : { day }), precision, approximate: false };
	return placeOf({ start, end: null }) <= placeOf({ start: end, end: null }) ? { start, end } : undefined;
}

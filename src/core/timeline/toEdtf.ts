import type { HistoricalDate, HistoricalSpan } from './historicalDate.ts';

/**
 * A span as ISO 8601-2 (Extended Date/Time Format, level 1 and 2) writes it: `1967-06-05`, `1914/1918`, `2011/..`, `-0043`,
 * `198X`, `1850~`. Decades and centuries before our era have no such form and are given as intervals of years.
 */
export function toEdtf({ start, end }: HistoricalSpan): string {
	if (start !== null && start === end) return ofDate(start);
	return `${start === null ? '..' : edge(start, 'start')}/${end === null ? '..' : edge(end, 'end')}`;
}

function ofDate(date: HistoricalDate): string {
	const { year, precision, approximate } = date;
	const mark = approximate ? '~' : '';
	if (precision === 'decade' && year >= 0) return `${digits(year).slice(0, -1)}X${mark}`;
	if (precision === 'century' && year >= 0) return `${digits(year).slice(0, -2)}XX${mark}`;
	if (precision === 'decade' || precision === 'century') return `${edge(date, 'start')}/${edge(date, 'end')}`;
	return `${calendar(date)}${mark}`;
}

/** One end of an interval: a decade or century is the year at that end. */
function edge(date: HistoricalDate, side: 'start' | 'end'): string {
	const { year, precision, approximate } = date;
	const length = precision === 'decade' ? 10 : precision === 'century' ? 100 : 1;
	const mark = approximate ? '~' : '';
	if (length === 1) return `${calendar(date)}${mark}`;
	return `${digits(side === 'start' ? year : year + length - 1)}${mark}`;
}

function calendar({ year, month, day }: HistoricalDate): string {
	const parts = [digits(year)];
	if (month !== undefined) parts.push(String(month).padStart(2, '0'));
	if (day !== undefined) parts.push(String(day).padStart(2, '0'));
	return parts.join('-');
}

/** A year in four digits; one that needs more begins with `Y`. */
function digits(year: number): string {
	const size = String(Math.abs(year));
	return `${size.length > 4 ? 'Y' : ''}${year < 0 ? '-' : ''}${size.padStart(4, '0')}`;
}

import { type HistoricalDate, type HistoricalSpan, YEARS } from './historicalDate.ts';

/**
 * A span as ISO 8601-2 (Extended Date/Time Format, level 1 and 2) writes it: `1967-06-05`, `1914/1918`, `2011/..`, `-0043`,
 * `198X`, `1850~`. Decades and centuries before our era have no such form and are given as intervals of years.
 */
export function toEdtf({ start, end }: HistoricalSpan): string {
	if (start !== null && start === end) return ofDate(start);
	return `${edge(start)}/${edge(end, true)}`;
}

function ofDate(date: HistoricalDate): string {
	const { year, precision, approximate } = date;
	const unknown = Math.log10(YEARS[precision]);
	if (unknown === 0) return edge(date);
	return year < 0 ? `${edge(date)}/${edge(date, true)}` : `${digits(year).slice(0, -unknown)}${'X'.repeat(unknown)}${markOf(approximate)}`;
}

/** One end of an interval: a decade or century is the year at that end. */
function edge(date: HistoricalDate | null, isEnd = false): string {
	if (date === null) return '..';
	const { year, month, day, precision, approximate } = date;
	const smaller = [month, day].map((part) => (part === undefined ? '' : `-${String(part).padStart(2, '0')}`));
	return `${digits(isEnd ? year + YEARS[precision] - 1 : year)}${smaller.join('')}${markOf(approximate)}`;
}

function markOf(isApproximate: boolean): string {
	return isApproximate ? '~' : '';
}

/** A year in four digits; one that needs more begins with `Y`. */
function digits(year: number): string {
	const size = String(Math.abs(year));
	return `${size.length > 4 ? 'Y' : ''}${year < 0 ? '-' : ''}${size.padStart(4, '0')}`;
}

import { capitalized } from '../text/capitalized.ts';
import { MONTH_NAMES } from '../text/monthNames.ts';
import type { DatePrecision, HistoricalDate, HistoricalSpan } from './historicalDate.ts';

/** How long the periods are into which a timeline is divided, from wide to narrow. */
export const ZOOMS = ['century', 'decade', 'year', 'month', 'day'] as const;

export type Zoom = (typeof ZOOMS)[number];

/**
 * The period at `zoom` in which `span` begins (ends, where it has no beginning): `1980s`, `5th century BC`, `June 1967`. One that is known less
 * closely is in a period of its own length; no two periods are called alike.
 */
export function periodOf({ start, end }: HistoricalSpan, zoom: Zoom): string {
	const date = start ?? end;
	if (date === null) return 'Without a date';
	return TITLES[ZOOMS.indexOf(date.precision) < ZOOMS.indexOf(zoom) ? date.precision : zoom](date);
}

const TITLES: Readonly<Record<DatePrecision, (date: HistoricalDate) => string>> = {
	century({ year }) {
		const number = centuryOf(year);
		return `${ordinal(number > 0 ? number : 1 - number)} century${number > 0 ? '' : ' BC'}`;
	},
	/** Before our era, where years are counted down, `440s BC` for 449 to 440 BC. */
	decade: ({ year }) => (year > 0 ? `${year - (year % 10)}s` : `${1 - year - ((1 - year) % 10)}s BC`),
	year: ({ year }) => (year > 0 ? String(year) : `${1 - year} BC`),
	month: (date) => `${capitalized(MONTH_NAMES[(date.month ?? 1) - 1] ?? '')} ${TITLES.year(date)}`,
	day: (date) => `${date.day ?? 1} ${TITLES.month(date)}`,
};

/** 20 for 1901 to 2000; 0 for the first century before our era, -1 for the second. */
function centuryOf(year: number): number {
	return Math.floor((year - 1) / 100) + 1;
}

/** `1st`, `2nd`, `11th`, `23rd`. */
function ordinal(number: number): string {
	const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
	return `${number}${ending}`;
}

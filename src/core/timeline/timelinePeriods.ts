import { MONTH_NAMES } from '../text/monthNames.ts';
import type { DatePrecision, HistoricalDate, HistoricalSpan } from './historicalDate.ts';

/** How long the periods are into which a timeline is divided, from wide to narrow. */
export const ZOOMS = ['century', 'decade', 'year', 'month', 'day'] as const;

export type Zoom = (typeof ZOOMS)[number];

/** A period of time as a heading of a timeline. */
export interface Period {
	/** Tells it from every other period. */
	readonly key: string;
	/** `1980s`, `5th century BC`, `June 1967`. */
	readonly title: string;
}

/** The period at `zoom` in which `span` begins (ends, where it has no beginning); one that is known less closely is in a period of its own length. */
export function periodOf({ start, end }: HistoricalSpan, zoom: Zoom): Period {
	const date = start ?? end;
	if (date === null) return { key: '', title: 'Without a date' };
	const precision = ZOOMS.indexOf(date.precision) < ZOOMS.indexOf(zoom) ? date.precision : zoom;
	return { key: `${precision} ${KEYS[precision](date)}`, title: TITLES[precision](date) };
}

const KEYS: Readonly<Record<DatePrecision, (date: HistoricalDate) => string>> = {
	century: ({ year }) => String(centuryOf(year)),
	decade: ({ year }) => decadeTitle(year),
	year: ({ year }) => String(year),
	month: ({ year, month = 0 }) => `${year} ${month}`,
	day: ({ year, month = 0, day = 0 }) => `${year} ${month} ${day}`,
};

const TITLES: Readonly<Record<DatePrecision, (date: HistoricalDate) => string>> = {
	century({ year }) {
		const number = centuryOf(year);
		return number > 0 ? `${ordinal(number)} century` : `${ordinal(1 - number)} century BC`;
	},
	decade: ({ year }) => decadeTitle(year),
	year: ({ year }) => yearTitle(year),
	month: ({ year, month = 1 }) => `${monthTitle(month)} ${yearTitle(year)}`,
	day: ({ year, month = 1, day = 1 }) => `${day} ${monthTitle(month)} ${yearTitle(year)}`,
};

/** 20 for 1901 to 2000; 0 for the first century before our era, -1 for the second. */
function centuryOf(year: number): number {
	return Math.floor((year - 1) / 100) + 1;
}

/** `1980s` for 1980 to 1989; before our era, where years are counted down, `440s BC` for 449 to 440 BC. */
function decadeTitle(year: number): string {
	return year > 0 ? `${year - (year % 10)}s` : `${1 - year - ((1 - year) % 10)}s BC`;
}

function yearTitle(year: number): string {
	return year > 0 ? String(year) : `${1 - year} BC`;
}

function monthTitle(month: number): string {
	const name = MONTH_NAMES[month - 1] ?? '';
	return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** `1st`, `2nd`, `11th`, `23rd`. */
function ordinal(number: number): string {
	const ending = number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
	return `${number}${ending}`;
}

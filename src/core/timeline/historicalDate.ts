/** How much of a date is known, from most to least. */
export type DatePrecision = 'day' | 'month' | 'year' | 'decade' | 'century';

/** A date of any age, as far as it is known. */
export interface HistoricalDate {
	/** Counted as astronomers and ISO 8601 count: 0 is 1 BC, -43 is 44 BC. Of a decade or century its first year. */
	readonly year: number;
	/** 1 to 12, given from precision `month` on. */
	readonly month?: number | undefined;
	/** 1 to 31, given for precision `day`. */
	readonly day?: number | undefined;
	readonly precision: DatePrecision;
	/** Whether the text says `c.`, `about`, `early` and the like. */
	readonly approximate: boolean;
}

/** A time from `start` to `end`, both included; `null` for an end that is open (`since 2011`, `2011–present`, `until 1979`). A single date is both. */
export interface HistoricalSpan {
	readonly start: HistoricalDate | null;
	readonly end: HistoricalDate | null;
}

/** How many years a date of each precision may mean. */
export const YEARS: Readonly<Record<DatePrecision, number>> = { day: 1, month: 1, year: 1, decade: 10, century: 100 };

/** The first day that `date` may mean, as `dayNumber` counts. */
export function firstDayOf({ year, month = 1, day = 1 }: HistoricalDate): number {
	return dayNumber(year, month, day);
}

/** The last day that `date` may mean, as `dayNumber` counts. */
export function lastDayOf({ year, month, day, precision }: HistoricalDate): number {
	if (day !== undefined) return dayNumber(year, month ?? 1, day);
	return month === undefined ? dayNumber(year + YEARS[precision], 1, 0) : dayNumber(year, month + 1, 0);
}

/** The day that `span` is put at: that of its beginning, else of its end. */
export function placeOf({ start, end }: HistoricalSpan): number {
	if (start !== null) return firstDayOf(start);
	return end === null ? -Infinity : lastDayOf(end);
}

/**
 * Days since 1 January 1970 in the Gregorian calendar, carried on backwards (ISO 8601), for years of any size. Months and days beyond their
 * ends count on: the day 0 is the last of the month before.
 */
export function dayNumber(year: number, month: number, day: number): number {
	// Years are counted from March, so that the leap day is the last of its year. `Date.UTC` takes ten times as long, and a timeline asks for tens of thousands at once.
	const shifted = year + Math.floor((month - 3) / 12);
	// From March on months have 31, 30, 31, 30 and 31 days, over and over: 30.6 each.
	const dayOfYear = Math.floor(30.6 * ((month + 9) % 12) + 0.5) + day - 1;
	return Math.floor(shifted * 365.25) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear - 719_468;
}

/** Whether there is such a day in the Gregorian calendar; without `day`, whether there is such a month. */
export function isCalendarDay(year: number, month: number, day = 1): boolean {
	return month >= 1 && month <= 12 && day >= 1 && day <= dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

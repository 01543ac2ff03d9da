import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, isCalendarDay, lastDayOf } from '../../../src/core/timeline/historicalDate.ts';

const DAY_MS = 86_400_000;

/** Days by the calendar of JavaScript, which has the same rules (ECMA-262, 21.4.1) and reads years below 100 otherwise. */
function daysByDate(year: number, month: number, day: number): number {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return date.getTime() / DAY_MS;
}

test('days are counted as the Gregorian calendar counts them, 250,000 years to either side', () => {
	const year = fc.integer({ min: -250_000, max: 250_000 });
	fc.assert(
		fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (y, m, d) => {
			expect(dayNumber(y, m, d)).toBe(daysByDate(y, m, d));
		}),
	);
});

test.each<[fact: string, year: number, month: number, day: number, isThere: boolean]>([
	['a leap day', 2024, 2, 29, true],
	['of a century', 1900, 2, 29, false],
	['of four centuries', 2000, 2, 29, true],
	['of 1 BC', 0, 2, 29, true],
	['31 April', 2024, 4, 31, false],
	['a thirteenth month', 2024, 13, 1, false],
	['no day', 2024, 1, 0, false],
])('%s', (_, year, month, day, isThere) => {
	expect(isCalendarDay(year, month, day)).toBe(isThere);
});

test.each([
	['a day', { year: 1967, month: 6, day: 5, precision: 'day' as const }, [1967, 6, 5]],
	['a month', { year: 1967, month: 2, precision: 'month' as const }, [1967, 2, 28]],
	['December', { year: 1967, month: 12, precision: 'month' as const }, [1967, 12, 31]],
	['a year', { year: 1967, precision: 'year' as const }, [1967, 12, 31]],
	['a decade', { year: 1980, precision: 'decade' as const }, [1989, 12, 31]],
	['a century', { year: 1801, precision: 'century' as const }, [1900, 12, 31]],
])('%s ends with its last day', (_, date, [year = 0, month = 0, day = 0]) => {
	expect(lastDayOf({ ...date, approximate: false })).toBe(daysByDate(year, month, day));
});

import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { lastDayOf, placeOf } from './historicalDate.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** The entries by the day they begin; of one day the longer first, as a decade stands before its years; then by note and line. */
export function inTimeOrder(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
	return entries
		.map((entry) => ({ entry, begins: placeOf(entry.span), ends: lastOf(entry) }))
		.sort(
			(a, b) =>
				difference(a.begins, b.begins) ||
				difference(b.ends, a.ends) ||
				compareCodeUnits(a.entry.path, b.entry.path) ||
				a.entry.line - b.entry.line,
		)
		.map(({ entry }) => entry);
}

/** Whether an entry has a day in common with the time from `from` to `to`, days as `dayNumber` counts, both included. */
export function isWithin(entry: TimelineEntry, from: number, to: number): boolean {
	return firstOf(entry) <= to && lastOf(entry) >= from;
}

function firstOf({ span }: TimelineEntry): number {
	return span.start === null ? Number.NEGATIVE_INFINITY : placeOf(span);
}

function lastOf({ span }: TimelineEntry): number {
	return span.end === null ? Number.POSITIVE_INFINITY : lastDayOf(span.end);
}

/** Days without end are equal to each other, though their difference is none. */
function difference(a: number, b: number): number {
	return a === b ? 0 : a < b ? -1 : 1;
}

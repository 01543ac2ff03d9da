import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { lastDayOf, placeOf } from './historicalDate.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** The entries by the day they begin; of one day the longer first, as a decade stands before its years; then by note and line. */
export function inTimeOrder(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
	return entries
		.map((entry) => ({ entry, begins: placeOf(entry.span), ends: lastOf(entry) }))
		.sort(
			(a, b) =>
				// Of two without end the difference is no number, which is none.
				a.begins - b.begins || b.ends - a.ends || compareCodeUnits(a.entry.path, b.entry.path) || a.entry.line - b.entry.line,
		)
		.map(({ entry }) => entry);
}

/** Whether an entry has a day in common with the time from `from` to `to`, days as `dayNumber` counts, both included. */
export function isWithin(entry: TimelineEntry, from: number, to: number): boolean {
	return (entry.span.start === null || placeOf(entry.span) <= to) && lastOf(entry) >= from;
}

function lastOf({ span }: TimelineEntry): number {
	return span.end === null ? Infinity : lastDayOf(span.end);
}

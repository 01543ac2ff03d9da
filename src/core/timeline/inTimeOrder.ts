import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import { sortedSteps } from '../text/sortedSteps.ts';
import type { Steps } from '../text/steps.ts';
import { lastDayOf, placeOf } from './historicalDate.ts';
import type { TimelineEntry } from './timelineEntry.ts';

/** An entry with what it is put in order by. */
type PlacedEntry = readonly [entry: TimelineEntry, begins: number, ends: number];

/** The entries by the day they begin; of one day the longer first, as a decade stands before its years; then by note and line. */
export function inTimeOrder(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
	return entries
		.map(placed)
		.sort(byTime)
		.map(([entry]) => entry);
}

/** So many entries are looked at in a step: a few milliseconds. */
const ENTRIES_A_STEP = 2048;

/** Those of `entries` that are chosen, in the order of `inTimeOrder`, in steps: a vault of thousands of notes has tens of thousands. */
export function* timeOrderSteps(
	entries: readonly TimelineEntry[],
	isChosen: (entry: TimelineEntry) => boolean = () => true,
): Steps<readonly TimelineEntry[]> {
	const chosen: PlacedEntry[] = [];
	for (const [at, entry] of entries.entries()) {
		if (isChosen(entry)) chosen.push(placed(entry));
		if (at % ENTRIES_A_STEP === 0) yield;
	}
	return (yield* sortedSteps(chosen, byTime)).map(([entry]) => entry);
}

/** Whether an entry has a day in common with the time from `from` to `to`, days as `dayNumber` counts, both included. */
export function isWithin(entry: TimelineEntry, from: number, to: number): boolean {
	return (entry.span.start === null || placeOf(entry.span) <= to) && lastOf(entry) >= from;
}

function placed(entry: TimelineEntry): PlacedEntry {
	return [entry, placeOf(entry.span), lastOf(entry)];
}

function byTime([a, begins, ends]: PlacedEntry, [b, otherBegins, otherEnds]: PlacedEntry): number {
	// Of two without end the difference is no number, which is none.
	return begins - otherBegins || otherEnds - ends || compareCodeUnits(a.path, b.path) || a.line - b.line;
}

function lastOf({ span }: TimelineEntry): number {
	return span.end === null ? Infinity : lastDayOf(span.end);
}

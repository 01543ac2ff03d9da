import { expect, test } from 'vitest';
import { inTimeOrder, timeOrderSteps } from '../../../src/core/timeline/inTimeOrder.ts';
import type { TimelineEntry } from '../../../src/core/timeline/timelineEntry.ts';

const ENTRIES: readonly TimelineEntry[] = Array.from({ length: 10_000 }, (_, at) => {
	const date = { year: 1900 + ((at * 7919) % 97), precision: 'year', approximate: false } as const;
	const span = { start: at % 11 === 0 ? null : date, end: at % 7 === 0 ? null : date };
	return { path: `${at % 13}.md`, line: at, span, written: String(date.year), text: 'what was', field: null };
});

test('entries that are put in order in steps stand as those that are at one go, without those that are not chosen', () => {
	const isChosen = ({ line }: TimelineEntry): boolean => line % 3 !== 0;
	const steps = timeOrderSteps(ENTRIES, isChosen);
	let count = 0;
	let step = steps.next();
	for (; step.done !== true; step = steps.next()) count += 1;
	expect(step.value).toEqual(inTimeOrder(ENTRIES.filter(isChosen)));
	// A step is some two thousand entries, looked at, sorted or merged.
	expect(count).toBeGreaterThan(10);
});

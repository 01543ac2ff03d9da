import type { Steps } from './steps.ts';

/** So many items are sorted, or merged, in a step: a few milliseconds. */
const ITEMS_A_STEP = 2048;

/** `items` in the order of `compare`, equal ones as they came: `toSorted` in steps. */
export function* sortedSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<readonly T[]> {
	let runs: (readonly T[])[] = [];
	for (let start = 0; start < items.length; start += ITEMS_A_STEP) {
		runs.push(items.slice(start, start + ITEMS_A_STEP).sort(compare));
		yield;
	}
	while (runs.length > 1) {
		const merged: (readonly T[])[] = [];
		for (let at = 0; at < runs.length; at += 2) merged.push(yield* mergedSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
		runs = merged;
	}
	return runs[0] ?? [];
}

function* mergedSteps<T>(first: readonly T[], second: readonly T[], compare: (a: T, b: T) => number): Steps<readonly T[]> {
	if (second.length === 0) return first;
	const merged: T[] = [];
	let other = 0;
	for (const item of first) {
		for (let next = second[other]; next !== undefined && compare(next, item) < 0; next = second[other]) {
			merged.push(next);
			other += 1;
			if (merged.length % ITEMS_A_STEP === 0) yield;
		}
		merged.push(item);
		if (merged.length % ITEMS_A_STEP === 0) yield;
	}
	for (; other < second.length; other += ITEMS_A_STEP) {
		merged.push(...second.slice(other, other + ITEMS_A_STEP));
		yield;
	}
	return merged;
}

import { lowerBound } from './lowerBound.ts';
import type { Range } from './range.ts';

/** The first index in `parts`, which are in the order of the text, whose part begins at `offset` or later. */
export function firstFrom(parts: readonly { readonly range: Range }[], offset: number): number {
	return lowerBound(parts.length, (at) => (parts[at]?.range.start ?? 0) < offset);
}

/** The same for parts that are ranges themselves. */
export function firstRangeFrom(ranges: readonly Range[], offset: number): number {
	return lowerBound(ranges.length, (at) => (ranges[at]?.start ?? 0) < offset);
}

/** Those of `parts`, which are in the order of the text, that begin inside `range`. */
export function beginningIn<Part extends { readonly range: Range }>(parts: readonly Part[], range: Range): Part[] {
	const found: Part[] = [];
	for (let at = firstFrom(parts, range.start); at < parts.length; at += 1) {
		const part = parts[at];
		if (!part || part.range.start >= range.end) break;
		found.push(part);
	}
	return found;
}

/** The same for parts that are ranges themselves. */
export function rangesIn<Part extends Range>(ranges: readonly Part[], range: Range): Part[] {
	const found: Part[] = [];
	for (let at = firstRangeFrom(ranges, range.start); at < ranges.length; at += 1) {
		const part = ranges[at];
		if (!part || part.start >= range.end) break;
		found.push(part);
	}
	return found;
}

/** `range` of `text` without white space at its ends. */
export function trimmedRange(text: string, range: Range): Range {
	let { start, end } = range;
	while (start < end && text.charAt(start).trim() === '') start += 1;
	while (end > start && text.charAt(end - 1).trim() === '') end -= 1;
	return { start, end };
}

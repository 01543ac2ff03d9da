/** A stretch of a text, half-open, in UTF-16 code units: `text.slice(start, end)`. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** The range with both ends moved by `by`. */
export function shiftedRange({ start, end }: Range, by: number): Range {
	return { start: start + by, end: end + by };
}

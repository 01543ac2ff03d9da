/** A stretch of a text, half-open, in UTF-16 code units: `text.slice(start, end)`. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

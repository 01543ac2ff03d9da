/** Hands out one lasting copy of a text. */
export type KeepText = (text: string) => string;

/** Longer texts hardly ever come twice; looking them up would cost more than a second copy. */
const MAX_SHARED_LENGTH = 80;

/**
 * A pool that gives the same copy for equal short texts.
 *
 * A slice of a note's text keeps the whole text in memory (V8 stores it as a pointer into its parent), so whatever
 * outlives the text goes through here. Most targets, headings, fields and tags of a vault are the same few thousand.
 */
export function createTextPool(): KeepText {
	const kept = new Map<string, string>();
	return (text) => {
		if (text.length > MAX_SHARED_LENGTH) return copyOf(text);
		const known = kept.get(text);
		if (known !== undefined) return known;
		const copy = copyOf(text);
		kept.set(copy, copy);
		return copy;
	};
}

/** `text` in memory of its own: joining makes a new string, and the slice points into that one. */
export function copyOf(text: string): string {
	return ` ${text}`.slice(1);
}

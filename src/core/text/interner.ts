/** Hands out one lasting copy of a text. */
export type Intern = (text: string) => string;

/** Longer texts hardly ever come twice; looking them up would cost more than a second copy. */
const MAX_SHARED_LENGTH = 60;

/** So many characters can be handed over as arguments at once on every platform. */
const MAX_ARGUMENTS = 1000;

/**
 * A pool that gives the same copy for equal short texts.
 *
 * A slice of a note's text keeps the whole text in memory (V8 stores it as a pointer into its parent), so whatever
 * outlives the text goes through here. Most targets, headings, fields and tags of a vault are the same few thousand.
 */
export function createInterner(): Intern {
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

/** `text` in memory of its own, in one byte a character where that will do even if its note needs two. */
export function copyOf(text: string): string {
	return copyOfPart(text, 0, text.length);
}

/** `copyOf` of what stands from `start` to `end`, which need not be cut out first. */
export function copyOfPart(text: string, start: number, end: number): string {
	const length = end - start;
	if (length > MAX_ARGUMENTS) return ` ${text.slice(start, end)}`.slice(1);
	const codes = new Array<number>(length);
	// Texts come here in more of the forms that V8 keeps them in than it tells apart in one place: `text.charCodeAt` would be looked up for each letter.
	for (let at = 0; at < length; at += 1) codes[at] = ''.charCodeAt.call(text, start + at);
	return String.fromCharCode.apply(null, codes);
}

/** The text of the first `length` of these code units, in memory of its own. */
export function textOfCodes(codes: readonly number[], length: number): string {
	if (length <= MAX_ARGUMENTS) return String.fromCharCode.apply(null, codes.slice(0, length));
	let text = ' ';
	for (let at = 0; at < length; at += MAX_ARGUMENTS)
		text += String.fromCharCode.apply(null, codes.slice(at, Math.min(at + MAX_ARGUMENTS, length)));
	return text.slice(1);
}

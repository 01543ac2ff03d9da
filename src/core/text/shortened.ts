/** `text`, where it is longer than `most` UTF-16 code units cut to as many, an ellipsis included; no character is cut in half. */
export function shortened(text: string, most: number): string {
	return text.length <= most ? text : `${text.slice(0, wholeAt(text, most - 1))}…`;
}

/** The same with both ends: what tells paths and titles apart is as often the last of them. */
export function shortenedInside(text: string, most: number): string {
	if (text.length <= most) return text;
	const head = Math.ceil(most / 3);
	const tail = text.length - (most - 1 - head);
	// A character that would be cut in half there is left out.
	return `${text.slice(0, wholeAt(text, head))}…${text.slice(wholeAt(text, tail) < tail ? tail + 1 : tail)}`;
}

/** `offset`, or the one before it where that stands between the two halves of a character. */
function wholeAt(text: string, offset: number): number {
	const code = text.charCodeAt(offset - 1);
	return code >= 0xd8_00 && code <= 0xdb_ff ? offset - 1 : offset;
}

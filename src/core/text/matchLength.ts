/** How many code units of `text` the sticky `pattern` matches at the offset `at`; 0 where it does not. */
export function matchLength(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0].length ?? 0;
}

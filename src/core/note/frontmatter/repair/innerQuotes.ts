/** How the quote marks inside of a quoted value are used. */
export type InnerQuotes =
	| 'none'
	/** Words in quotes and apostrophes: the text has them. */
	| 'words'
	/** One of them closes what the first of the value opened, or it cannot be told. */
	| 'parts';

const LETTER = /[\p{L}\p{N}]/u;
const OPENS_AFTER = /^$|[\s([{/\u2013\u2014-]/u;
const CLOSES_BEFORE = /^$|[\s)\]}.,;:!?/\u2026\u2013\u2014-]/u;

/** What the marks `quote` in `inner` are, the text between the quotes of a value. */
export function innerQuotes(inner: string, quote: '"' | "'"): InnerQuotes {
	if (!inner.includes(quote)) return 'none';
	let open = 0;
	for (let at = inner.indexOf(quote); at !== -1; at = inner.indexOf(quote, at + 1)) {
		const before = inner.charAt(at - 1);
		const after = inner.charAt(at + 1);
		// An escaped mark stands beside a bare one: whether the author knew of escapes is anybody's guess.
		if (before === '\\' || before === quote || after === quote) return 'parts';
		if (quote === "'" && LETTER.test(before) && LETTER.test(after)) continue;
		if (OPENS_AFTER.test(before) && after !== '' && !/\s/.test(after)) open += 1;
		else if (open > 0 && CLOSES_BEFORE.test(after) && !/\s/.test(before)) open -= 1;
		else return 'parts';
	}
	return open === 0 ? 'words' : 'parts';
}

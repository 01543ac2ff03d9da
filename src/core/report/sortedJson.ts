/** A value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function withSortedKeys(value: Json): Json {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return (value as readonly Json[]).map(withSortedKeys);
	const sorted: [string, Json][] = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(sorted.map(([key, inner]) => [key, withSortedKeys(inner)]));
}

/**
 * `value` as JSON that is the same bytes from run to run: keys in code-unit order, two blanks of indentation, a line end behind it.
 * Keys that look like whole numbers come first, as JavaScript orders them; our paths and names of members never are.
 */
export function sortedJson(value: Json): string {
	return `${JSON.stringify(withSortedKeys(value), null, 2)}\n`;
}

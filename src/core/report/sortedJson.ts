/** A value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function withSortedKeys(value: Json): Json {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return (value as readonly Json[]).map(withSortedKeys);
	const sorted: [string, Json][] = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(sorted.map(([key, inner]) => [key, withSortedKeys(inner)]));
}

/**
 * `value` as JSON that is the same bytes from run to run: keys in code-unit order, two blanks of indentation, a line end after it.
 * Keys that look like whole numbers come first, as JavaScript orders them; our paths and names of members never are.
 */
export function sortedJson(value: Json): string {
	return `${JSON.stringify(withSortedKeys(value), null, 2)}\n`;
}

/** The members of an object or the items of an array, made one after another while they are printed; `undefined` in between for work that goes on. */
export type StreamedJson =
	| { readonly items: Iterable<Json | undefined> }
	| { readonly members: Iterable<readonly [key: string, value: Json] | undefined> };

/**
 * The same bytes as `sortedJson` of an object gives that has the members `others` and, under `key`, what is `streamed`,
 * in parts, some of them empty, so that a long list is never held as one text. Streamed members come in the order of their keys.
 */
export function* sortedJsonParts(key: string, streamed: StreamedJson, others: Readonly<Record<string, Json>>): Iterable<string> {
	let before = '{\n';
	for (const name of [key, ...Object.keys(others)].sort((a, b) => (a < b ? -1 : 1))) {
		yield `${before}  ${JSON.stringify(name)}: `;
		if (name === key) yield* streamedParts(streamed);
		else yield indented(others[name] ?? null, '  ');
		before = ',\n';
	}
	yield '\n}\n';
}

function* streamedParts(streamed: StreamedJson): Iterable<string> {
	const isArray = 'items' in streamed;
	const [open, close] = isArray ? ['[', ']'] : ['{', '}'];
	let before = open;
	for (const text of isArray ? itemTexts(streamed.items) : memberTexts(streamed.members)) {
		if (text === undefined) yield '';
		else {
			yield `${before}\n    ${text}`;
			before = ',';
		}
	}
	yield before === open ? `${open}${close}` : `\n  ${close}`;
}

function* itemTexts(items: Iterable<Json | undefined>): Iterable<string | undefined> {
	for (const item of items) yield item === undefined ? undefined : indented(item, '    ');
}

function* memberTexts(members: Iterable<readonly [key: string, value: Json] | undefined>): Iterable<string | undefined> {
	for (const member of members) yield member === undefined ? undefined : `${JSON.stringify(member[0])}: ${indented(member[1], '    ')}`;
}

/** `value` as it stands after `indent`. No text of JSON holds a line end but those between its lines. */
function indented(value: Json, indent: string): string {
	return JSON.stringify(withSortedKeys(value), null, 2).replaceAll('\n', `\n${indent}`);
}

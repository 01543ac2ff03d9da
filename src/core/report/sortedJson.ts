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

/** Keys that JavaScript puts before all others. */
const WHOLE_NUMBER = /^\d/;

/** What does not stand in a text of JSON as it is, and what only may not. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

/** `value` as it stands after `indent`, written in one pass: of a large vault it is hundreds of megabytes. */
function indented(value: Json, indent: string): string {
	if (typeof value === 'string') return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const inner = `${indent}  `;
	if (Array.isArray(value)) {
		const items = (value as readonly Json[]).map((item) => indented(item, inner));
		return items.length === 0 ? '[]' : `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
	}
	const object = value as { readonly [key: string]: Json };
	const keys = Object.keys(object).sort();
	if (keys.length === 0) return '{}';
	if (keys.some((key) => WHOLE_NUMBER.test(key))) return JSON.stringify(withSortedKeys(value), null, 2).replaceAll('\n', `\n${indent}`);
	return `{\n${inner}${keys.map((key) => `${indented(key, '')}: ${indented(object[key] ?? null, inner)}`).join(`,\n${inner}`)}\n${indent}}`;
}

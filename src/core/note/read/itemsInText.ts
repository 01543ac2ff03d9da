/** Where Obsidian splits the text of a property that it knows for a list. */
const SPLIT_AT: ReadonlyMap<string, RegExp> = new Map([
	['aliases', /,/],
	['alias', /,/],
	['tags', /[\s,]/],
	['tag', /[\s,]/],
]);

/** What Obsidian reads in the text of a property: `USA, America` are two aliases, and one text elsewhere. What is no text is one as well. */
export function itemsInText<Value>(key: string, value: Value): readonly (Value | string)[] {
	const mark = SPLIT_AT.get(key);
	return mark === undefined || typeof value !== 'string'
		? [value]
		: value.split(mark).flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

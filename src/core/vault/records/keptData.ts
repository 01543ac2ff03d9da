import type { FrontmatterData, FrontmatterValue } from '../../note/frontmatter.ts';
import type { KeepText } from '../../text/interner.ts';

// Objects made from one empty prototype share their layout; `Object.create(null)` would make a hash table of each.
const NO_KEYS: object = Object.freeze(Object.create(null) as object);

/** A copy of front matter that holds on to nothing of the note's text; own keys only, nothing inherited. */
export function keptData(data: FrontmatterData, keep: KeepText): FrontmatterData {
	const copy = Object.create(NO_KEYS) as Record<string, FrontmatterValue>;
	for (const key of Object.keys(data)) {
		const value = data[key];
		// Keys need no copy: the engine keeps names of properties on their own.
		if (value !== undefined) copy[key] = keptValue(value, keep);
	}
	return copy;
}

function keptValue(value: FrontmatterValue, keep: KeepText): FrontmatterValue {
	if (typeof value === 'string') return keep(value);
	if (typeof value !== 'object' || value === null) return value;
	if (isList(value)) return value.map((item) => keptValue(item, keep));
	return keptData(value, keep);
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: FrontmatterValue): value is readonly FrontmatterValue[] {
	return Array.isArray(value);
}

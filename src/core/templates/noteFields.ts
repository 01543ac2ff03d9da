import type { FrontmatterData, FrontmatterValue } from '../note/frontmatter.ts';
import { isEmptyValue, isRequiredIn } from '../types/isRequiredIn.ts';
import type { NoteType } from '../types/noteType.ts';
import { fillPlaceholders } from './fillPlaceholders.ts';
import { placeholderValue, type PlaceholderSource } from './placeholders.ts';

/**
 * The fields that a note of the type should have and `data` does not, in the type's order: those with a value in `source`,
 * those with a default, and those that are required, without a value. Values of other fields come last, as given.
 */
export function missingFields(
	type: NoteType | undefined,
	data: FrontmatterData,
	source: PlaceholderSource,
): ReadonlyMap<string, FrontmatterValue> {
	const missing = new Map<string, FrontmatterValue>();
	const given = Object.entries(source.values).filter(([, value]) => !isEmptyValue(value));
	const later: FrontmatterData = { ...data, ...Object.fromEntries(given) };
	for (const field of type?.fields.values() ?? []) {
		const present = Object.hasOwn(data, field.name);
		if (present && !isEmptyValue(data[field.name])) continue;
		const value = given.find(([name]) => name === field.name)?.[1] ?? defaultOf(field.default, source);
		if (value !== undefined) missing.set(field.name, value);
		else if (!present && isRequiredIn(field, later)) missing.set(field.name, field.many ? [] : null);
	}
	for (const [name, value] of given) if (!missing.has(name) && !Object.hasOwn(data, name)) missing.set(name, value);
	return missing;
}

function defaultOf(value: FrontmatterValue | undefined, source: PlaceholderSource): FrontmatterValue | undefined {
	if (typeof value === 'string') return fillPlaceholders(value, (name) => placeholderValue(name, source)).text;
	if (Array.isArray(value)) return (value as readonly FrontmatterValue[]).map((item) => defaultOf(item, source) ?? null);
	return value;
}

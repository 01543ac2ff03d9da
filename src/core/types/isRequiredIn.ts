import type { FrontmatterData } from '../note/frontmatter.ts';
import type { Field, RequiredWhen } from './noteType.ts';

/** Whether a note with this front matter has to have the field: always, or because every field of `required-when` has a value it names. */
export function isRequiredIn(field: Field, data: FrontmatterData): boolean {
	return field.required || (field.requiredWhen !== undefined && holdsIn(field.requiredWhen, data));
}

/** Whether every field that `conditions` name has a value that they name. */
export function holdsIn(conditions: RequiredWhen, data: FrontmatterData): boolean {
	return Object.entries(conditions).every(([name, values]) => Object.hasOwn(data, name) && hasOneOf(data[name], values));
}

/** Whether `value` says nothing: absent, a key without a value, blank text, a list of nothing else. */
export function isEmptyValue(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	// A long list is not empty, whatever it holds: it is refused for its length elsewhere.
	return Array.isArray(value) && value.length <= LONGEST_EMPTY_LIST && value.every((item) => item === null || item === '');
}

/** Templates leave `[null]` or `["", ""]`, never more. */
const LONGEST_EMPTY_LIST = 10;

function hasOneOf(value: unknown, wanted: readonly string[]): boolean {
	const values: readonly unknown[] = Array.isArray(value) ? value : [value];
	return values
		.slice(0, 100)
		.some((one) => (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') && wanted.includes(String(one)));
}

import { fieldKind } from './kinds/fieldKinds.ts';
import type { Field } from './noteType.ts';

/** What a field expects, in words that follow "expected": "a list of at least 2 names of an actor such as `[Iran, Israel]`". */
export function describeField(field: Field): string {
	return field.many && field.kind !== 'tags' ? describeList(field) : describeOne(field);
}

/** What one value of a field is expected to be: "a date such as `2014-03-18`". */
export function describeOne(field: Field): string {
	const kind = fieldKind(field.kind);
	const [example] = kind.examplesFor(field);
	return example === undefined ? kind.noun(field) : `${kind.noun(field)} such as \`${example}\``;
}

function describeList(field: Field): string {
	const kind = fieldKind(field.kind);
	const examples = kind.examplesFor(field).slice(0, Math.max(field.min ?? 1, 1));
	const list = `a list of ${howMany(field)}${kind.plural(field)}`;
	return examples.length === 0 ? list : `${list} such as \`[${examples.join(', ')}]\``;
}

function howMany({ min, max }: Field): string {
	const least = min !== undefined && min > 1 ? min : undefined;
	if (least !== undefined && max === least) return `${least} `;
	if (least !== undefined && max !== undefined) return `${least} to ${max} `;
	if (least !== undefined) return `at least ${least} `;
	return max === undefined ? '' : `at most ${max} `;
}

import type { FrontmatterValue } from '../../note/frontmatter.ts';
import { fieldKindIds } from '../kinds/fieldKinds.ts';
import { entriesOf, readBoolean, readNumber, readText, readTexts, readWord, refuseKey, refuseValue } from './readEntries.ts';
import type { DefinitionReading, Entry, FieldDefinition } from './typeDefinition.ts';

/** A part of a field's definition: the key it has in a type note, what it says, and how it is read. */
interface FieldPart {
	readonly key: string;
	/** For the page of types. */
	readonly says: string;
	read(entry: Entry, reading: DefinitionReading): FieldDefinition;
}

/** Every key that a field's definition may have, in the order in which they are written. */
export const FIELD_PARTS: readonly FieldPart[] = [
	part(
		'kind',
		'What the value is: one of the kinds above. Without it `choice` where there are `options`, `note` where there is `of`, else `text`.',
		(entry, reading) => ({
			kind: readWord(entry, fieldKindIds, reading),
		}),
	),
	part('many', '`true`: the value is a list.', (entry, reading) => ({ many: readBoolean(entry, reading) })),
	part('one-or-many', '`true`: one value passes for a list, and a list for one value.', (entry, reading) => ({
		oneOrMany: readBoolean(entry, reading),
	})),
	part(
		'of',
		'For `note`: the type, or the types, of which the named note may be. A type that extends one of them will do.',
		(entry, reading) => ({
			of: readTexts(entry, 'actor', reading),
		}),
	),
	part('inverse', 'For `note`: what the relation is called from the other end.', (entry, reading) => ({
		inverse: readText(entry, 'has part', reading),
	})),
	part('options', 'For `choice`: the values there are.', (entry, reading) => ({ options: readTexts(entry, 'high', reading) })),
	part('suggest', 'Values that are offered and not demanded.', (entry, reading) => ({ suggest: readTexts(entry, 'high', reading) })),
	part('min', 'The fewest items of a list, else the least number.', (entry, reading) => ({ min: readNumber(entry, reading) })),
	part('max', 'The most items of a list, else the greatest number.', (entry, reading) => ({ max: readNumber(entry, reading) })),
	part('required', '`true`: every note of the type has to have a value.', (entry, reading) => ({ required: readBoolean(entry, reading) })),
	part(
		'required-when',
		'Required only where other fields have these values: `{ status: active }`, or a list of values.',
		(entry, reading) => ({
			requiredWhen: readConditions(entry, reading),
		}),
	),
	part(
		'after',
		'For a date or a number: the field before whose value this one’s may not lie: `until: { kind: date, after: since }`.',
		(entry, reading) => ({
			after: readText(entry, 'since', reading),
		}),
	),
	part('default', 'What a new note gets. `{{date}}` and `{{title}}` may stand in it.', ({ value }) =>
		value === null ? {} : { default: value },
	),
	part('description', 'A sentence for forms.', (entry, reading) => ({ description: readText(entry, 'Who takes part', reading) })),
];

const KEYS = FIELD_PARTS.map(({ key }) => key);

/** What a type note says of one field: a map of parts, or a kind alone as shorthand. */
export function readFieldDefinition(entry: Entry, reading: DefinitionReading): FieldDefinition {
	if (entry.value === null) return {};
	if (typeof entry.value === 'string') return withKnownKind(readPart('kind', entry, reading));
	const entries = entriesOf(entry);
	if (entries === undefined) {
		refuseValue(entry, 'a kind such as `text`, or a map such as `{ kind: text, required: true }`', reading);
		return {};
	}
	let definition: FieldDefinition = {};
	for (const { key, ...inner } of entries) {
		if (KEYS.includes(key)) definition = { ...definition, ...readPart(key, inner, reading) };
		else refuseKey(inner, KEYS, reading);
	}
	return entries.some(({ key }) => key === 'kind') ? withKnownKind(definition) : definition;
}

/** A field of a kind that is not known is known all the same: it takes whatever text takes, in a list or not. */
function withKnownKind(definition: FieldDefinition): FieldDefinition {
	return definition.kind === undefined ? { ...definition, kind: 'text', oneOrMany: true } : definition;
}

function readPart(key: string, entry: Entry, reading: DefinitionReading): FieldDefinition {
	return FIELD_PARTS.find((candidate) => candidate.key === key)?.read(entry, reading) ?? {};
}

/** The value of `required-when`. */
export function readConditions(entry: Entry, reading: DefinitionReading): FieldDefinition['requiredWhen'] {
	const entries = entriesOf(entry);
	if (entries === undefined) {
		refuseValue(entry, 'a field and its value such as `{ status: active }`', reading);
		return undefined;
	}
	const conditions: [string, readonly string[]][] = [];
	for (const { key, ...inner } of entries) {
		const values = readTexts(inner, 'active', reading);
		if (values !== undefined && values.length > 0) conditions.push([key, values]);
	}
	return conditions.length === 0 ? undefined : Object.fromEntries(conditions);
}

/** A part whose reader may leave its value out. */
function part(
	key: string,
	says: string,
	read: (entry: Entry, reading: DefinitionReading) => Readonly<Record<string, FrontmatterValue | undefined>>,
): FieldPart {
	return {
		key,
		says,
		read: (entry, reading) => Object.fromEntries(Object.entries(read(entry, reading)).filter(([, value]) => value !== undefined)),
	};
}

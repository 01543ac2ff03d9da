import type { FrontmatterPath } from '../../note/frontmatter.ts';
import type { FieldKindId } from '../kinds/fieldKinds.ts';
import type { Field } from '../noteType.ts';
import { showValue } from '../../text/showValue.ts';
import type { DefinitionReading, FieldDefinition } from './typeDefinition.ts';

/** The kinds whose values are all of another kind as well, so that a field may be narrowed to them. */
const NARROWER: Partial<Record<FieldKindId, readonly FieldKindId[]>> = {
	text: ['number', 'date', 'choice', 'url', 'note'],
};

/**
 * The field that `own` comes to under the field of the same name in the parent, if there is one.
 *
 * A type may ask for more than its parent, never for less: notes of the type are notes of the parent. What asks for
 * less is told to `reading` and the parent's word stands.
 */
export function inheritField(name: string, own: FieldDefinition, parent: Field | undefined, reading: DefinitionReading): Field {
	const path: FrontmatterPath = ['fields', name];
	if (parent === undefined) return completeField(name, own, path, reading);
	const narrowed: { -readonly [Part in keyof FieldDefinition]: FieldDefinition[Part] } = { ...own };
	const keepParent = (key: string, part: keyof FieldDefinition, why: string): void => {
		const message = `\`${key}\` of \`${name}\` is \`${showValue(own[part])}\`; expected ${why}, as in the type it extends`;
		reading.problems.push({ severity: 'error', path: [...path, key], part: 'value', message });
		delete narrowed[part];
	};
	if (own.kind !== undefined && own.kind !== parent.kind && !NARROWER[parent.kind]?.includes(own.kind))
		keepParent('kind', 'kind', `\`${parent.kind}\``);
	if (own.many !== undefined && own.many !== parent.many && parent.oneOrMany !== true) keepParent('many', 'many', `\`${parent.many}\``);
	if (own.oneOrMany === true && parent.oneOrMany !== true) keepParent('one-or-many', 'oneOrMany', '`false`');
	if (own.required === false && parent.required) keepParent('required', 'required', '`true`');
	if (own.min !== undefined && parent.min !== undefined && own.min < parent.min) keepParent('min', 'min', `at least \`${parent.min}\``);
	if (own.max !== undefined && parent.max !== undefined && own.max > parent.max) keepParent('max', 'max', `at most \`${parent.max}\``);
	if (own.options !== undefined && parent.kind === 'choice') {
		const foreign = own.options.find((option) => !parent.options.includes(option));
		if (foreign !== undefined) keepParent('options', 'options', `only ${parent.options.map((option) => `\`${option}\``).join(', ')}`);
	}
	// A parent that takes one or many is narrowed by saying which.
	if (parent.oneOrMany === true && narrowed.many !== undefined && own.oneOrMany === undefined) narrowed.oneOrMany = false;
	return completeField(name, { ...parent, ...narrowed }, path, reading);
}

function completeField(name: string, definition: FieldDefinition, path: FrontmatterPath, reading: DefinitionReading): Field {
	const kind = definition.kind ?? impliedKind(definition);
	const field: Field = {
		...definition,
		name,
		kind,
		many: kind === 'tags' || (definition.many ?? false),
		required: definition.required ?? false,
		suggest: definition.suggest ?? [],
		options: definition.options ?? [],
		of: definition.of ?? [],
	};
	if (field.min !== undefined && field.max !== undefined && field.min > field.max) {
		const message = `\`min\` of \`${name}\` is \`${field.min}\`, more than \`max\`; expected at most \`${field.max}\``;
		reading.problems.push({ severity: 'error', path: [...path, definition.min === undefined ? 'max' : 'min'], part: 'value', message });
		const { min: _min, max: _max, ...rest } = field;
		return rest;
	}
	return field;
}

function impliedKind({ options, of }: FieldDefinition): FieldKindId {
	if (options !== undefined) return 'choice';
	return of === undefined ? 'text' : 'note';
}

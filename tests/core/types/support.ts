import type { Field, NoteType, NoteTypes } from '../../../src/core/types/noteType.ts';

/** A field of which nothing is asked, with `parts` put in. */
export function fieldOf(parts: Partial<Field> = {}): Field {
	return { name: 'field', kind: 'text', many: false, required: false, suggest: [], options: [], of: [], ...parts };
}

/** A type with these fields, in this order. */
export function typeOf(...fields: readonly Partial<Field>[]): NoteType {
	return {
		name: 'thing',
		fields: new Map(fields.map((parts) => [parts.name ?? 'field', fieldOf(parts)])),
		sections: [],
		unknownFields: 'allow',
		template: '',
		origin: { kind: 'built-in' },
	};
}

/** A vault that knows these types. */
export function typesOf(...types: readonly NoteType[]): NoteTypes {
	return {
		all: () => types,
		get: (name) => types.find((type) => type.name === name),
		isA: (name, ancestor) => name === ancestor,
		nameFields: () => [],
		plainFields: () => [],
		hasOwn: false,
	};
}

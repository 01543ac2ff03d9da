import { compareCodeUnits } from '../text/compareCodeUnits.ts';
import type { TypeDefinition } from './definition/typeDefinition.ts';
import type { Inheritance } from './definition/inheritance.ts';
import { builtinNameFields } from './builtin/builtinDefinitions.ts';
import type { NoteType, NoteTypes } from './noteType.ts';

const NONE: readonly string[] = [];

/** The types that `resolved` holds, as the rest of the core asks for them. */
export function noteTypesOf(resolved: ReadonlyMap<TypeDefinition, NoteType>, lineage: Inheritance, hasOwn: boolean): NoteTypes {
	const byName = new Map<string, NoteType>();
	const ancestors = new Map<string, ReadonlySet<string>>();
	const nameFields = new Map<string, readonly string[]>();
	for (const definition of lineage.definitions()) {
		const type = resolved.get(definition);
		if (type === undefined) continue;
		byName.set(type.name, type);
		ancestors.set(type.name, new Set(lineage.line(definition).map(({ name }) => name)));
		nameFields.set(
			type.name,
			[...type.fields.values()].filter(({ kind }) => kind === 'note').map(({ name }) => name),
		);
	}
	const plainFields = new Map<NoteType['fields'], readonly string[]>();
	const all = [...byName.values()].sort((a, b) => compareCodeUnits(a.name, b.name));
	return {
		hasOwn,
		all: () => all,
		get: (name) => byName.get(name),
		isA: (name, ancestor) => name === ancestor || (ancestors.get(name)?.has(ancestor) ?? false),
		nameFields: (name) => (name === undefined ? NONE : (nameFields.get(name) ?? NONE)),
		plainFields(name) {
			const own = name === undefined ? undefined : byName.get(name)?.fields;
			if (own === undefined) return builtinNameFields();
			const known = plainFields.get(own) ?? builtinNameFields().filter((field) => !own.has(field));
			plainFields.set(own, known);
			return known;
		},
	};
}

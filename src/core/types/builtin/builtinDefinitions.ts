import { readTypeDefinition } from '../definition/readTypeDefinition.ts';
import type { DefinitionReading, TypeDefinition } from '../definition/typeDefinition.ts';
import { actor } from './actor.ts';
import type { BuiltinType } from './builtinType.ts';
import { company } from './company.ts';
import { country } from './country.ts';
import { group } from './group.ts';
import { institution } from './institution.ts';
import { organization } from './organization.ts';
import { person } from './person.ts';
import { policy } from './policy.ts';
import { relationship } from './relationship.ts';
import { source } from './source.ts';

/** Every built-in type by name. A test fails when a file of this folder is missing here. */
export const builtinTypes: Readonly<Record<string, BuiltinType>> = {
	relationship,
	policy,
	actor,
	country,
	organization,
	person,
	company,
	institution,
	group,
	source,
};

/** The definitions of the built-in types, read as type notes are; what is wrong with them is told to `reading`. */
export function builtinDefinitions(reading: DefinitionReading = { problems: [] }): readonly TypeDefinition[] {
	return Object.entries(builtinTypes).map(([name, { frontmatter, template }]) =>
		readTypeDefinition(frontmatter, template, { typeKey: 'type', fallbackName: name, origin: { kind: 'built-in' } }, reading),
	);
}

let nameFields: readonly string[] | undefined;

/** The fields that name notes in one of the built-in types, each once. */
export function builtinNameFields(): readonly string[] {
	return (nameFields ??= [
		...new Set(builtinDefinitions().flatMap(({ fields }) => [...fields].flatMap(([name, { kind }]) => (kind === 'note' ? [name] : [])))),
	]);
}

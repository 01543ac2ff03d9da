import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { builtinDefinitions, builtinTypes } from '../../../src/core/types/builtin/builtinDefinitions.ts';
import { exportBuiltin } from '../../../src/core/types/exportBuiltin.ts';
import type { DefinitionReading } from '../../../src/core/types/definition/typeDefinition.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { validateFields } from '../../../src/core/types/validateFields.ts';

const { types } = noteTypesFrom([], { typeKey: 'type' });

test('the list of built-in types has every file of its folder', () => {
	const files = readdirSync(new URL('../../../src/core/types/builtin', import.meta.url)).filter(
		(name) => !['builtinType.ts', 'builtinDefinitions.ts'].includes(name),
	);
	expect(
		Object.keys(builtinTypes)
			.map((name) => `${name}.ts`)
			.sort(),
	).toEqual(files.sort());
});

test('a built-in type is called what its file is called, and nothing is wrong with its definition', () => {
	const reading: DefinitionReading = { problems: [] };
	expect(builtinDefinitions(reading).map(({ name }) => name)).toEqual(Object.keys(builtinTypes));
	expect(reading.problems).toEqual([]);
});

test('countries, organizations, persons, companies, institutions and groups are actors', () => {
	const kinds = ['country', 'organization', 'person', 'company', 'institution', 'group'];
	expect(kinds.filter((name) => !types.isA(name, 'actor'))).toEqual([]);
	expect(['relationship', 'policy', 'source'].filter((name) => types.isA(name, 'actor'))).toEqual([]);
});

test.each([
	['relationship', ['actors', 'status'], ['Overview', 'Related Notes', 'Sources']],
	['policy', ['actors', 'status'], ['Overview', 'Related Notes', 'Sources']],
	['actor', [], []],
	['country', [], []],
	['organization', [], []],
	['person', [], []],
	['company', [], []],
	['institution', [], []],
	['group', [], []],
	['source', [], []],
])('a %s requires %j and wants the sections %j', (name, required, sections) => {
	const type = types.get(name);
	expect([...(type?.fields.values() ?? [])].filter((field) => field.required).map((field) => field.name)).toEqual(required);
	expect(type?.sections).toEqual(sections);
});

test('no built-in type takes a name that tests give to types of a vault', () => {
	expect(Object.keys(builtinTypes).filter((name) => name.startsWith('own-'))).toEqual([]);
});

test('no built-in type minds fields of which it knows nothing', () => {
	expect(types.all().filter(({ unknownFields }) => unknownFields === 'warn')).toEqual([]);
});

describe('notes that know nothing of us are sound', () => {
	test.each([
		['country', { capital: 'Paris', founded: 1958, aliases: 'République française', tags: 'europe', country: null }],
		['organization', { members: 193, founded: '1945, in San Francisco', aliases: [null], parent: ['UN', 'NATO'], country: '[[France]]' }],
		['person', { born: '1949-10-21', category: ['politician', 'author'], country: ['Israel', 'United States'] }],
		['source', { source: 'https://www.inss.org.il/p/', author: ['[[Chuck Freilich]]'], published: 'Spring 2019', created: '2024-01-01' }],
		[
			'source',
			{ url: 'https://crsreports.congress.gov/product/pdf/RL/RL33222/', publisher: 'CRS', published: 2022, author: 'Jeremy M. Sharp' },
		],
		['relationship', { actors: ['United States', '[[Israel|IL]]'], status: 'shattered by 2026 war', since: 1948 }],
		['policy', { actors: ['US'], status: 'lapsed after withdrawal and snapback', date: '2015-07' }],
	])('a %s with %j', (name, data) => {
		const type = types.get(name);
		expect(type && validateFields(type, data)).toEqual([]);
	});
});

test('a type that is customised and read back is the same type', () => {
	for (const type of types.all()) {
		const note = parseNote(`Types/${type.name}.md`, exportBuiltin(type, types, 'type'));
		const { types: own, findings } = noteTypesFrom([note], { typeKey: 'type' });
		expect(findings).toEqual(new Map());
		// What its sections are called is then for the note to say.
		expect(own.get(type.name)).toEqual({ ...type, origin: { kind: 'note', path: note.path }, hasBuiltInSections: undefined });
	}
});

test('a customised type is a note that people can read', () => {
	const relationship = types.get('relationship');
	expect(relationship && exportBuiltin(relationship, types, 'type')).toBe(`---
type: note-type
name: relationship
description: How two or more actors stand to each other
fields:
  actors: { kind: note, many: true, of: [actor], inverse: relationships, min: 2, required: true, description: Who stands in it }
  status: { kind: text, suggest: [strong alliance, alliance, partnership, cooperative, neutral, strained, rivalry, adversarial, open conflict, ended], required: true, description: "How it stands now, in your own words" }
  since: { kind: date }
  until: { kind: date, after: since }
  tags: { kind: tags }
sections: [Overview, Related Notes, Sources]
---

# {{title}}

## Overview

## Related Notes

## Sources
`);
	const country = types.get('country');
	expect(country && exportBuiltin(country, types, 'type')).toBe(
		'---\ntype: note-type\nname: country\nextends: actor\ndescription: A state\n---\n',
	);
});

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { baseForType } from '../../../src/core/types/baseForType.ts';
import { vaultOf } from '../templates/vaultOf.ts';

const { types } = vaultOf({});

const baseOf = (name: string): unknown => {
	const type = types.get(name);
	return type && parse(baseForType(type, types, 'type'));
};

test('a base lists the notes of a type with its fields as columns, and when they happened', () => {
	expect(baseOf('policy')).toEqual({
		filters: { or: ['note["type"] == "policy"'] },
		views: [
			{ type: 'table', name: 'policy', order: ['file.name', 'note.actors', 'note.status', 'note.date', 'note.tags'] },
			{ type: 'dossier-timeline', name: 'Timeline' },
		],
	});
});

test('actors are those of every type that extends it, with the matrix', () => {
	expect(baseOf('actor')).toMatchObject({
		filters: {
			or: expect.arrayContaining(['note["type"] == "actor"', 'note["type"] == "country"', 'note["type"] == "person"']) as unknown,
		},
		views: [{ type: 'table' }, { type: 'dossier-timeline' }, { type: 'dossier-matrix', name: 'Matrix of relations' }],
	});
});

test('names with quotes and colons stay what they are', () => {
	const type = types.get('policy');
	const odd = type && { ...type, name: 'a "b": c', fields: new Map() };
	const all = { ...types, all: () => (odd ? [odd] : []), isA: (name: string, other: string) => name === other };
	expect(odd && parse(baseForType(odd, all, 'my "key"'))).toMatchObject({
		filters: { or: ['note["my \\"key\\""] == "a \\"b\\": c"'] },
		views: [{ name: 'a "b": c' }, {}],
	});
});

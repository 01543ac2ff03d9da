import { expect, test } from 'vitest';
import type { FrontmatterData } from '../../../src/core/note/frontmatter.ts';
import { unknownFieldsOf } from '../../../src/core/types/unknownFieldsOf.ts';
import { typeOf, typesOf } from './support.ts';

const relationship = typeOf({ name: 'actors' }, { name: 'status' }, { name: 'since' });
const types = typesOf(relationship, typeOf({ name: 'statute' }));

test.each<[string, FrontmatterData, unknown[]]>([
	['a mistyped key suggests the field', { type: 'x', stauts: 'tense' }, [{ name: 'stauts', suggestion: 'status' }]],
	['a note that has the field means something else', { stauts: 'tense', status: 'tense' }, [{ name: 'stauts' }]],
	['a field of another type is no typing error', { statute: 'tense' }, [{ name: 'statute' }]],
	['a short key far from every field suggests nothing', { size: 4 }, [{ name: 'size' }]],
	['properties that any note may have are known', { aliases: [], cssclasses: [], created: '2024', title: 'X' }, []],
	['the fields of the type and the type key are known', { type: 'x', actors: [], since: null }, []],
])('%s', (_, data, expected) => {
	expect(unknownFieldsOf(relationship, data, types, 'type')).toEqual(expected);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import type { FieldDefinition, TypeDefinition } from '../../../src/core/types/definition/typeDefinition.ts';
import { readTypeNote } from '../../../src/core/types/readTypeNote.ts';
import { typeNoteText } from '../../../src/core/types/typeNoteText.ts';
import { runs } from '../../support/runs.ts';

/** Words as people use them and as YAML trips over them. */
const word = fc.oneof(
	fc.constantFrom(
		'status',
		'Foo: bar: baz',
		'yes',
		'010',
		'1:30',
		'2024-01-02',
		'@name',
		'#tag',
		'[[Iran]]',
		'a, b',
		'{x}',
		"it's",
		'"quoted"',
		'- item',
		'~',
		'null',
		'1e3',
		'Türkiye',
		'ایران',
		'🧪',
		'* x',
		'& y',
		'! z',
		'% p',
		'| q',
		'> r',
		'? s',
		'__proto__',
		'constructor',
	),
	fc
		.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
		.map((text) => text.replace(/\p{Cc}|\p{Cs}|[\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu, '').trim())
		.filter((text) => text !== ''),
);

const field: fc.Arbitrary<FieldDefinition> = fc.record(
	{
		kind: fc.constantFrom('text', 'number', 'date', 'note', 'choice'),
		many: fc.boolean(),
		of: fc.array(word, { maxLength: 3 }),
		suggest: fc.array(word, { maxLength: 3 }),
		min: fc.integer({ min: 0, max: 9 }),
		required: fc.boolean(),
		requiredWhen: fc.dictionary(
			word.filter((key) => key !== '__proto__'),
			fc.array(word, { minLength: 1, maxLength: 2 }),
			{ minKeys: 1, maxKeys: 2 },
		),
		default: fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word, { maxLength: 2 })),
		description: word,
	},
	{ requiredKeys: [] },
);

const definition: fc.Arbitrary<Omit<TypeDefinition, 'origin'>> = fc.record(
	{
		name: word,
		extends: word,
		description: word,
		fields: fc
			.array(
				fc.tuple(
					word.filter((name) => name !== 'type'),
					field,
				),
				{ maxLength: 4 },
			)
			.map((entries) => new Map(entries)),
		sections: fc.array(
			word.filter((heading) => !heading.startsWith('#')),
			{ minLength: 1, maxLength: 3 },
		),
		unknownFields: fc.constantFrom('allow', 'warn'),
		template: fc.constantFrom('', '# {{title}}\n', '# {{title}}\n\n---\na rule\n'),
	},
	{ requiredKeys: ['name', 'fields', 'template'] },
);

test('whatever a definition says, it says again when it is written and read back', () => {
	fc.assert(
		fc.property(definition, (given) => {
			const note = parseNote('Types/x.md', typeNoteText(given, 'type'));
			const { definition: read, findings } = readTypeNote(note, 'type');
			expect(findings.map(({ message }) => message)).toEqual([]);
			expect(read).toEqual({ ...given, origin: { kind: 'note', path: 'Types/x.md' } });
		}),
		{ numRuns: runs(400) },
	);
});

test('a comment after a field says why and changes nothing', () => {
	const given = { name: 'own-event', fields: new Map([['date', { kind: 'date' as const }]]), sections: ['Overview'], template: '' };
	const comments = { fields: new Map([['date', 'in 12 of\n13 notes']]), sections: 'in 9 of 13 notes' };
	const text = typeNoteText(given, 'type', comments);
	expect(text).toBe(
		'---\ntype: note-type\nname: own-event\nfields:\n  date: { kind: date } # in 12 of 13 notes\nsections: [Overview] # in 9 of 13 notes\n---\n',
	);
	expect(readTypeNote(parseNote('Types/x.md', text), 'type').definition).toMatchObject(given);
});

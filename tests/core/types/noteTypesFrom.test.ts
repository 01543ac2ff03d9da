import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/text/applyEdits.ts';
import { parseNote } from '../../../src/core/note/parseNote.ts';
import { fieldKindIds } from '../../../src/core/types/kinds/fieldKinds.ts';
import { noteTypesFrom } from '../../../src/core/types/noteTypesFrom.ts';
import { findingsOf, typesFrom } from './typeNotes.ts';
import { runs } from '../../support/runs.ts';

/** How messages list the kinds. */
const KINDS = fieldKindIds.map((id) => `\`${id}\``).join(', ');

const EVENT =
	'type: note-type\nname: own-event\nfields:\n  date: { kind: date, required: true }\n  actors: { kind: note, many: true, of: actor, min: 1 }\nsections: [Overview]';

describe('a type note describes a type', () => {
	test('with everything that a field may say', () => {
		const { types, findings } = typesFrom({
			flashpoint: `
type: note-type
name: flashpoint
extends: own-event
folder: Events
description: A place where it may begin
fields:
  actors: { kind: note, many: true, of: [actor], min: 2, required: true }
  risk-level: { kind: text, suggest: [low, high], required-when: { actors: Iran } }
  parent: { kind: note, of: own-event, inverse: has part }
  gdp: { kind: number, min: 0, max: 10, default: 5, description: In billions }
  phase: { options: [open, closed] }
  authors: { one-or-many: true }
sections: [Overview, Related Notes]
unknown-fields: warn`,
			'own-event': EVENT,
		});
		expect(findings).toEqual(new Map());
		const flashpoint = types.get('flashpoint');
		expect({ ...flashpoint, fields: undefined }).toEqual({
			name: 'flashpoint',
			extends: 'own-event',
			folder: 'Events',
			description: 'A place where it may begin',
			sections: ['Overview', 'Related Notes'],
			unknownFields: 'warn',
			template: '',
			origin: { kind: 'note', path: 'Types/flashpoint.md' },
		});
		const plain = { many: false, required: false, suggest: [], options: [], of: [] };
		expect([...(flashpoint?.fields.values() ?? [])]).toEqual([
			{ ...plain, name: 'date', kind: 'date', required: true },
			{ ...plain, name: 'actors', kind: 'note', many: true, of: ['actor'], min: 2, required: true },
			{ ...plain, name: 'risk-level', kind: 'text', suggest: ['low', 'high'], requiredWhen: { actors: ['Iran'] } },
			{ ...plain, name: 'parent', kind: 'note', of: ['own-event'], inverse: 'has part' },
			{ ...plain, name: 'gdp', kind: 'number', min: 0, max: 10, default: 5, description: 'In billions' },
			{ ...plain, name: 'phase', kind: 'choice', options: ['open', 'closed'] },
			{ ...plain, name: 'authors', kind: 'text', oneOrMany: true },
		]);
	});

	test.each([
		['a kind alone', 'fields: { status: date }', { kind: 'date', many: false }],
		['nothing after the name', 'fields:\n  status:', { kind: 'text', many: false }],
		['a list of names', 'fields: [status, since]', { kind: 'text', many: false }],
		['one type instead of a list', 'fields: { status: { of: actor } }', { kind: 'note', of: ['actor'] }],
		['one option instead of a list', 'fields: { status: { options: open } }', { kind: 'choice', options: ['open'] }],
		['tags, which are always a list', 'fields: { status: tags }', { kind: 'tags', many: true }],
		['numbers among the options', 'fields: { status: { options: [1, 2, true] } }', { options: ['1', '2', 'true'] }],
	])('a field may be written as %s', (_, yaml, expected) => {
		const { types, findings } = typesFrom({ a: `type: note-type\n${yaml}` });
		expect(findings.size).toBe(0);
		expect(types.get('a')?.fields.get('status')).toMatchObject(expected);
	});

	test('its name is the file name where it says none', () => {
		expect(typesFrom({ 'own-battle': 'type: note-type' }).types.get('own-battle')?.origin).toEqual({
			kind: 'note',
			path: 'Types/own-battle.md',
		});
	});

	test('its body is the template, without the blank lines around it', () => {
		const note = parseNote('Types/a.md', '---\r\ntype: note-type\r\n---\r\n\r\n# {{title}}\r\n\r\n## Overview\r\n\r\n\r\n');
		expect(noteTypesFrom([note], { typeKey: 'type' }).types.get('a')?.template).toBe('# {{title}}\n\n## Overview\n');
	});

	test('the hashes of a heading may be written or not', () => {
		expect(typesFrom({ a: 'type: note-type\nsections: ["## Overview", Sources]' }).types.get('a')?.sections).toEqual([
			'Overview',
			'Sources',
		]);
	});

	test('the key for types may be another one', () => {
		const note = parseNote('Types/a.md', '---\nkind: note-type\nname: own-battle\n---\n');
		expect(noteTypesFrom([note], { typeKey: 'kind' }).types.get('own-battle')?.name).toBe('own-battle');
	});

	test('other notes of the folder are left alone', () => {
		const { types, findings } = typesFrom({ index: 'type: index\nfields: nonsense', readme: 'title: On types' });
		expect(types.hasOwn).toBe(false);
		expect(findings.size).toBe(0);
	});
});

describe('types take over from types', () => {
	test("the vault's own wins over the built-in one", () => {
		const { types } = typesFrom({ policy: 'type: note-type\nname: policy\nfields: { author: text }' });
		expect([...(types.get('policy')?.fields.keys() ?? [])]).toEqual(['author']);
		expect(types.hasOwn).toBe(true);
	});

	test("a type may extend the built-in one of its own name, and the built-in types below it take over from the vault's", () => {
		const { types, findings } = typesFrom({ actor: 'type: note-type\nname: actor\nextends: actor\nfields: { capital: text }' });
		expect(findings.size).toBe(0);
		expect([...(types.get('country')?.fields.keys() ?? [])]).toEqual([
			'category',
			'country',
			'parent',
			'members',
			'founded',
			'aliases',
			'tags',
			'capital',
		]);
		expect(types.isA('country', 'actor')).toBe(true);
	});

	test('a type is what its parents are, at any remove', () => {
		const { types } = typesFrom({
			'own-event': EVENT,
			'own-battle': 'type: note-type\nextends: own-event',
			'own-siege': 'type: note-type\nextends: own-battle',
		});
		expect(['own-siege', 'own-battle', 'own-event', 'actor'].map((ancestor) => types.isA('own-siege', ancestor))).toEqual([
			true,
			true,
			true,
			false,
		]);
		expect(types.isA('own-event', 'own-siege')).toBe(false);
		expect(types.nameFields('own-siege')).toEqual(['actors']);
	});

	test('an unknown type is itself and has no fields that hold names', () => {
		const { types } = typesFrom({});
		expect([types.isA('concept', 'concept'), types.isA('concept', 'actor')]).toEqual([true, false]);
		expect([types.nameFields('concept'), types.nameFields(undefined), types.get('toString')]).toEqual([[], [], undefined]);
	});

	test("a child without sections of its own has its parent's, and its template", () => {
		const note = parseNote('Types/own-event.md', `---\n${EVENT}\n---\n# {{title}}\n`);
		const plain = parseNote('Types/own-battle.md', '---\ntype: note-type\nextends: own-event\n---\n');
		const other = parseNote('Types/own-vote.md', '---\ntype: note-type\nextends: own-event\nsections: [Result]\n---\n');
		const { types } = noteTypesFrom([note, plain, other], { typeKey: 'type' });
		expect([types.get('own-battle')?.sections, types.get('own-battle')?.template]).toEqual([['Overview'], '# {{title}}\n']);
		expect([types.get('own-vote')?.sections, types.get('own-vote')?.template]).toEqual([['Result'], '']);
	});

	test('a parent that takes one or many is narrowed by saying which', () => {
		const { types, findings } = typesFrom({ ministry: 'type: note-type\nextends: actor\nfields: { country: { many: false } }' });
		expect(findings.size).toBe(0);
		expect(types.get('ministry')?.fields.get('country')).toMatchObject({ kind: 'note', many: false, oneOrMany: false });
	});
});

describe('a type note is checked like any other, each fault at its place', () => {
	test.each<[string, Record<string, string>, string[]]>([
		[
			'an unknown kind',
			{ a: 'type: note-type\nfields: { x: { kind: nubmer } }' },
			[`a error <nubmer> \`kind\` is \`"nubmer"\`; expected one of ${KINDS}`],
		],
		[
			'an unknown kind as shorthand',
			{ a: 'type: note-type\nfields: { x: string }' },
			[`a error <string> \`x\` is \`"string"\`; expected one of ${KINDS}`],
		],
		[
			'a mistyped part of a field',
			{ a: 'type: note-type\nfields: { x: { requird: true } }' },
			['a warning <requird> `requird` is not known here; expected `required`'],
		],
		[
			'a mistyped key of the type',
			{ a: 'type: note-type\nextend: actor' },
			['a warning <extend> `extend` is not known here; expected `extends`'],
		],
		[
			'yes for true',
			{ a: 'type: note-type\nfields: { x: { many: yes } }' },
			['a error <yes> `many` is `"yes"`; expected `true` or `false`'],
		],
		[
			'text for a number',
			{ a: 'type: note-type\nfields: { x: { kind: number, min: none } }' },
			['a error <none> `min` is `"none"`; expected a number such as `1`'],
		],
		[
			'fields that are no map',
			{ a: 'type: note-type\nfields: 7' },
			['a error <7> `fields` is `7`; expected a map of fields such as `{ status: text }`'],
		],
		[
			'a field that is no map',
			{ a: 'type: note-type\nfields: { x: 7 }' },
			['a error <7> `x` is `7`; expected a kind such as `text`, or a map such as `{ kind: text, required: true }`'],
		],
		[
			'a map among the types of a name',
			{ a: 'type: note-type\nfields: { x: { of: [actor, { a: 1 }] } }' },
			['a error <{ a: 1 }> `of` is `{a: 1}`; expected text such as `actor`'],
		],
		[
			'a parent that no type is called',
			{ a: 'type: note-type\nextends: actr' },
			['a error <actr> `extends` is `actr`, which no type is called; expected `actor`'],
		],
		[
			'a circle',
			{ a: 'type: note-type\nextends: b', b: 'type: note-type\nextends: a' },
			[
				'a error <b> `extends` leads in a circle: `a` extends `b` extends `a`; expected a type that does not extend this one',
				'b error <a> `extends` leads in a circle: `b` extends `a` extends `b`; expected a type that does not extend this one',
			],
		],
		[
			'a type that extends itself',
			{ a: 'type: note-type\nextends: a' },
			['a error <a> `extends` leads in a circle: `a` extends `a`; expected a type that does not extend this one'],
		],
		[
			'a circle through a built-in type',
			{ actor: 'type: note-type\nextends: country' },
			[
				'actor error <country> `extends` leads in a circle: `actor` extends `country` extends `actor`; expected a type that does not extend this one',
			],
		],
		[
			'more types above it than may be',
			Object.fromEntries(
				Array.from({ length: 33 }, (_, n) => [`t${n}`, n === 0 ? 'type: note-type' : `type: note-type\nextends: t${n - 1}`]),
			),
			[
				't31 error <t30> `extends` leads over more than 30 types, so nothing is taken over; expected a shorter way',
				't32 error <t31> `extends` leads over more than 30 types, so nothing is taken over; expected a shorter way',
			],
		],
		[
			'another kind than the parent has',
			{ a: 'type: note-type\nextends: relationship\nfields: { since: { kind: number } }' },
			['a error <number> `kind` of `since` is `"number"`; expected `date`, as in the type it extends'],
		],
		[
			'less than the parent requires',
			{ a: 'type: note-type\nextends: relationship\nfields: { status: { required: false } }' },
			['a error <false> `required` of `status` is `false`; expected `true`, as in the type it extends'],
		],
		[
			'fewer items than the parent wants',
			{ a: 'type: note-type\nextends: relationship\nfields: { actors: { min: 1 } }' },
			['a error <1> `min` of `actors` is `1`; expected at least `2`, as in the type it extends'],
		],
		[
			'one value where the parent has a list',
			{ a: 'type: note-type\nextends: relationship\nfields: { actors: { many: false } }' },
			['a error <false> `many` of `actors` is `false`; expected `true`, as in the type it extends'],
		],
		[
			'names of other types than the parent has',
			{ a: 'type: note-type\nextends: relationship\nfields: { actors: { of: [country, policy] } }' },
			['a error <policy> `of` names `policy`; expected `actor` or a type that extends it, as in the type it extends'],
		],
		[
			'options that the parent does not have',
			{
				a: 'type: note-type\nextends: b\nfields: { x: { options: [low, huge] } }',
				b: 'type: note-type\nfields: { x: { options: [low, high] } }',
			},
			['a error <[low, huge]> `options` of `x` is `["low", "huge"]`; expected only `low`, `high`, as in the type it extends'],
		],
		[
			'a type of names that nobody describes',
			{ a: 'type: note-type\nfields: { x: { of: [actor, own-event] } }' },
			['a info <own-event> `of` names `own-event`, which no type is called; expected a type with a note of its own, or a built-in one'],
		],
		[
			'options on text',
			{ a: 'type: note-type\nfields: { x: { kind: text, options: [low] } }' },
			['a warning <options> `options` says nothing of a text field; expected `kind: choice` with it'],
		],
		[
			'a least length of text',
			{ a: 'type: note-type\nfields: { x: { kind: text, min: 3 } }' },
			['a warning <min> `min` says nothing of a text field; expected `kind: number` with it'],
		],
		[
			'a choice without options',
			{ a: 'type: note-type\nfields: { x: choice }' },
			['a error <x> `x` has no `options`; expected a list such as `[low, high]`'],
		],
		[
			'more at least than at most',
			{ a: 'type: note-type\nfields: { x: { kind: number, min: 5, max: 2 } }' },
			['a error <5> `min` of `x` is `5`, more than `max`; expected at most `2`'],
		],
		[
			'a default that the field would refuse',
			{ a: 'type: note-type\nfields: { x: { kind: date, default: soon } }' },
			['a error <soon> `default` of `x` is `"soon"`; expected a date such as `2014-03-18`'],
		],
		[
			'a condition on a field that is not there',
			{ a: 'type: note-type\nfields: { status: text, x: { required-when: { stauts: active } } }' },
			['a warning <stauts> `stauts` is no field of `a`; expected `status`'],
		],
		[
			'a field after one that is not there',
			{ a: 'type: note-type\nfields: { since: date, until: { kind: date, after: snice } }' },
			['a warning <snice> `snice` is no field of `a`; expected `since`'],
		],
		[
			'text that is to come after something',
			{ a: 'type: note-type\nfields: { since: date, x: { kind: text, after: since } }' },
			['a warning <after> `after` says nothing of a text field; expected `kind: date` with it'],
		],
		[
			'a section without a name, with a wrong word, an unknown key and a condition on no field',
			{ a: 'type: note-type\nsections: [{ name: A, items: lnik, size: 3, required-when: { x: y } }, { items: link }]' },
			[
				'a error <lnik> `items` is `"lnik"`; expected one of `link`, `citation`, `wikilink`, `dated`, `any`',
				'a warning <size> `size` is not known here; expected one of `name`, `items`, `empty`, `required-when`',
				'a error <{ items: link }> `sections` is `{items: "link"}`; expected a map with a `name`, such as `{ name: Sources, items: link }`',
				'a warning <x> `x` is no field of `a`; expected a field of this type',
			],
		],
		[
			'a field named like the type key',
			{ a: 'type: note-type\nfields: { type: text }' },
			['a warning <type> `type` names the type of every note; expected the name of another field'],
		],
		[
			'a second note for a type',
			{ a: 'type: note-type\nname: own-event', b: 'type: note-type\nname: own-event' },
			['b error <own-event> `own-event` is described in `Types/a.md` as well, which counts; expected another name'],
		],
		[
			'a type note that does not say that it is one',
			{ a: 'name: own-event\nfields: { date: date }' },
			['a warning <---> `type` is missing; expected `note-type`'],
		],
		[
			'a type named like type notes',
			{ a: 'type: note-type\nname: note-type' },
			['a error <note-type> `name` is `"note-type"`; expected another name: `note-type` is what type notes themselves are'],
		],
		[
			'an unknown word for unknown fields',
			{ a: 'type: note-type\nunknown-fields: wran' },
			['a error <wran> `unknown-fields` is `"wran"`; expected one of `allow`, `warn`'],
		],
	])('%s', (_, notes, expected) => {
		expect(findingsOf(notes)).toEqual(expected);
	});

	test('front matter that cannot be read says so and no type comes of it', () => {
		const { types, findings } = typesFrom({ a: 'type: note-type\nname: [', 'own-event': EVENT });
		expect(findings.get('Types/a.md')?.map(({ message }) => message)).toEqual([expect.stringMatching(/^front matter cannot be read: /)]);
		expect(types.get('own-event')?.name).toBe('own-event');
		expect(types.get('a')).toBeUndefined();
	});

	test('a block that is not closed says so', () => {
		const { findings } = noteTypesFrom([parseNote('Types/a.md', '---\ntype: note-type\nname: a\n')], { typeKey: 'type' });
		expect(findings.get('Types/a.md')?.map(({ message }) => message)).toEqual([
			'front matter cannot be read: it is not closed; expected a line `---` after it',
		]);
	});

	test('front matter that can be mended offers it', () => {
		const note = parseNote('Types/a.md', '---\ntype: note-type\ndescription: Foo: bar: baz\n---\n');
		const [fix] = noteTypesFrom([note], { typeKey: 'type' }).findings.get('Types/a.md')?.[0]?.fixes ?? [];
		const outcome = fix?.kind === 'edit' ? fix.plan(note) : undefined;
		expect(outcome?.kind === 'edits' && applyEdits(note.text, outcome.edits)).toBe(
			'---\ntype: note-type\ndescription: "Foo: bar: baz"\n---\n',
		);
	});

	test('a field of an unknown kind takes any text, in a list or not, and stays known', () => {
		const field = typesFrom({ a: 'type: note-type\nfields: { x: { kind: string, required: true } }' }).types.get('a')?.fields.get('x');
		expect(field).toMatchObject({ kind: 'text', oneOrMany: true, required: true });
	});

	test('what was probably meant is offered, not applied', () => {
		const text = '---\ntype: note-type\nfields:\n  x: { requird: true } # mine\n---\n';
		const note = parseNote('Types/a.md', text);
		const [fix] = noteTypesFrom([note], { typeKey: 'type' }).findings.get('Types/a.md')?.[0]?.fixes ?? [];
		expect(fix?.kind === 'edit' && [fix.title, fix.safe]).toEqual(['Rename to "required"', false]);
		const outcome = fix?.kind === 'edit' ? fix.plan(note) : undefined;
		expect(outcome?.kind === 'edits' && applyEdits(text, outcome.edits)).toBe(text.replace('requird', 'required'));
	});

	test('a boolean that was written as a word becomes one', () => {
		const text = '---\ntype: note-type\nfields: { x: { many: yes } }\n---\n';
		const note = parseNote('Types/a.md', text);
		const [fix] = noteTypesFrom([note], { typeKey: 'type' }).findings.get('Types/a.md')?.[0]?.fixes ?? [];
		const outcome = fix?.kind === 'edit' ? fix.plan(note) : undefined;
		expect(outcome?.kind === 'edits' && applyEdits(text, outcome.edits)).toBe(text.replace('yes', 'true'));
	});
});

test('a section may be a heading or say more of itself, and a type takes over what its parent says', () => {
	const { types } = typesFrom({
		'own-a': 'type: note-type\nsections: [Overview, { name: "## Sources", items: link, empty: warn }]',
		'own-b': 'type: note-type\nextends: own-a',
		'own-c': 'type: note-type\nextends: own-a\nsections: Sources',
	});
	const said = (name: string): unknown => [types.get(name)?.sections, [...(types.get(name)?.sectionShapes ?? [])]];
	const shapes = [['Sources', { items: 'link', empty: 'warn' }]];
	expect([said('own-a'), said('own-b'), said('own-c')]).toEqual([
		[['Overview', 'Sources'], shapes],
		[['Overview', 'Sources'], shapes],
		[['Sources'], []],
	]);
});

test('whatever stands in type notes, types come of them and every finding has its place in the text', () => {
	const key = fc.constantFrom(
		'name',
		'extends',
		'fields',
		'sections',
		'folder',
		'unknown-fields',
		'kind',
		'many',
		'of',
		'options',
		'min',
		'max',
		'required',
		'required-when',
		'default',
		'a',
		'b',
		'__proto__',
		'constructor',
		'1',
	);
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			fc.constantFrom('a', 'b', 'actor', 'text', 'note', 'choice', 'number', true, null, 0, -1, ''),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(key, tie('value'), { maxKeys: 4 }),
		),
	}));
	const definition = fc.record(
		{
			extends: value,
			fields: fc.dictionary(key, fc.dictionary(key, value, { maxKeys: 5 }), { maxKeys: 4 }),
			sections: value,
			'unknown-fields': value,
		},
		{ requiredKeys: ['fields'] },
	);
	fc.assert(
		fc.property(fc.array(definition, { maxLength: 3 }), (definitions) => {
			// JSON is YAML, on one line and with every quote that it needs.
			const lines = (data: object): string =>
				Object.entries(data)
					.map(([name, entry]) => `${name}: ${JSON.stringify(entry)}`)
					.join('\n');
			const notes = definitions.map((data, position) =>
				parseNote(`Types/${['a', 'b', 'actor'][position] ?? ''}.md`, `---\ntype: note-type\n${lines(data)}\n---\n`),
			);
			const { types, findings } = noteTypesFrom(notes, { typeKey: 'type' });
			expect(types.all().length).toBeGreaterThanOrEqual(10);
			for (const note of notes) {
				for (const { range, fixes } of findings.get(note.path) ?? []) {
					expect(range.start >= 0 && range.start < range.end && range.end <= note.text.length).toBe(true);
					for (const fix of fixes) if (fix.kind === 'edit') expect(['edits', 'refused']).toContain(fix.plan(note).kind);
				}
			}
		}),
		{ numRuns: runs(200) },
	);
});

test('the type note of the example vault has nothing to report', () => {
	const text = readFileSync(new URL('../../../example-vault/Types/flashpoint.md', import.meta.url), 'utf8');
	const { types, findings } = noteTypesFrom([parseNote('Types/flashpoint.md', text)], { typeKey: 'type' });
	expect(findings).toEqual(new Map());
	expect(types.get('flashpoint')?.folder).toBe('Flashpoints');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Note } from '../../../../src/core/note/note.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { checkNote } from '../../../../src/core/checking/checkNote.ts';
import { checkRecord } from '../../../../src/core/checking/checkRecord.ts';
import { DEFAULT_LINK_FORMAT } from '../../../../src/core/vault/links/linkFormat.ts';
import { exclusionsOf } from '../../../../src/core/related/exclusionsOf.ts';
import { nearNamesOf } from '../../../../src/core/vault/names/nearNames.ts';
import { sectionNaming } from '../../../../src/core/vault/sections/sectionNaming.ts';
import { RULES } from '../../../../src/core/rules/rules.ts';
import { parseSettings } from '../../../../src/core/settings/settings.ts';
import { inferTypes, type InferredType } from '../../../../src/core/types/infer/inferTypes.ts';
import type { NoteTypes } from '../../../../src/core/types/noteType.ts';
import { noteTypesFrom } from '../../../../src/core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../../../src/core/vault/noteIndex.ts';
import { vaultSchemaOf } from '../../../../src/core/vault/vaultSchema.ts';
import { FAULTY_NOTES } from '../../../support/exampleVault.ts';

const { settings } = parseSettings({});

/** The rules that run where nobody has set any. */
const DEFAULT_RULES = RULES.filter((rule) => rule.severity !== 'off');

function indexOf(notes: readonly Note[], types: NoteTypes): NoteIndex {
	const index = new NoteIndex(vaultSchemaOf(settings, types));
	for (const note of notes) index.put(note);
	return index;
}

/** What is learned from a vault with these notes, path to text, that has no types of its own. */
function learn(vault: Readonly<Record<string, string>>): readonly InferredType[] {
	const notes = Object.entries(vault).map(([path, text]) => parseNote(path, text));
	const { types } = noteTypesFrom([], settings);
	return inferTypes(notes, indexOf(notes, types), types, settings);
}

/** `count` notes of a type in a folder, the front matter of each made from its number. */
function notesOf(type: string, count: number, yaml: (position: number) => string, body = ''): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, position) => [
			`${type}s/${type} ${position}.md`,
			`---\ntype: ${type}\n${yaml(position)}\n---\n${body}`,
		]),
	);
}

const textOf = (types: readonly InferredType[], name: string): string | undefined => types.find((type) => type.name === name)?.text;

describe('a type is learned from its notes', () => {
	const countries = { ...notesOf('country', 3, () => 'tags: [x]'), 'Orgs/NATO.md': '---\ntype: organization\n---\n' };

	test('with kinds, lists, names, what is always there, sections, folder and reasons', () => {
		const body = '# T\n\n## Overview\n\n### Detail\n\n## Aftermath\n\n## Sources\n';
		const vault = {
			...countries,
			...notesOf(
				'own-battle',
				6,
				(n) =>
					`place: Field ${n}\nphase: ${['open', 'closed', 'open'][n % 3] ?? ''}\nactors: [country 0, country ${n % 3}]\ndead: ${n * 100}\ndate: 194${n}-01-0${n + 1}\nwon: ${n > 2}\nreport: https://example.org/${n}\ntags: [war]\naliases: [B${n}]\n${n === 2 ? 'weather: rain\n' : ''}${n < 2 ? 'parent: "[[Front]]"' : ''}`,
				body,
			),
		};
		expect(textOf(learn(vault), 'own-battle')).toBe(`---
type: note-type
name: own-battle
folder: own-battles
fields:
  place: { kind: text, required: true } # in all 6 notes
  phase: { kind: text, suggest: [open, closed], required: true } # in all 6 notes
  actors: { kind: note, many: true, of: [actor], required: true } # in all 6 notes
  dead: { kind: number, required: true } # in all 6 notes
  date: { kind: date, required: true } # in all 6 notes
  won: { kind: boolean, required: true } # in all 6 notes
  report: { kind: url, required: true } # in all 6 notes
  tags: { kind: tags } # in all 6 notes
  aliases: { kind: text, many: true, one-or-many: true } # in all 6 notes
  parent: { kind: text } # in 2 of 6 notes
sections: [Overview, Detail, Aftermath, Sources] # in all 6 notes
---
`);
	});

	test.each([
		[
			'one value and lists become either',
			['author: A', 'author: [B, C]'],
			'  author: { kind: text, many: true, one-or-many: true } # in all 2 notes\n',
		],
		['numbers among words become text', ['founded: 1948', 'founded: long ago'], '  founded: { kind: text } # in all 2 notes\n'],
		['years and days become dates', ['since: 1948', 'since: 1948-05-14'], '  since: { kind: date } # in all 2 notes\n'],
		['maps are left out', ['place: { lat: 1 }', 'place: { lat: 2 }'], ''],
		['true among words is left out', ['sure: true', 'sure: perhaps'], ''],
		['a key that never has a value is left out', ['note:', 'note:'], ''],
		[
			'a value with a comma is one value',
			['status: tense, talks on', 'status: tense, talks on'],
			'  status: { kind: text, suggest: ["tense, talks on"] } # in all 2 notes\n',
		],
	])('%s', (_, lines, expected) => {
		const learned = textOf(learn(notesOf('own-event', 2, (n) => lines[n] ?? '')), 'own-event');
		expect(learned?.replace(/^---\ntype: note-type\nname: own-event\nfolder: own-events\n(?:fields:\n)?/, '').replace(/---\n$/, '')).toBe(
			expected,
		);
	});

	test('a field that repeats the note’s own name is text, and moments that come again are not offered', () => {
		const learned = textOf(
			learn(notesOf('own-event', 4, (n) => `title: own-event ${n}\nseen: "Monday, June 30th 2025, 9:18:${n < 2 ? '17' : '20'} pm"`)),
			'own-event',
		);
		expect(learned).toContain('  title: { kind: text } # in all 4 notes\n  seen: { kind: text } # in all 4 notes\n');
	});

	test('nor are days, where something else stands among them', () => {
		const learned = textOf(learn(notesOf('own-event', 4, (n) => `checked: ${n < 3 ? '2026-05-26' : 'YYYY-MM-DD'}`)), 'own-event');
		expect(learned).toContain('  checked: { kind: text } # in all 4 notes\n');
	});

	test('nor is the note’s own name, where a vault holds a folder twice', () => {
		const once = notesOf('own-event', 4, (n) => `title: own-event ${n}`);
		const twice = Object.fromEntries(Object.entries(once).map(([path, text]) => [`Copy/${path}`, text]));
		expect(textOf(learn({ ...once, ...twice }), 'own-event')).toContain(
			'  title: { kind: text, required: true, default: "{{title}}" } # in all 8 notes\n',
		);
	});

	test('what a new note knows of itself it is given, where all have it', () => {
		const learned = textOf(
			learn(
				notesOf(
					'own-event',
					6,
					(n) =>
						`title: T ${n}\ncreated: 2024-01-0${n + 1}\ndate_modified: 2024-02-0${n + 1}\ndate: 1914-08-0${n + 1}${n < 5 ? `\nupdated: 2024-03-0${n + 1}` : ''}`,
				),
			),
			'own-event',
		);
		expect(learned).toContain(
			[
				'  title: { kind: text, required: true, default: "{{title}}" } # in all 6 notes',
				'  created: { kind: date, required: true, default: "{{date}}" } # in all 6 notes',
				'  date_modified: { kind: date, required: true, default: "{{date}}" } # in all 6 notes',
				'  date: { kind: date, required: true } # in all 6 notes',
				'  updated: { kind: date } # in 5 of 6 notes',
			].join('\n'),
		);
	});

	test('nothing is required of fewer than five notes', () => {
		expect(textOf(learn(notesOf('own-event', 4, () => 'status: open')), 'own-event')).not.toContain('required');
	});

	test('a field that one of fifty notes lacks is not required', () => {
		expect(textOf(learn(notesOf('own-event', 50, (n) => (n === 7 ? 'x: 1' : 'status: open'))), 'own-event')).toContain(
			'status: { kind: text, suggest: [open] } # in 49 of 50 notes',
		);
	});

	test('what one of sixty notes writes otherwise is taken as well, and a word mistyped is not offered', () => {
		const lines = (n: number): string =>
			n === 9 ? 'dead: many\nstatus: [open]' : `dead: ${n}\nstatus: ${n < 2 ? 'clsoed' : (['open', 'closed'][n % 2] ?? '')}`;
		expect(textOf(learn(notesOf('own-event', 60, lines)), 'own-event')).toContain(
			'  dead: { kind: text, required: true } # in all 60 notes\n  status: { kind: text, one-or-many: true, suggest: [open, closed], required: true } # in all 60 notes\n',
		);
	});

	test('a closed list is never learned', () => {
		expect(
			learn(notesOf('own-event', 60, (n) => `status: ${n % 2 ? 'open' : 'closed'}`))
				.map(({ text }) => text)
				.join(''),
		).not.toMatch(/choice|options/);
	});

	test('names of different kinds that are all actors are actors', () => {
		const vault = { ...countries, ...notesOf('own-event', 2, (n) => `who: [country 0, ${n ? 'NATO' : 'country 1'}]`) };
		expect(textOf(learn(vault), 'own-event')).toContain('who: { kind: note, many: true, of: [actor] }');
	});

	test('a field of one note in several is its own, unless it would be told as a slip', () => {
		const learned = textOf(learn(notesOf('own-event', 6, (n) => (n === 0 ? 'stauts: x\nmood: y' : 'status: x'))), 'own-event');
		expect(learned).not.toContain('mood');
		expect(learned).toContain('  stauts: { kind: text } # in 1 of 6 notes\n');
	});

	test('fields that are likely the same are pointed out', () => {
		const learned = textOf(learn(notesOf('own-event', 6, (n) => (n < 3 ? 'start_date: 2020' : 'date-started: 2021'))), 'own-event');
		expect(learned).toContain('  date-started: { kind: number } # in 3 of 6 notes; likely the same as start_date\n');
	});

	test.each([
		['two names of three notes', ['country 0', 'country 1', 'country 1'], 'text'],
		['names that mostly lead nowhere', ['country 0', 'country 1', 'country 2', 'X', 'Y', 'Z'], 'text'],
		['three names and one that has no note', ['country 0', 'country 1', 'country 2', 'Nobody'], 'note'],
		['three names and one that is nearly a note', ['country 0', 'country 1', 'country 2', 'country-0'], 'text'],
	])('%s are %s', (_, names, kind) => {
		const learned = textOf(learn({ ...countries, ...notesOf('own-event', names.length, (n) => `who: ${names[n] ?? ''}`) }), 'own-event');
		expect(learned).toContain(`who: { kind: ${kind}`);
	});

	test.each([
		['that are mostly unique', (n: number) => `title ${n < 2 ? 0 : n}`],
		['that say nothing', (n: number) => (n < 5 ? 'N/A' : `title ${n}`)],
	])('values %s are not offered', (_, value) => {
		expect(textOf(learn(notesOf('own-event', 9, (n) => `what: ${value(n)}`)), 'own-event')).toContain(
			'what: { kind: text, required: true }',
		);
	});

	test('a field of lists that hold an empty list is none that is known', () => {
		expect(textOf(learn(notesOf('own-event', 9, (n) => `related:\n  - []\nwhat: ${n}`)), 'own-event')).not.toContain('related');
	});

	test('a type that only one note has is described where others name it', () => {
		const fronts = Object.fromEntries(
			['North', 'South', 'East'].map((name) => [`${name}.md`, `---\ntype: own-${name.toLowerCase()}\ntown: ${name}ham\n---\n`]),
		);
		const learned = learn({ ...fronts, ...notesOf('own-event', 3, (n) => `where: ${['North', 'South', 'East'][n] ?? ''}`) });
		expect(textOf(learned, 'own-event')).toContain('of: [own-east, own-north, own-south]');
		expect(learned.map(({ name }) => name)).toEqual(['own-event', 'own-east', 'own-north', 'own-south']);
		expect(textOf(learned, 'own-north')).toContain('  town: { kind: text } # in its only note\n');
	});

	test('a type whose notes are actors of a relationship is an actor', () => {
		const vault = {
			...countries,
			...notesOf('own-community', 3, () => 'faith: x'),
			'R.md': '---\ntype: relationship\nactors: [country 0, own-community 1]\nstatus: x\n---\n',
		};
		expect(textOf(learn(vault), 'own-community')).toContain('name: own-community\nextends: actor\n');
	});

	test('a type that is called as a built-in actor is, but for its capitals, is one; what asks for something is not taken for it', () => {
		const vault = { ...notesOf('Person', 3, () => 'born: x'), ...notesOf('Policy', 3, () => 'born: x') };
		expect(textOf(learn(vault), 'Person')).toContain('name: Person\nextends: person\n');
		expect(textOf(learn(vault), 'Policy')).not.toContain('extends');
	});

	test('a folder is learned where all notes lie in it, and sections where all have them in one order', () => {
		const vault = notesOf('own-event', 4, () => '', '## A\n\n## B\n');
		const elsewhere = { ...vault, 'Other.md': '---\ntype: own-event\n---\n## B\n\n## A\n' };
		expect(textOf(learn(vault), 'own-event')).toContain('folder: own-events\nsections: [A, B]');
		expect(textOf(learn(elsewhere), 'own-event')).not.toContain('folder');
		expect(textOf(learn(elsewhere), 'own-event')).toMatch(/sections: \[[AB]\]/);
	});

	test('a name that only one note has, and one that is another type mistyped, is no type', () => {
		const vault = {
			...notesOf('own-concept', 5, () => ''),
			...notesOf('own-concpet', 2, () => ''),
			...notesOf('relationshp', 2, () => ''),
			...notesOf('own-essay', 1, () => ''),
		};
		expect(learn(vault).map(({ name }) => name)).toEqual(['own-concept']);
	});

	test('a type that the vault describes already is left alone', () => {
		const notes = Object.entries(notesOf('own-event', 5, () => 'x: 1')).map(([path, text]) => parseNote(path, text));
		const { types } = noteTypesFrom([parseNote('Types/own-event.md', '---\ntype: note-type\n---\n')], settings);
		expect(inferTypes(notes, indexOf(notes, types), types, settings)).toEqual([]);
	});

	test('a built-in type is proposed with the fields that it lacks, and not without any', () => {
		const learned = learn({
			...notesOf('country', 5, (n) => `capital: C${n}\ntitle: T`),
			...notesOf('person', 5, () => 'country: [A, B]'),
		});
		expect(learned.map(({ text }) => text)).toEqual([
			'---\ntype: note-type\nname: country\nextends: country\nfolder: countrys\nfields:\n  capital: { kind: text, required: true } # in all 5 notes\n---\n',
		]);
	});

	test("a slip for a field of a built-in type is not learned, nor is one note's own", () => {
		expect(
			learn(notesOf('relationship', 4, (n) => `actors: [A, B]\nstauts: tense\naliases: [R${n}]\n${n === 1 ? 'mood: x' : ''}`)),
		).toEqual([]);
	});

	test('the template of the vault is its body', () => {
		const vault = {
			...notesOf('own-event', 3, () => 'x: 1'),
			'Templates/Own-event.md': '---\ntype: own-event\ndate: {{date}}\n---\n\n# {{title}}\n\n## Why\n- \n',
		};
		expect(textOf(learn(vault), 'own-event')).toMatch(/---\n\n# \{\{title\}\}\n\n## Why\n- \n$/);
	});

	test('the most frequent type comes first', () => {
		expect(
			learn({ ...notesOf('own-essay', 3, () => ''), ...notesOf('own-event', 5, () => '') }).map(({ name, notes }) => `${name} ${notes}`),
		).toEqual(['own-event 5', 'own-essay 3']);
	});
});

describe('class notes of Fileclass and Metadata Menu', () => {
	const fields = `fields:
  - { name: status, id: a1, type: Select, path: "", options: { sourceType: ValuesList, valuesList: { "1": reading, "2": read } } }
  - { name: rating, id: a2, type: Number, path: "", options: { min: "1", max: "5", step: "1" } }
  - { name: genres, id: a3, type: Multi, path: "", options: [novel, essay] }
  - { name: author, id: a4, type: File, path: "", options: { dvQueryString: x }, required: true }
  - { name: mood, id: a5, type: Cycle, path: "", options: { "0": dark, "1": light } }
  - { name: inner, id: a6, type: Input, path: a4, options: {} }
  - { name: total, id: a7, type: Formula, path: "", options: {} }`;
	const classText = `---\nextends: Media\nfilesPaths: [Library]\nversion: "2.0"\n${fields}\n---\n`;

	test('say what a type has, also before there is a note of it', () => {
		expect(textOf(learn({ 'Classes/Book.md': classText }), 'Book')).toBe(`---
type: note-type
name: Book
extends: Media
folder: Library
fields:
  status: { kind: text, suggest: [reading, read] } # from Classes/Book.md
  rating: { kind: number, min: 1, max: 5 } # from Classes/Book.md
  genres: { kind: text, many: true, suggest: [novel, essay] } # from Classes/Book.md
  author: { kind: note, required: true } # from Classes/Book.md
  mood: { kind: text, suggest: [dark, light] } # from Classes/Book.md
---
`);
	});

	test('give way to what the notes say where they differ', () => {
		const vault = {
			'Classes/Book.md': classText,
			...notesOf('Book', 3, (n) => `status: abandoned\nrating: ${n * 4}\ngenres: novel\nmood: dark`),
		};
		expect(textOf(learn(vault), 'Book')).toContain(`fields:
  status: { kind: text, suggest: [reading, read] } # from Classes/Book.md, in all 3 notes
  rating: { kind: number } # from Classes/Book.md, in all 3 notes
  genres: { kind: text, suggest: [novel] } # from Classes/Book.md, in all 3 notes
  author: { kind: note } # from Classes/Book.md
`);
	});
});

describe('the example vault without its types', () => {
	const root = fileURLToPath(new URL('../../../../example-vault/', import.meta.url));
	const notes = readdirSync(root, { recursive: true, encoding: 'utf8' })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => path.endsWith('.md') && !path.startsWith('Types/'))
		.sort()
		.map((path) => parseNote(path, readFileSync(join(root, path), 'utf8')));
	const builtIn = noteTypesFrom([], settings).types;
	const inferred = inferTypes(notes, indexOf(notes, builtIn), builtIn, settings);

	test('gives a type for its flashpoints', () => {
		expect(inferred.map(({ name }) => name)).toContain('flashpoint');
	});

	test('has no error and no warning in a sound note under the types that were learned', () => {
		const { types, findings } = noteTypesFrom(
			inferred.map(({ path, text }) => parseNote(path, text)),
			settings,
		);
		expect(findings).toEqual(new Map());
		const index = indexOf(notes, types);
		const near = nearNamesOf(index, settings);
		const among = {
			types,
			index,
			settings,
			near,
			naming: sectionNaming(index, settings),
			exclusionOf: exclusionsOf(index, settings),
			dismissals: {},
			formerNames: new Map(),
			wasDeleted: () => false,
			linkFormat: DEFAULT_LINK_FORMAT,
		};
		const found = notes
			.filter(({ path }) => !FAULTY_NOTES.includes(path))
			.flatMap((note) => {
				const record = index.record(note.path);
				const type = record?.type === undefined ? undefined : types.get(record.type);
				return [
					...checkNote(
						{ note, type, types, typeFindings: findings, settings },
						DEFAULT_RULES.filter((rule) => rule.scope === 'note'),
					),
					...(record
						? checkRecord(
								{ record, type, ...among },
								DEFAULT_RULES.filter((rule) => rule.scope === 'vault'),
							)
						: []),
				];
			});
		expect(found.filter(({ severity }) => severity !== 'info').map(({ path, line, message }) => `${path}:${line} ${message}`)).toEqual([]);
	});
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewNoteRequest } from '../../src/obsidian/index/liveVault.ts';
import { type MadeNote, NewNoteModel, TITLE } from '../../src/obsidian/features/newNote/newNoteModel.ts';
import { readTemplates } from '../../src/obsidian/features/newNote/readTemplates.ts';
import { liveVaultInMemory, type LiveVaultInMemory } from '../support/liveVaultInMemory.ts';

const FILES = {
	'Countries/United States.md': '---\ntype: country\naliases: [US]\n---\n',
	'Countries/China.md': '---\ntype: country\n---\n',
	'Countries/Iran.md': '---\ntype: country\nmembers: [Basij]\n---\n',
	'Relationships/US-Iran Relations.md': '---\ntype: relationship\nactors: [US, Iran]\nstatus: rivalry\n---\n',
	'Relationships/China-Iran Relations.md': '---\ntype: relationship\nactors: [China, Iran]\nstatus: partnership\n---\n',
	'Plain.md': 'No type.\n',
	'Types/talks.md':
		'---\ntype: note-type\nname: talks\nfields:\n  level: { kind: choice, options: [low, high] }\n  place: { kind: text, required-when: { level: high } }\n  in: { kind: note, of: country, inverse: talks held }\n---\n',
};

let vault: LiveVaultInMemory;
beforeAll(async () => {
	vault = await liveVaultInMemory(FILES);
});
afterAll(() => vault.dispose());

const form = (request: NewNoteRequest): NewNoteModel =>
	new NewNoteModel(
		{
			vault: vault.live,
			settings: vault.settings.current,
			clock: { date: '2026-11-29', time: '12:00', formatNow: (format) => format },
			templates: [],
		},
		request,
	);

const names = (fields: readonly { readonly name: string }[]): string[] => fields.map(({ name }) => name);

describe('the fields of the form', () => {
	test('what is required stands first, what has a value next, and the rest is folded', () => {
		const { first, more } = form({ type: 'relationship', values: { since: '2014' } }).fields();
		expect([names(first), names(more)]).toEqual([
			['actors', 'status', 'since'],
			['until', 'tags'],
		]);
	});

	test('a field that becomes required by another value stands first from then on', () => {
		const model = form({ type: 'talks' });
		expect(names(model.fields().first)).toEqual([]);
		model.set('level', 'high');
		expect(names(model.fields().first)).toEqual(['place', 'level']);
	});

	test('Enter goes on to the next required field that is empty, round to the beginning, and ends where all is there', () => {
		const model = form({ type: 'relationship' });
		expect(model.next(TITLE)).toBe('actors');
		model.set('actors', ['China']);
		// A relationship is between two at least.
		expect(model.next(TITLE)).toBe('actors');
		expect(model.next('status')).toBe(TITLE);
		model.setTitle('US-China Relations');
		model.set('actors', ['US', 'China']);
		expect(model.next('actors')).toBe('status');
		model.set('status', 'strained');
		expect(model.next('status')).toBeUndefined();
	});

	test('nothing is lost by closing a form in which nothing was typed', () => {
		const model = form({ type: 'relationship', title: 'US-China Relations' });
		expect(model.isTyped).toBe(false);
		model.set('status', 'strained');
		expect(model.isTyped).toBe(true);
	});
});

describe('a title', () => {
	test.each([
		['is completed as the vault calls its relationships, each name as it is written', 'us-china', ['US-China Relations']],
		['keeps the mark between its names', 'united states–iran', ['United States–Iran Relations']],
		['is left alone where it is no two names', 'china', []],
		['is left alone where one of the names is of no note', 'us-atlantis', []],
		['is left alone once it is whole', 'US-China Relations', []],
	])('%s', (_, typed, words) => {
		const model = form({ type: 'relationship' });
		model.setTitle(typed);
		expect(model.titleWords()).toEqual(words);
	});

	test('fills the actors, until they are touched', () => {
		const model = form({ type: 'relationship' });
		expect(model.setTitle('US-China Relations')).toBe(true);
		expect(model.value('actors')).toEqual(['United States', 'China']);
		model.set('actors', ['Iran']);
		expect(model.setTitle('US-Iran Relations')).toBe(false);
		expect(model.value('actors')).toEqual(['Iran']);
	});
});

describe('from where one is', () => {
	test.each<[string, NewNoteRequest, string, unknown]>([
		[
			'a relationship from a note of an actor has that actor',
			{ type: 'relationship', near: { path: 'Countries/Iran.md' } },
			'actors',
			['Iran'],
		],
		[
			'the title knows better',
			{ type: 'relationship', title: 'US-China Relations', near: { path: 'Countries/Iran.md' } },
			'actors',
			['United States', 'China'],
		],
		['a person from a country is in that country', { type: 'person', near: { path: 'Countries/Iran.md' } }, 'country', 'Iran'],
		['a country from a country is in no country', { type: 'country', near: { path: 'Countries/Iran.md' } }, 'country', undefined],
		['a relation that is read from the other end is filled', { type: 'talks', near: { path: 'Countries/Iran.md' } }, 'in', 'Iran'],
		['a note without a type says nothing', { type: 'relationship', near: { path: 'Plain.md' } }, 'actors', undefined],
		[
			'a value that was given stands',
			{ type: 'relationship', values: { actors: ['China'] }, near: { path: 'Countries/Iran.md' } },
			'actors',
			['China'],
		],
	])('%s', (_, request, field, value) => {
		expect(form(request).value(field)).toEqual(value);
	});
});

describe('what the form says of the note before it is made', () => {
	const said = (model: NewNoteModel): readonly string[] => model.findings(model.planned() as MadeNote);

	test('what is still empty, and what the rules will find', () => {
		const model = form({ type: 'relationship', title: 'US-China Relations' });
		expect(said(model)).toEqual(['Still empty: `status`']);
		model.set('status', 'strained');
		expect(said(model)).toEqual([]);
		const talks = form({ type: 'talks', title: 'Round two', values: { level: 'medium' } });
		expect(said(talks)).toEqual(['`level` is `"medium"`; expected one of `low`, `high`']);
	});

	test('a value that the type does not take, with what it expects', () => {
		const model = form({ type: 'talks', title: 'Round two' });
		model.set('level', 'higher');
		expect(model.faults()).toEqual([{ name: 'level', expected: 'one of low, high' }]);
	});
});

test('templates are read of a folder that is written with other capitals than the setting', async () => {
	const blank = await liveVaultInMemory({ 'templates/country.md': '---\ntype: country\n---\n', 'Iran.md': '' });
	const found = await readTemplates(blank.live, blank.settings);
	expect(found.map(({ path }) => path)).toEqual(['templates/country.md']);
	blank.dispose();
});

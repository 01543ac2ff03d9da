import { describe, expect, test } from 'vitest';
import { fieldsFromTitle } from '../../../src/core/templates/fieldsFromTitle.ts';
import { folderForType } from '../../../src/core/templates/folderForType.ts';
import { inferTypeFor } from '../../../src/core/templates/inferTypeFor.ts';
import { nearExisting } from '../../../src/core/templates/nearExisting.ts';
import type { NoteType } from '../../../src/core/types/noteType.ts';
import { vaultOf } from './vaultOf.ts';

const { index, types } = vaultOf({
	'Countries/United States.md': '---\ntype: country\naliases: [US, USA]\n---\n',
	'Countries/China.md': '---\ntype: country\n---\n',
	'Countries/Iran.md': '---\ntype: country\n---\n',
	'Countries/Türkiye.md': '---\ntype: country\naliases: [Turkey]\n---\n',
	'Countries/Guinea-Bissau.md': '---\ntype: country\n---\n',
	'Countries/Saudi Arabia.md': '---\ntype: country\n---\n',
	'Old/Russia.md': '---\ntype: country\n---\n',
	'Organizations/European Union.md': '---\ntype: organization\n---\n',
	'Policies/Abraham Accords.md':
		'---\ntype: policy\nactors: [United States, UAE]\nstatus: in force\n---\nSee [[US-China Relations]] and [[Bahrain]].\n',
	'Relationships/US-Iran.md': '---\ntype: relationship\nactors: [US, UAE]\nstatus: tense\n---\n',
	'Daily/2026-03-14.md': 'Read about [[UAE]].\n',
});
const relationship = types.get('relationship') as NoteType;
const mentionsOf = (target: string): NonNullable<ReturnType<typeof index.wanted>[number]>['mentions'] =>
	index.wanted().find((wanted) => wanted.target === target)?.mentions ?? [];

describe('a title fills the fields of its type', () => {
	test.each([
		['by alias and by name', 'US-China Relations', ['United States', 'China']],
		['by initials', 'EU-Iran Relations', ['European Union', 'Iran']],
		['by the beginning of a name', 'Iran-Saudi Rivalry', ['Iran', 'Saudi Arabia']],
		['whatever the accents', 'Turkiye-Iran Relations', ['Türkiye', 'Iran']],
		['with a name that has a hyphen itself', 'Guinea-Bissau-China Relations', ['Guinea-Bissau', 'China']],
		['three at once', 'US-China-Russia Triangle', ['United States', 'China', 'Russia']],
		['with other marks between', 'China and Iran', ['China', 'Iran']],
		['with a dash', 'China–Iran Shadow War', ['China', 'Iran']],
		['where one part has no note yet', 'China-India Relations', ['China', 'India']],
	])('%s', (_, title, expected) => {
		expect(fieldsFromTitle(title, relationship, index, types)).toEqual({ actors: expected });
	});

	test.each([
		['with one name', 'Iran'],
		['with a hyphen in one name', 'Guinea-Bissau'],
		['with no known name', 'Non-aligned Movement'],
		['with a note of another type', 'Abraham Accords'],
	])('a title %s fills nothing', (_, title) => {
		expect(fieldsFromTitle(title, relationship, index, types)).toEqual({});
	});

	test('a type that is about no names is filled with nothing', () => {
		expect(fieldsFromTitle('US-China Relations', types.get('country') as NoteType, index, types)).toEqual({});
	});
});

describe('the type of a note that is named and not there', () => {
	test.each([
		['a name in `actors` is an actor', 'UAE', 'actor'],
		['two known names side by side are a relationship', 'US-China Relations', 'relationship'],
		['a link in a text says nothing', 'Bahrain', undefined],
	])('%s', (_, target, expected) => {
		expect(inferTypeFor(target, mentionsOf(target), index, types)).toBe(expected);
	});
});

describe('notes that are there already, or nearly', () => {
	test.each([
		['the same name', 'China', ['same China']],
		['in another case and without accents', 'turkiye', ['same Türkiye']],
		['an alias', 'USA', ['alias USA']],
		['initials', 'EU', ['initials European Union']],
		['one error in six letters', 'Abrahm Accords', ['near Abraham Accords']],
		['a short name is near nothing', 'Iraq', []],
		['another name', 'Flashpoint', []],
	])('%s', (_, title, expected) => {
		expect(nearExisting(title, index).map(({ how, name }) => `${how} ${name}`)).toEqual(expected);
	});
});

describe('the folder of a new note', () => {
	test('is where most notes of the type are', () => {
		expect(folderForType(types.get('country'), index)).toBe('Countries');
	});

	test('is never the one of templates, though a template be the only note of the type', () => {
		const countries = index.notesOfType('country').map((path) => ({ path }));
		expect(folderForType(types.get('country'), index, countries)).toBe('');
	});

	test("is the type's own where it has one", () => {
		expect(folderForType({ ...relationship, folder: 'Ties' }, index)).toBe('Ties');
	});

	test("is the vault's root where there is no note of the type", () => {
		expect(folderForType(types.get('person'), index)).toBe('');
	});
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSettings, type Settings } from '../../../src/core/settings/settings.ts';
import { runs } from '../../support/runs.ts';

const defaults = parseSettings(undefined).settings;

/** What `stored` changes of the defaults. */
function changed(stored: unknown): Partial<Settings> {
	const entries = Object.entries(parseSettings(stored).settings).filter(
		([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[key as keyof Settings]),
	);
	return Object.fromEntries(entries);
}

describe('settings', () => {
	test('have defaults where nothing is stored', () => {
		expect(parseSettings({})).toEqual({ settings: defaults, problems: [], replaced: [] });
		expect([defaults.typeKey, defaults.typesFolder, defaults.templatesFolder, defaults.linkHealth]).toEqual([
			'type',
			'Types',
			'Templates',
			false,
		]);
	});

	test.each<[string, unknown, Partial<Settings>]>([
		[
			'are taken as stored',
			{ typeKey: 'kind', relatedLimit: 5, rules: { 'name-exists': 'off' } },
			{ typeKey: 'kind', relatedLimit: 5, rules: { 'name-exists': 'off' } },
		],
		[
			'name folders with and without slashes',
			{ typesFolder: '/Meta//Types/ ', ignoredFolders: ['Old\\Notes\\'] },
			{ typesFolder: 'Meta/Types', ignoredFolders: ['Old/Notes'] },
		],
		['may name no folder', { templatesFolder: '/' }, { templatesFolder: '' }],
		['of a later version are passed over', { colour: 'red' }, {}],
		['that are no object are none', [1, 2], {}],
		['that are inherited are none', Object.create({ typeKey: 'kind' }), {}],
	])('%s', (_, stored, expected) => {
		expect(changed(stored)).toEqual(expected);
		expect(parseSettings(stored).problems).toEqual([]);
	});

	test.each<[string, unknown, Partial<Settings>, string[]]>([
		[
			'a value of another kind gives way to its default',
			{ typeKey: 5, noteLine: false },
			{ noteLine: false },
			['the setting `typeKey` is 5, which is not understood; its default is used'],
		],
		[
			'a blank type key gives way to its default',
			{ typeKey: ' ' },
			{},
			['the setting `typeKey` is " ", which is not understood; its default is used'],
		],
		[
			'one rule that is set wrongly leaves the others as they are',
			{ rules: { 'name-exists': 'loud', 'field-kind': 'warning' } },
			{ rules: { 'field-kind': 'warning' } },
			['the setting `rules.name-exists` is "loud", which is not understood; it is left out'],
		],
		[
			'entries of a list are left out one by one',
			{ ignoredFolders: [1, 'Old', null] },
			{ ignoredFolders: ['Old'] },
			[
				'the setting `ignoredFolders.2` is null, which is not understood; it is left out',
				'the setting `ignoredFolders.0` is 1, which is not understood; it is left out',
			],
		],
		[
			'a list that may not be empty gives way to its default when nothing of it is left',
			{ relatedHeadings: [7] },
			{},
			[
				'the setting `relatedHeadings.0` is 7, which is not understood; it is left out',
				'the setting `relatedHeadings` is [], which is not understood; its default is used',
			],
		],
	])('%s', (_, stored, expected, problems) => {
		expect(changed(stored)).toEqual(expected);
		expect(parseSettings(stored).problems).toEqual(problems);
	});

	test('never change what is stored', () => {
		const stored = { rules: { 'name-exists': 'loud' }, ignoredFolders: [1] };
		parseSettings(stored);
		expect(stored).toEqual({ rules: { 'name-exists': 'loud' }, ignoredFolders: [1] });
	});

	test('come out whole, whatever is stored', () => {
		const key = fc.constantFrom(...Object.keys(defaults), '__proto__', 'constructor');
		fc.assert(
			fc.property(fc.dictionary(key, fc.anything()), (stored) => {
				const { settings } = parseSettings(stored);
				expect(Object.keys(settings)).toEqual(Object.keys(defaults));
				expect(parseSettings(settings)).toEqual({ settings, problems: [], replaced: [] });
			}),
			{ numRuns: runs(300) },
		);
	});
});

import { describe, expect, test } from 'vitest';
import { describeSettings } from '../../../src/core/settings/describeSettings.ts';
import { misplacedSettings } from '../../../src/core/settings/misplacedSettings.ts';
import { settingFaults } from '../../../src/core/settings/settingFaults.ts';
import { parseSettings } from '../../../src/core/settings/settings.ts';

describe('settings that a person wrote', () => {
	test.each<[string, Record<string, unknown>, string[]]>([
		['may be none', {}, []],
		['may say what is allowed', { typeKey: 'kind', rules: { 'name-exists': 'off' }, relatedLimit: 3, ignoredFolders: ['A'] }, []],
		['have no key that is no setting; the nearest is offered', { typeky: 'kind' }, ['`typeky` is no setting; did you mean `typeKey`?']],
		['have no key of an object’s own', JSON.parse('{ "__proto__": 1 }') as Record<string, unknown>, ['`__proto__` is no setting']],
		['name a value of another kind, and one that would do', { typeKey: 5 }, ['`typeKey` is `5`; expected text, such as `"kind"`']],
		[
			'name one entry of a map',
			{ rules: { 'name-exists': 'loud', 'field-kind': 'off' } },
			['`rules.name-exists` is `"loud"`; expected one of `error`, `warning`, `info`, `off`'],
		],
		['name one entry of a list', { ignoredFolders: ['A', 1] }, ['`ignoredFolders.1` is `1`; expected folder']],
		[
			'name a number that is too small',
			{ relatedLimit: 0 },
			['`relatedLimit` is `0`; expected `auto` or whole number of 1 or more, such as `12`'],
		],
		[
			'name an empty list where one needs an entry',
			{ sourceHeadings: [] },
			['`sourceHeadings` is `[]`; expected list of texts, at least one, such as `["Sources","Literature"]`'],
		],
	])('%s', (_, given, expected) => {
		expect(settingFaults(given).map(({ message }) => message)).toEqual(expected);
	});
});

test.each(describeSettings().map(({ key, standard, example }) => [key, standard, example]))(
	'the example of %s is allowed and is not its default',
	(key, standard, example) => {
		expect(settingFaults({ [String(key)]: example })).toEqual([]);
		expect(parseSettings({ [String(key)]: example }).settings).toMatchObject({ [String(key)]: example });
		expect(example).not.toEqual(standard);
	},
);

test.each([
	['beside `settings`', { settings: {}, rules: {}, typeKey: 'kind' }, ['rules', 'typeKey']],
	['but not what was found of links, which is kept under the name of a setting', { settings: {}, linkHealth: {} }, []],
	['and nothing of what is no object', [1], []],
])('settings that nothing reads are told: %s', (_, stored, keys) => {
	expect(misplacedSettings(stored, 'data.json')).toEqual(
		keys.map((key) => `\`${key}\` in data.json is not read where it stands; settings stand under \`settings\``),
	);
});

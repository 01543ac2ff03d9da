import { expect, test } from 'vitest';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { orTemplaters, withAppTemplates } from '../../../src/core/settings/withAppTemplates.ts';

const folderOf = (stored: unknown, templatesJson: unknown): string =>
	parseSettings(withAppTemplates(stored, templatesJson)).settings.templatesFolder;

test.each<[fact: string, stored: unknown, templatesJson: unknown, folder: string]>([
	['where nothing is stored, the folder of the app', undefined, { folder: 'Meta/Templates' }, 'Meta/Templates'],
	['where other settings are stored, the folder of the app', { typeKey: 'kind' }, { folder: '/Meta/Templates/' }, 'Meta/Templates'],
	['what is stored wins', { templatesFolder: 'Mine' }, { folder: 'Meta' }, 'Mine'],
	['also where it says that there is none', { templatesFolder: '' }, { folder: 'Meta' }, ''],
	['the top of the vault is no folder of templates', undefined, { folder: '/' }, 'Templates'],
	['an empty folder is none', undefined, { folder: ' ' }, 'Templates'],
	['a folder of another kind is none', undefined, { folder: 3 }, 'Templates'],
	['formats alone say no folder', undefined, { dateFormat: 'YYYY' }, 'Templates'],
	['a file that is no object says none', undefined, ['Meta'], 'Templates'],
	['no file says none', undefined, undefined, 'Templates'],
])('%s', (_, stored, templatesJson, folder) => {
	expect(folderOf(stored, templatesJson)).toBe(folder);
});

test('settings that are no object stay what they are, so that they are told of', () => {
	expect(withAppTemplates([], { folder: 'Meta' })).toEqual([]);
});

test.each<[fact: string, templatesJson: unknown, templaterJson: unknown, folder: string]>([
	['where the app has no folder, that of Templater', { dateFormat: 'YYYY' }, { templates_folder: 'Meta/Templater' }, 'Meta/Templater'],
	['where the app stored nothing, that of Templater', undefined, { templates_folder: 'Meta/Templater' }, 'Meta/Templater'],
	['the folder of the app wins over that of Templater', { folder: 'Meta' }, { templates_folder: 'Other' }, 'Meta'],
	['Templater at the top of the vault is no folder', undefined, { templates_folder: '/' }, 'Templates'],
	['what Templater stores of another kind is none', undefined, [], 'Templates'],
])('%s', (_, templatesJson, templaterJson, folder) => {
	expect(folderOf(undefined, orTemplaters(templatesJson, templaterJson))).toBe(folder);
});

import { expect, test } from 'vitest';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { settingsMoved } from '../../../src/core/settings/settingsMoved.ts';
import { settingsPage } from '../../../src/core/settings/settingsPage.ts';

const { settings } = parseSettings({
	typesFolder: 'Meta/Types',
	ignoredFolders: ['Archive', 'Archives'],
	backlinksHiddenFolders: ['Meta'],
});

test.each([
	['the folder itself', 'Archive', 'Old', { ignoredFolders: ['Old', 'Archives'] }],
	['a folder above', 'Meta', 'System/Meta', { typesFolder: 'System/Meta/Types', backlinksHiddenFolders: ['System/Meta'] }],
	['another folder', 'Notes', 'Texts', {}],
	['a folder of a longer name', 'Arch', 'X', {}],
])('settings follow %s', (_, from, to, changed) => {
	expect(settingsMoved(settings, from, to)).toEqual(changed);
});

test('every setting that the page calls a folder, or a list of folders, follows it', () => {
	const named = [...settingsPage().matchAll(/^\| `(\w+)` \| (folder|list of folders)/gm)];
	const stored = Object.fromEntries(named.map(([, key = '', kind]) => [key, kind === 'folder' ? 'Old' : ['Old']]));
	expect(named.length).toBeGreaterThan(4);
	expect(Object.keys(settingsMoved(parseSettings(stored).settings, 'Old', 'New')).sort()).toEqual(Object.keys(stored).sort());
});

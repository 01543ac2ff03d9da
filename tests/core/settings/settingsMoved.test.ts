import { expect, test } from 'vitest';
import { parseSettings } from '../../../src/core/settings/settings.ts';
import { settingsMoved } from '../../../src/core/settings/settingsMoved.ts';

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

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const COUNTRY = '---\ntype: country\n---\n# A country\n\nWords enough to be a note of its own.\n';
const FILES = {
	'Home.md': '# Home\n\n## Countries\n- [[Iran]]\n- [[Qatar]]\n\n## People\n',
	'Countries/Iran.md': COUNTRY,
	'Countries/Qatar.md': COUNTRY,
};

async function makeOman(addToIndexNote: boolean): Promise<HostTab> {
	const tab = await host.open({ files: FILES, data: { settings: { addToIndexNote } } });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:new-country'));
	const modal = tab.page.locator('.dossier-new-note');
	await modal.getByRole('combobox', { name: 'Title' }).fill('Oman');
	await expect
		.poll(() => modal.locator('.dossier-new-note-preview').textContent())
		.toBe(`Will be Countries/Oman.md${addToIndexNote ? ', with a line in Home.md' : ''}`);
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect.poll(() => disk(tab, 'Countries/Oman.md')).toContain('type: country');
	return tab;
}

const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((note) => window.host.readDisk(note), path);

test('a new note adds its line to the index note where the setting says so, told with Undo', async () => {
	const tab = await makeOman(true);
	await expect.poll(() => disk(tab, 'Home.md')).toBe(FILES['Home.md'].replace('- [[Qatar]]\n', '- [[Qatar]]\n- [[Oman]]\n'));
	await expect.poll(() => tab.page.locator('.notice').allTextContents()).toEqual([expect.stringContaining('Added Oman to Home.md.')]);
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => disk(tab, 'Home.md')).toBe(FILES['Home.md']);
	await tab.close();
});

test('without the setting no other note is touched', async () => {
	const tab = await makeOman(false);
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.waitForTimeout(500);
	expect(await disk(tab, 'Home.md')).toBe(FILES['Home.md']);
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';

const host = useHost('fixture');
const files = { 'Iran.md': '# Iran\n', 'Actors/France.md': '# France\n', 'Events/Deal.md': '# Deal\n' };
const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();
const data = (tab: HostTab): Promise<Record<string, unknown>> =>
	tab.page.evaluate(() => JSON.parse(window.host.readDisk('.obsidian/plugins/fixture/data.json') ?? '{}') as Record<string, unknown>);

test('Mod-P lists the commands that can run, and runs one', async () => {
	const tab = await host.open({ files });
	await tab.page.keyboard.press('Control+p');
	await tab.page.keyboard.type('fixture');
	const listed = await tab.page.locator('.suggestion-item').allTextContents();
	expect(listed).toContain('Fixture: Greet');
	expect(listed).not.toContain('Fixture: Stamp the note');
	expect(listed).not.toContain('Fixture: Never there');
	await tab.page.locator('.prompt-input').fill('greet');
	await tab.screenshot('host-palette');
	await tab.page.keyboard.press('Enter');
	expect(await notices(tab)).toEqual(['Hello']);
	expect(await tab.page.locator('.prompt').count()).toBe(0);
	await tab.close();
});

test('a command for the editor runs on the open note, also from the palette', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	await tab.page.locator('.cm-content').click();
	await tab.page.keyboard.press('Control+p');
	await tab.page.keyboard.type('stamp');
	await tab.page.keyboard.press('Enter');
	expect(await tab.page.evaluate(() => window.host.editorText())).toContain('STAMP');
	expect(await tab.page.evaluate(() => document.activeElement?.classList.contains('cm-content'))).toBe(true);
	await tab.close();
});

test('a hotkey runs its command', async () => {
	const tab = await host.open({ files });
	await tab.page.keyboard.press('Control+Shift+g');
	expect(await notices(tab)).toEqual(['Hello']);
	await tab.page.locator('.notice').click();
	expect(await notices(tab)).toEqual([]);
	await tab.close();
});

test('a modal takes the keyboard, Escape closes it and the focus returns', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	await tab.page.locator('.cm-content').click();
	await tab.page.evaluate(() => window.host.runCommand('fixture:ask'));
	await tab.page.locator('.modal input').fill('yes');
	await tab.page.getByRole('button', { name: 'Say' }).click();
	expect(await notices(tab)).toEqual(['You said yes']);
	await tab.page.evaluate(() => window.host.runCommand('fixture:ask'));
	await tab.page.keyboard.press('Escape');
	expect(await tab.page.locator('.modal').count()).toBe(0);
	expect(await tab.page.evaluate(() => document.activeElement?.classList.contains('cm-content'))).toBe(true);
	await tab.close();
});

test('Escape closes the upper one of two windows', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.runCommand('fixture:ask');
		window.host.openPalette();
	});
	await tab.page.keyboard.press('Escape');
	expect([await tab.page.locator('.prompt').count(), await tab.page.locator('.modal').count()]).toEqual([0, 1]);
	await tab.close();
});

test('a confirmation does what its button says and closes', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.runCommand('fixture:confirm'));
	await tab.page.getByRole('button', { name: 'Yes' }).click();
	expect(await notices(tab)).toEqual(['Confirmed']);
	await expect.poll(() => tab.page.locator('.modal').count()).toBe(0);
	await tab.close();
});

test('a list to choose from finds by letters and opens what is chosen', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.runCommand('fixture:choose'));
	await tab.page.locator('.prompt-input').fill('frc');
	expect(await tab.page.locator('.suggestion-item').allTextContents()).toEqual(['France']);
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Actors/France.md');
	await tab.close();
});

test('a menu is worked by mouse and by keys', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.runCommand('fixture:panel'));
	await tab.page.getByRole('button', { name: 'Menu' }).click();
	await tab.page.locator('.menu-item', { hasText: 'Not now' }).click();
	expect(await tab.page.locator('.menu').count()).toBe(1);
	await tab.page.keyboard.press('ArrowDown');
	await tab.page.keyboard.press('Enter');
	expect(await notices(tab)).toEqual(['Hello from the menu']);
	await tab.page.getByRole('button', { name: 'Menu' }).click();
	await tab.page.mouse.click(600, 400);
	expect(await tab.page.locator('.menu').count()).toBe(0);
	await tab.close();
});

test('declared settings are drawn, kept, refused and hidden as they say', async () => {
	const tab = await host.open({ files });
	await tab.page.keyboard.press('Control+,');
	const row = (name: string): ReturnType<typeof tab.page.locator> =>
		tab.page.locator('.setting-item', { has: tab.page.locator('.setting-item-name', { hasText: name }) });
	await row('Greeting').locator('input').fill('Salut');
	await expect.poll(() => data(tab)).toMatchObject({ greeting: 'Salut' });
	await row('Greeting').locator('input').fill('');
	await expect.poll(() => row('Greeting').locator('.setting-item-error').textContent()).toBe('`greeting` is empty');
	expect(await data(tab)).toMatchObject({ greeting: 'Salut' });
	expect(await row('Volume').isVisible()).toBe(false);
	expect(await row('Tone').locator('select').isDisabled()).toBe(true);
	await row('Loud').locator('.checkbox-container').click();
	await expect.poll(() => row('Volume').isVisible()).toBe(true);
	expect(await row('Tone').locator('select').isDisabled()).toBe(false);
	await row('Tone').locator('select').selectOption('hard');
	await expect.poll(() => data(tab)).toMatchObject({ loud: true, tone: 'hard' });
	await tab.screenshot('host-settings');
	await tab.close();
});

test('a list of settings adds and deletes, a page opens and goes back', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => {
		window.host.openSettings();
	});
	const list = tab.page.locator('.setting-group.mod-list');
	await list.getByLabel('Add a name').click();
	await expect.poll(() => list.locator('.setting-items .setting-item-name').allTextContents()).toEqual(['One', 'New']);
	await list.getByLabel('Delete').first().click();
	await list.getByLabel('Delete').first().click();
	await expect.poll(() => list.locator('.setting-list-empty').textContent()).toBe('No names yet');
	await tab.page.locator('.setting-page-link').click();
	expect(await tab.page.locator('.setting-page-title').textContent()).toBe('Folders');
	await tab.page.locator('.setting-item input').fill('Ev');
	await tab.page.locator('.suggestion-item', { hasText: 'Events' }).click();
	await expect.poll(() => data(tab)).toMatchObject({ folder: 'Events' });
	await tab.page.getByLabel('Back').click();
	expect(await tab.page.locator('.setting-page-link').count()).toBe(1);
	await tab.page.keyboard.press('Escape');
	await tab.close();
});

test('a right click offers what plugins add, in the editor and in the list of files', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Iran.md', { mode: 'source' }));
	await tab.page.locator('.cm-content').click();
	await tab.page.keyboard.press('Control+a');
	await tab.page.locator('.cm-line', { hasText: 'Iran' }).click({ button: 'right' });
	await tab.page.locator('.menu-item', { hasText: 'Shout the selection' }).click();
	expect(await tab.page.evaluate(() => window.host.editorText())).toBe('# IRAN\n');
	await tab.page.locator('.nav-file-title', { hasText: 'France' }).click({ button: 'right' });
	await tab.page.locator('.menu-item', { hasText: 'About France.md' }).click();
	expect(await notices(tab)).toEqual(['Actors/France.md']);
	await tab.close();
});

test('settings fill a phone', async () => {
	const tab = await host.open({ files, width: 390, theme: 'dark' });
	await tab.page.evaluate(() => {
		window.host.openSettings();
	});
	const widths = await tab.page
		.locator('.setting-item:visible')
		.evaluateAll((rows) => rows.map((row) => row.scrollWidth <= row.clientWidth));
	expect(widths.length).toBeGreaterThan(4);
	expect(widths).not.toContain(false);
	await tab.screenshot('host-phone-settings-dark');
	await tab.close();
});

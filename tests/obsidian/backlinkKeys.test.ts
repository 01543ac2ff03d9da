import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'.obsidian/app.json': '{"useMarkdownLinks":true,"newLinkFormat":"relative"}',
	'Countries/Iran.md': '---\ntype: country\n---\n# Iran\n\n',
	'Policies/Sanctions on oil.md': '---\ntype: policy\n---\nOf [[Iran]] it is said that.\n',
	'Policies/Talks.md': '---\ntype: policy\n---\nWith [[Iran]].\n',
	'Events/Strike.md': '---\ntype: event\n---\nIn [[Iran]].\n',
	'Drafts/Open.md': 'Here:\n',
};

test('backlinks are gone through by keys, and a row is dragged into the note that is open as the settings write links', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
	const openNow = (): Promise<string | undefined> => page.evaluate(() => window.host.app.workspace.getActiveFile()?.path);
	const leaves = (): Promise<number> => page.evaluate(() => window.host.app.workspace.getLeavesOfType('markdown').length);
	await untilRead(tab);
	await page.evaluate(() => window.host.open('Countries/Iran.md'));
	await page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await page.locator('.dossier-backlink').first().waitFor();
	await page.getByRole('button', { name: 'Stay with this note' }).click();

	// The command puts the keyboard on the first row, which heads its group.
	await page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await expect.poll(focused).toBe('policy2');
	await page.keyboard.press('ArrowDown');
	await expect.poll(focused).toBe('Sanctions on oil');
	await page.keyboard.press('ArrowDown');
	await expect.poll(focused).toBe('Talks');
	await page.keyboard.press('ArrowUp');
	await expect.poll(focused).toBe('Sanctions on oil');

	// A sentence is read as it stands, its place after it.
	const sentence = page.locator('.dossier-backlink .dossier-context').first();
	expect(await sentence.textContent()).toBe('Of Iran it is said that.');
	expect([await sentence.getAttribute('aria-label'), await sentence.getAttribute('aria-description')]).toEqual([
		null,
		'Line 4 of Policies/Sanctions on oil.md',
	]);

	await page.keyboard.press('Enter');
	await expect.poll(openNow).toBe('Policies/Sanctions on oil.md');
	const before = await leaves();
	await page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await expect.poll(focused).toBe('policy2');
	await page.keyboard.press('ArrowDown');
	await expect.poll(focused).toBe('Sanctions on oil');
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect.poll(leaves).toBe(before + 1);

	// Space on a row folds the group it stands in and leaves the keyboard there.
	await page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await expect.poll(focused).toBe('policy2');
	await page.keyboard.press('ArrowDown');
	await expect.poll(focused).toBe('Sanctions on oil');
	await page.keyboard.press('Space');
	await expect.poll(() => page.locator('.dossier-group-button[aria-expanded=false]').allTextContents()).toEqual(['policy2']);
	expect(await focused()).toBe('policy2');
	await page.keyboard.press('Enter');
	await expect.poll(() => page.locator('.dossier-group-button[aria-expanded=false]').count()).toBe(0);

	// A menu that a key asked for stands at its button.
	const button = page.getByRole('button', { name: 'Group and sort' });
	await button.focus();
	await page.keyboard.press('Enter');
	const [menu, anchor] = [await page.locator('.menu').boundingBox(), await button.boundingBox()];
	expect(Math.abs((menu?.y ?? 0) - (anchor?.y ?? 0) - (anchor?.height ?? 0))).toBeLessThan(40);
	await page.keyboard.press('Escape');

	// The view stays with Iran; what is dropped is a link from the note that is open.
	await page.evaluate(() => window.host.open('Drafts/Open.md'));
	await page
		.locator('.dossier-backlink-head')
		.filter({ hasText: 'Talks' })
		.dragTo(page.locator('.cm-line').filter({ hasText: 'Here:' }));
	await page.evaluate(() => window.host.settled());
	expect(await page.evaluate(() => window.host.readDisk('Drafts/Open.md'))).toContain('[Talks](../Policies/Talks.md)');
	await tab.close();
}, 60_000);

import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useHost, type HostTab } from '../support/browser.ts';
import { closedBy, popOut } from '../support/popOut.ts';

const host = useHost('fixture');
const files = { 'Iran.md': '# Iran\n\nSee [[Deal]].\n', 'Deal.md': '# Deal\n' };

async function withNote(): Promise<[HostTab, Page]> {
	const tab = await host.open({ files, theme: 'dark' });
	await tab.page.evaluate(() => window.host.open('Iran.md', { mode: 'source' }));
	await tab.page.evaluate(() => {
		const told: string[] = [];
		Object.assign(window, { told });
		for (const name of ['window-open', 'window-close'] as const) window.host.app.workspace.on(name as 'window-open', () => told.push(name));
	});
	return [tab, await popOut(tab, 'markdown')];
}

const told = (tab: HostTab): Promise<string[]> => tab.page.evaluate(() => (window as unknown as { told: string[] }).told);

test('a window of its own has other constructors than the main one, and instanceOf knows both', async () => {
	const [tab, popout] = await withNote();
	const answers = await tab.page.evaluate(() => {
		const [leaf] = window.host.app.workspace.getLeavesOfType('markdown');
		const container = leaf?.getContainer();
		const made = container?.doc.body.createDiv();
		const own = container?.win as (Window & typeof globalThis) | undefined;
		return {
			main: made instanceof HTMLElement,
			own: own && made instanceof own.HTMLElement,
			either: made?.instanceOf(HTMLElement),
			win: made?.win === own,
			isOther: own !== window,
		};
	});
	expect(answers).toEqual({ main: false, own: true, either: true, win: true, isOther: true });
	await popout.evaluate(() => {
		window.close();
	});
	await tab.close();
});

test('a note that is moved into a window is typed into and saved there, and the main window is left an empty tab', async () => {
	const [tab, popout] = await withNote();
	await popout.locator('.cm-line', { hasText: 'See' }).click();
	await popout.keyboard.press('End');
	await popout.keyboard.type(' Signed.');
	await expect.poll(() => tab.page.evaluate(() => window.host.readDisk('Iran.md'))).toBe('# Iran\n\nSee [[Deal]]. Signed.\n');
	expect(await tab.page.locator('.mod-root .workspace-leaf').count()).toBe(1);
	expect(await tab.page.locator('.mod-root .empty-state').count()).toBe(1);
	expect(await tab.page.evaluate(() => [window.activeWindow === window, window.host.app.workspace.getActiveFile()?.path])).toEqual([
		false,
		'Iran.md',
	]);
	await tab.page.locator('.nav-file-title', { hasText: 'Deal' }).click();
	expect(await tab.page.evaluate(() => window.activeWindow === window)).toBe(true);
	await tab.close();
});

test('its theme is that of the main window, also when that is changed', async () => {
	const [tab, popout] = await withNote();
	const background = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	await expect.poll(() => background(popout)).toBe(await background(tab.page));
	const dark = await background(popout);
	await tab.page.evaluate(() => {
		window.host.setTheme('light');
	});
	expect(await background(popout)).not.toBe(dark);
	expect(await background(popout)).toBe(await background(tab.page));
	await tab.close();
});

test('opening and closing are told; it closes with its last leaf and its leaves with it', async () => {
	const [tab, popout] = await withNote();
	expect(await told(tab)).toEqual(['window-open']);
	await closedBy(popout, () => popout.locator('.workspace-tab-header-inner-close-button').click());
	await expect.poll(() => told(tab)).toEqual(['window-open', 'window-close']);
	const opened = tab.page.context().waitForEvent('page');
	await tab.page.evaluate(() => window.host.open('Iran.md', { newLeaf: 'window' }));
	const second = await opened;
	await expect.poll(() => second.locator('.cm-content').textContent()).toContain('See');
	await closedBy(second, () => second.evaluate(() => window.close()));
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getLeavesOfType('markdown').length)).toBe(0);
	await tab.close();
});

test('a phone has no windows', async () => {
	const tab = await host.open({ files, width: 390 });
	await expect(
		tab.page.evaluate(() => {
			window.host.app.workspace.openPopoutLeaf();
		}),
	).rejects.toThrow('a phone has no pop-out windows');
	await tab.close();
});

import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { useHost, type HostTab, type OpenOptions } from '../support/browser.ts';
import { TAKES_SCREENSHOTS } from '../support/looks.ts';
import { NOTHING_LEFT } from '../support/nothingLeft.ts';
import { closedBy, popOut } from '../support/popOut.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'A.md':
		'# A\n\nSee [[B]].\n\n## Sources\n- [INSS - A treaty](https://www.inss.org.il/t/)\n- [[Clip]]\n- [Reuters - Talks](https://reuters.com/talks)\n',
	'B.md': '# B\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t)\n',
	'Clip.md': '---\ntype: source\nurl: https://example.org/clip\n---\n# Clip\n\nWords of the clipping.\n',
};

async function start(options: OpenOptions, note: string, command: string, count: string): Promise<HostTab> {
	const tab = await host.open({ data: {}, ...options });
	await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await untilRead(tab);
	await tab.page.evaluate((path) => window.host.open(path), note);
	await tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
	await expect.poll(() => tab.page.locator(count).count()).toBeGreaterThan(0);
	return tab;
}

const withSources = async (note = 'A.md', options: OpenOptions = { files: FILES }): Promise<[HostTab, Page]> => {
	const tab = await start(options, note, 'show-sources', '.dossier-source');
	return [tab, await popOut(tab, 'dossier-sources')];
};

const active = (tab: HostTab): Promise<string | undefined> => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path);

test('a sources panel in a window of its own keeps its rows and follows the note in the main window', async () => {
	const [tab, popout] = await withSources();
	await expect.poll(() => popout.locator('.dossier-source-title').allTextContents()).toEqual(['A treaty', 'Clip', 'Talks']);
	expect(await tab.page.locator('.dossier-source').count()).toBe(0);
	await popout.locator('.dossier-panel-status').click();
	await tab.page.waitForTimeout(400);
	expect(await popout.locator('.dossier-source-title').allTextContents()).toEqual(['A treaty', 'Clip', 'Talks']);
	await tab.page.evaluate(() => window.host.open('B.md'));
	await expect.poll(() => popout.locator('.dossier-source-title').allTextContents()).toEqual(['A treaty']);
	await tab.close();
});

test('a click in the pop-out opens the note where notes are, and a panel in front is not taken for no note', async () => {
	const [tab, popout] = await withSources();
	await popout.locator('.dossier-source-note a').click();
	await expect.poll(() => active(tab)).toBe('Clip.md');
	expect(await tab.page.locator('.workspace-split.mod-root .workspace-leaf-content[data-type=markdown]').count()).toBe(1);
	expect(await popout.locator('.workspace-tab-header').count()).toBe(1);
	await expect.poll(() => popout.locator('.dossier-source-title').allTextContents()).toEqual(['https://example.org/clip']);
	await popout.getByRole('searchbox', { name: 'Filter sources' }).click();
	await popout.keyboard.type('zzz');
	await expect.poll(() => popout.locator('.dossier-empty').textContent()).toBe('No source matches the filter');
	await tab.close();
});

test('with a note beside the panel in the pop-out, the note opens there', async () => {
	const [tab, popout] = await withSources();
	await tab.page.evaluate(async () => {
		const { workspace, vault } = window.host.app;
		const [panel] = workspace.getLeavesOfType('dossier-sources');
		const file = vault.getFileByPath('B.md');
		if (panel && file) await workspace.createLeafBySplit(panel, 'horizontal').openFile(file);
	});
	await expect.poll(() => popout.locator('.dossier-source-title').allTextContents()).toEqual(['A treaty']);
	await popout.getByRole('button', { name: 'Also in 1 note' }).click();
	await popout.locator('.dossier-source-others a').click();
	await expect.poll(() => popout.locator('.workspace-leaf-content[data-type=markdown] .cm-content').textContent()).toContain('See B.');
	expect(await popout.locator('.workspace-tab-header').count()).toBe(2);
	await tab.close();
});

test('menu, clipboard and hover preview of a row are those of its own window', async () => {
	const [tab, popout] = await withSources();
	await popout.locator('.dossier-source').first().getByRole('button', { name: 'More actions' }).click();
	expect(await tab.page.locator('.menu').count()).toBe(0);
	await popout.locator('.menu-item', { hasText: 'Copy as Markdown' }).click();
	await expect.poll(() => popout.locator('.notice').allTextContents()).toEqual(['Copied']);
	expect(await popout.evaluate(() => navigator.clipboard.readText())).toBe('[INSS - A treaty](https://www.inss.org.il/t/)');
	await popout.keyboard.down('Control');
	await popout.locator('.dossier-source-note a').hover();
	await expect.poll(() => popout.locator('.hover-popover').textContent()).toContain('Words of the clipping.');
	await popout.keyboard.up('Control');
	expect(await tab.page.locator('.hover-popover').count()).toBe(0);
	await popout.locator('.dossier-source').first().click({ button: 'right' });
	await popout.locator('.menu-item', { hasText: 'Go to its line' }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.getSelection()))
		.toBe('[INSS - A treaty](https://www.inss.org.il/t/)');
	await tab.close();
});

test('the form for a source opens in front of the panel that asked for it, and writes into the note of the main window', async () => {
	const [tab, popout] = await withSources();
	await popout.getByRole('button', { name: 'Add source…' }).click();
	expect(await tab.page.locator('.modal').count()).toBe(0);
	await popout.locator('.dossier-add-source').getByRole('textbox', { name: 'Address' }).fill('https://bbc.co.uk/the-news');
	await popout.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => popout.locator('.dossier-source-title').allTextContents()).toEqual(['A treaty', 'Clip', 'Talks', 'the news']);
	await tab.close();
});

const HUB = Object.fromEntries([
	['Hub.md', '# Hub\n'],
	...Array.from({ length: 400 }, (_, at) => [`N${String(at).padStart(3, '0')}.md`, `# N${at}\n\nIt links to [[Hub]].\n`]),
]) as Record<string, string>;

test('backlinks in a window of its own stay where they were scrolled, scroll on, grow with the window and are worked by keys', async () => {
	const tab = await start({ files: HUB }, 'Hub.md', 'show-backlinks', '.dossier-virtual-row .dossier-context');
	await tab.page.locator('.dossier-panel:visible .dossier-panel-body').evaluate((body) => body.scrollTo(0, 3000));
	const topRow = (page: Page): Promise<string | undefined> =>
		page.locator('.dossier-panel:visible .dossier-panel-body').evaluate((panel) => {
			const top = panel.getBoundingClientRect().top;
			return [...panel.querySelectorAll<HTMLElement>('.dossier-virtual-row')].find((row) => row.getBoundingClientRect().bottom > top + 1)
				?.dataset['index'];
		});
	await expect.poll(() => topRow(tab.page)).toMatch(/^[1-9]/);
	const before = await topRow(tab.page);
	const popout = await popOut(tab, 'dossier-backlinks', { width: 420, height: 400 });
	const body = popout.locator('.dossier-panel-body');
	await expect.poll(() => topRow(popout)).toBe(before);
	const rows = (): Promise<number> => popout.locator('.dossier-virtual-row').count();
	const drawnBefore = await rows();
	await popout.setViewportSize({ width: 420, height: 900 });
	await expect.poll(rows).toBeGreaterThan(drawnBefore);
	await popout.mouse.move(200, 300);
	await popout.mouse.wheel(0, 12_000);
	await expect.poll(() => body.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(9000);
	await expect.poll(() => popout.locator('.dossier-virtual-row .dossier-context').last().textContent()).toContain('Hub');
	await popout.getByRole('searchbox', { name: 'Filter backlinks' }).fill('N00');
	await expect.poll(() => popout.locator('.dossier-backlink-head').count()).toBe(10);
	await popout.locator('.dossier-group-button').first().focus();
	await popout.keyboard.press('ArrowDown');
	await popout.keyboard.press('ArrowDown');
	expect(await popout.evaluate(() => document.activeElement?.textContent)).toBe('N001');
	await popout.keyboard.press('Enter');
	await expect.poll(() => active(tab)).toBe('N001.md');
	await tab.close();
});

test('keys do in a window of its own what they do in the main one: Space folds, Enter leads through a form, Home stays in its line', async () => {
	const tab = await start({ files: HUB }, 'Hub.md', 'show-backlinks', '.dossier-virtual-row .dossier-context');
	const popout = await popOut(tab, 'dossier-backlinks');
	await popout.getByRole('link', { name: 'N000', exact: true }).focus();
	await popout.keyboard.press('Space');
	await expect.poll(() => popout.locator('.dossier-backlink-head').count()).toBe(0);
	await popout.locator('.dossier-panel-status').first().click();
	await tab.page.evaluate(() => window.host.runCommand('dossier:new-relationship'));
	const title = popout.getByRole('combobox', { name: 'Title' });
	await title.fill('N1-N2 Relations');
	await title.press('Enter');
	await expect.poll(() => title.evaluate((input) => input.ownerDocument.activeElement !== input)).toBe(true);
	await popout.keyboard.press('Escape');
	await popout.getByRole('button', { name: 'Keep on' }).click();
	expect(await popout.locator('.modal input:focus').count()).toBe(1);
	await popout.getByRole('button', { name: 'Cancel' }).click();
	await tab.page.evaluate(() => window.host.runCommand('dossier:update-related-in-vault'));
	await popout
		.getByRole('button', { name: /^Say why/ })
		.nth(3)
		.click();
	const why = popout.getByRole('textbox', { name: /^Why .* is related$/ });
	await why.fill('both are there');
	await why.press('Home');
	expect(await why.evaluate((input: HTMLInputElement) => [input.ownerDocument.activeElement === input, input.selectionStart])).toEqual([
		true,
		0,
	]);
	await tab.close();
});

test('rows drawn anew in the pop-out keep the keyboard there, and do not make their panel the active one', async () => {
	const tab = await start({ files: HUB }, 'Hub.md', 'show-backlinks', '.dossier-virtual-row .dossier-context');
	const popout = await popOut(tab, 'dossier-backlinks');
	await popout.getByRole('link', { name: 'N000', exact: true }).focus();
	await tab.page.evaluate(() => {
		const { workspace } = window.host.app;
		const [note] = workspace.getLeavesOfType('markdown');
		if (note) workspace.setActiveLeaf(note, { focus: true });
	});
	await tab.page.evaluate(() => window.host.app.vault.create('A new note.md', 'It links to [[Hub]] as well.\n'));
	await expect.poll(() => popout.locator('.dossier-panel-status').first().textContent()).toContain('401');
	expect(await popout.evaluate(() => document.activeElement?.textContent)).toBe('N000');
	expect(await active(tab)).toBe('Hub.md');
	await tab.close();
});

test('rows that grow narrower in the pop-out are measured anew: none covers the next', async () => {
	const tab = await start({ files: HUB }, 'Hub.md', 'show-backlinks', '.dossier-virtual-row .dossier-context');
	const popout = await popOut(tab, 'dossier-backlinks', { width: 700, height: 600 });
	await popout.setViewportSize({ width: 230, height: 600 });
	const gaps = (): Promise<number[]> =>
		popout.locator('.dossier-virtual-row').evaluateAll((all) => {
			const boxes = all.map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
			return boxes.slice(1).map((box, at) => Math.round(box.top - (boxes[at]?.bottom ?? 0)));
		});
	await expect.poll(async () => (await gaps()).filter((gap) => gap !== 0)).toEqual([]);
	await tab.close();
});

test('a pop-out that is closed takes its panel along and leaves nothing; the panel can be shown again', async () => {
	const [tab, popout] = await withSources();
	await closedBy(popout, () => popout.evaluate(() => window.close()));
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getLeavesOfType('dossier-sources').length)).toBe(0);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-sources'));
	await expect.poll(() => tab.page.locator('.dossier-source-title').allTextContents()).toEqual(['A treaty', 'Clip', 'Talks']);
	await tab.page.evaluate(() => {
		window.host.app.workspace.detachLeavesOfType('dossier-sources');
	});
	await tab.page.evaluate(() => window.host.disableDossier());
	await expect.poll(() => tab.page.evaluate(() => window.host.leftovers())).toEqual(NOTHING_LEFT);
	await tab.close();
});

test.each(['dossier-sources', 'dossier-backlinks'])(
	'unloading with %s in a pop-out leaves neither element, style, listener nor observer in either window',
	async (view) => {
		const tab = await start({ files: HUB }, 'N000.md', view.replace('dossier-', 'show-'), '.dossier-panel:visible');
		const popout = await popOut(tab, view);
		await expect.poll(() => popout.locator('.dossier-panel').count()).toBe(1);
		expect(await popout.evaluate(() => document.head.querySelectorAll('style[data-plugin="dossier"]').length)).toBe(1);
		await tab.page.evaluate(() => window.host.disableDossier());
		await expect.poll(() => popout.locator('body').textContent()).toContain('Plugin no longer active');
		await expect.poll(() => tab.page.evaluate(() => window.host.leftovers())).toEqual(NOTHING_LEFT);
		await tab.close();
	},
);

/** What fits in one theme fits in both. */
const THEMES = TAKES_SCREENSHOTS ? (['light', 'dark'] as const) : (['dark'] as const);

test.each(THEMES)('sources and backlinks fit into a window of their own, in the %s theme', async (theme) => {
	const [tab, sources] = await withSources('Countries/Iran.md', { vault: 'example-vault', theme });
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	const backlinks = await popOut(tab, 'dossier-backlinks');
	await expect.poll(() => backlinks.locator('.dossier-context').count()).toBeGreaterThan(3);
	for (const [name, page] of [
		['sources', sources],
		['backlinks', backlinks],
	] as const) {
		// What is too wide for a panel makes the panel scroll, and not its window.
		const tooWide = (): Promise<string[]> =>
			page.evaluate(() =>
				[document.documentElement, ...document.querySelectorAll('.dossier-panel, .dossier-panel-body')]
					.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
					.map(({ className }) => className),
			);
		expect(await tooWide(), name).toEqual([]);
		if (TAKES_SCREENSHOTS) await page.screenshot({ path: `screenshots/popout-${name}-${theme}.png` });
	}
	await tab.close();
});

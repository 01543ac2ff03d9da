import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { openHeld } from '../support/heldVault.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const country = (fields = ''): string => `---\ntype: country\n${fields}---\n`;

const FILES = {
	'Iran.md': country('region: Asia\n'),
	'Israel.md': country('region: Asia\n'),
	'France.md': country(),
	'Iran-Israel.md': '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: hostile\nsince: 1979\n---\n',
	'Law.md': '---\ntype: policy\nactors: [France, Iran]\nstatus: proposed\n---\n',
	'Block.md': '```dossier-matrix\nrows: region=Asia\n```\n',
	'Wrong.md': '```dossier-matrix\nsort: size\n```\n',
};

const cells = (tab: HostTab): Promise<string[]> =>
	tab.page
		.locator('.dossier-matrix-row')
		.evaluateAll((rows) =>
			rows
				.sort((a, b) => Number(a.getAttribute('data-row')) - Number(b.getAttribute('data-row')))
				.map((row) => Array.from(row.children, ({ textContent }) => textContent).join('|')),
		);

const focused = (tab: HostTab): Promise<string | null> =>
	tab.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
const active = (tab: HostTab): Promise<string | undefined> => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path);

test('the matrix shows who stands to whom; keys move by cell, Enter opens the note, an empty cell offers one', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.runCommand('dossier:show-matrix'));
	await expect.poll(() => cells(tab)).toEqual(['France||1|', 'Iran|1||hostile', 'Israel||hostile|']);
	expect(await page.locator('.dossier-matrix-legend-item').allInnerTexts()).toEqual(['hostile (1)', 'number of notes that name both']);

	const tops = (place: string): Promise<number | undefined> =>
		page
			.locator(`[data-place="${place}"]`)
			.boundingBox()
			.then((box) => box?.y);
	// The cells of a row stand side by side; a row that is drawn anew meanwhile is looked at again.
	for (const row of ['1', '-1'])
		await expect.poll(async () => ((await tops(`${row} -1`)) ?? NaN) - ((await tops(`${row} 2`)) ?? NaN)).toBe(0);

	await page.getByLabel('Which actors stand in the rows').fill('region=asia');
	await expect.poll(() => cells(tab)).toEqual(['Iran||hostile', 'Israel|hostile|']);
	await page.getByLabel('Which actors stand in the rows').fill('');
	await expect.poll(async () => (await cells(tab)).length).toBe(3);

	await page.getByLabel('Which field of a relationship the cells show').selectOption({ label: 'Show since' });
	await expect.poll(async () => (await cells(tab))[1]).toBe('Iran|1||1979');
	await page.getByLabel('Which field of a relationship the cells show').selectOption('status');
	await expect.poll(async () => (await cells(tab))[1]).toBe('Iran|1||hostile');

	await page.locator('[data-place="0 0"]').focus();
	await page.keyboard.press('End');
	expect(await focused(tab)).toBe('France and Israel: nothing');
	await page.keyboard.press('Enter');
	await page.getByText('New relationship of France and Israel…').click();
	await expect.poll(() => page.locator('.dossier-new-note').count()).toBe(1);
	await page.keyboard.press('Escape');
	await page.locator('[data-place="0 2"]').focus();
	await page.keyboard.press('ArrowDown');
	expect(await focused(tab)).toBe('Iran and Israel: hostile');
	await page.keyboard.press('Enter');
	await expect.poll(() => active(tab)).toBe('Iran-Israel.md');
	await tab.close();
});

test('a code block shows a part of it, and says what it does not understand', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.open('Block.md', { mode: 'reading' }));
	await expect.poll(() => cells(tab)).toEqual(['Iran||hostile', 'Israel|hostile|']);
	await page.evaluate(() => window.host.open('Wrong.md', { mode: 'reading' }));
	await expect.poll(() => page.locator('.dossier-matrix-block').innerText()).toBe('“size” is no order; one of: name, relations, blocs');
	await tab.close();
});

test('a code block and a base say that the vault is being read until it is, and nothing of a part of it', async () => {
	const tab = await openHeld(host, 2, { files: FILES });
	const { page } = tab;
	await page.evaluate(() => window.host.open('Block.md', { mode: 'reading' }));
	await page.evaluate(() => window.host.showBase('dossier-matrix', ['Iran.md', 'France.md', 'Law.md']));
	const said = /^Reading the vault: \d of 7 notes$/;
	await expect.poll(() => page.locator('.dossier-matrix-block').innerText()).toMatch(said);
	await expect.poll(() => page.locator('.bases-view').innerText()).toMatch(said);
	await page.evaluate(() => window.letRead?.());
	await expect.poll(async () => (await cells(tab)).sort()).toEqual(['France||1', 'Iran|1|', 'Iran||hostile', 'Israel|hostile|'].sort());
	await tab.close();
});

test('of a thousand actors only those in sight are drawn, and the far corner is two keys away', async () => {
	const names = Array.from({ length: 1000 }, (_, at) => `Actor ${String(at).padStart(4, '0')}`);
	const files = Object.fromEntries(names.map((name, at) => [`${name}.md`, country(at === 0 ? '' : `parent: ${names[at - 1]}\n`)]));
	const tab = await host.open({ files, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.runCommand('dossier:show-matrix'));
	const first = page.locator('[data-place="0 0"]');
	await first.focus();
	expect(await page.locator('.dossier-matrix-cell').count()).toBeLessThan(1500);
	// Other columns come into sight, so that rows are other elements; the cell keeps the keyboard.
	const drawn = await first.elementHandle();
	await page.locator('.dossier-matrix').evaluate((scroller) => (scroller.scrollLeft = 200));
	await expect.poll(() => drawn?.evaluate((cell) => cell.isConnected)).toBe(false);
	expect(await focused(tab)).toBe('Actor 0000');
	await page.keyboard.press('Control+End');
	expect(await focused(tab)).toBe('Actor 0999');
	await page.keyboard.press('ArrowLeft');
	expect(await focused(tab)).toBe('Actor 0999 and Actor 0998: 1 note names both');
	expect(await page.locator('.dossier-matrix-cell').count()).toBeLessThan(1500);
	await tab.close();
});

test('a value or a name that is written from right to left stands in its own column', async () => {
	const tab = await host.open({
		files: {
			...FILES,
			'Iran-Israel.md': FILES['Iran-Israel.md'].replace('hostile', 'آرام'),
			'Law.md': FILES['Law.md'].replace('France', 'France, عمان'),
			'عمان.md': country(),
		},
		data: {},
	});
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-matrix'));
	// Rows are drawn first for the width that a new tab has, then for the one that it gets.
	await expect.poll(() => tab.page.locator('.dossier-matrix-row .dossier-matrix-cell').count()).toBe(4 * 5);
	const lefts = await tab.page
		.locator('.dossier-matrix-cell')
		.evaluateAll((all) => all.map((cell) => `${cell.getAttribute('aria-colindex')} ${Math.round(cell.getBoundingClientRect().left)}`));
	// Each column has one place.
	expect(new Set(lefts).size).toBe(5);
	await tab.close();
});

test('a base shows the actors that it found as a matrix, and what its colours mean within its own frame', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.showBase('dossier-matrix', ['Iran.md', 'France.md', 'Law.md'], { sort: 'blocs' }));
	await expect.poll(async () => (await cells(tab)).sort()).toEqual(['France|1|', 'Iran||1']);
	await page.evaluate(() => window.host.showBase('dossier-matrix', ['Iran.md', 'Israel.md'], { value: 'note.since' }));
	await expect.poll(() => cells(tab)).toEqual(['Iran||1979', 'Israel|1979|']);
	expect(await page.locator('.dossier-matrix-legend-item').allInnerTexts()).toEqual(['1979 (1)', 'number of notes that name both']);
	const bottom = (part: string): Promise<number> => page.locator(part).evaluate((element) => element.getBoundingClientRect().bottom);
	expect(await bottom('.dossier-matrix-legend')).toBeLessThanOrEqual(await bottom('.bases-view'));
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const LAW =
	'---\ntype: policy\nactors: [Iran]\nstatus: in force\n---\n\n## Related Notes\n- [[Iran]]\n\n## Sources\n- [Reuters - A](https://reuters.com/a)\n';

const FILES = { 'Law.md': LAW, 'Iran.md': 'Iran\n', 'Oman.md': 'Oman\n', 'Same.md': 'Same\n', 'Text.md': 'One\n' };

const view = '.workspace-leaf-content[data-type="dossier-changed"]';

const rows = (tab: HostTab): Promise<string[]> =>
	tab.page
		.locator(`${view} .dossier-virtual-row`)
		.allInnerTexts()
		.then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()));

const said = (tab: HostTab): Promise<string> =>
	tab.page
		.locator(`${view} [aria-live], ${view} [role=status]`)
		.allInnerTexts()
		.then((all) => all.join(''));

test('what changed is told since this start, since the one before and since a day, by dates where nothing is recorded', async () => {
	const tab = await host.open({ files: FILES, data: {}, vaultName: 'Changing', ownPage: true });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.runCommand('dossier:show-what-changed'));
	await expect.poll(() => said(tab)).toMatch(/^Nothing changed since .*20\d\d/);
	expect(
		await page.getByLabel('Since when').evaluate((select: HTMLSelectElement) => [...select.options].map(({ value }) => value)),
	).toEqual(['start', 'yesterday', 'week', 'date']);

	await page.evaluate(async (law) => {
		await window.host.externalWrite('Law.md', law.replace('in force', 'expired').replace('[[Iran]]', '[[Oman]]').replace('com/a', 'com/b'));
		await window.host.externalWrite('Text.md', 'Two\n');
		await window.host.externalWrite('New.md', 'New\n');
		await window.host.externalRename('Oman.md', 'Countries/Oman.md');
		await window.host.externalDelete('Iran.md');
	}, LAW);
	const told = [
		'New 1',
		'New',
		'Moved 1',
		'Oman moved from Oman.md',
		'Changed 2',
		'Law status: "in force" -> "expired" related notes: + Oman related notes: - Iran sources: + Reuters - A (https://reuters.com/b) sources: - Reuters - A (https://reuters.com/a)',
		'Text its text',
		'Gone 1',
		'Iran',
	];
	await expect.poll(() => rows(tab), { timeout: 10_000 }).toEqual(told);
	await expect.poll(() => said(tab)).toMatch(/^1 new, 1 moved, 2 changed, 1 gone since /);
	await tab.screenshot('changed');

	// The keys go from note to note, also to one that is gone; Enter opens.
	const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
	await page.locator(`${view} .dossier-changed`).first().focus();
	for (const [key, name] of [
		['End', 'Iran'],
		['ArrowUp', 'Text'],
		['ArrowUp', 'Law'],
	] as const) {
		await page.keyboard.press(key);
		await expect.poll(focused).toContain(name);
	}
	await page.keyboard.press('Enter');
	await expect.poll(() => page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Law.md');

	await page.getByLabel('Filter what changed').fill('reuters');
	await expect.poll(async () => (await rows(tab)).length).toBe(2);
	await page.getByLabel('Filter what changed').fill('');

	await page.getByLabel('Since when').selectOption('yesterday');
	await expect
		.poll(() => said(tab))
		.toMatch(/^Nothing is recorded from .* or before: by the dates of the files \d notes were written since; what changed/);
	await expect.poll(async () => (await rows(tab))[0]).toMatch(/^Written \d$/);
	await page.getByLabel('Since when').selectOption('date');
	await expect.poll(() => said(tab)).toBe('Choose a day that has begun');
	await page.getByLabel('Since which day').fill('2020-01-01');
	await expect.poll(() => said(tab)).toMatch(/^Nothing is recorded from .*2020/);

	// A second start: what changed since the first one is told, also what changed while the app was closed.
	const files = await page.evaluate(() => window.host.files());
	await page.reload();
	await tab.boot({ files: { ...files, 'Text.md': 'Three\n' }, data: {}, vaultName: 'Changing' });
	await page.evaluate(() => window.host.settled());
	await page.evaluate(() => window.host.runCommand('dossier:show-what-changed'));
	await expect.poll(() => page.getByLabel('Since when').inputValue()).toBe('last');
	await expect.poll(() => rows(tab), { timeout: 10_000 }).toEqual(told);
	await page.getByLabel('Since when').selectOption('start');
	await expect.poll(() => said(tab)).toMatch(/^Nothing changed since /);
	// Under other headings the same lists are others: what was recorded is no past of theirs.
	await page.evaluate(() => window.host.externalSettings({ settings: { relatedHeadings: ['Kin'] } }));
	await expect.poll(() => said(tab), { timeout: 10_000 }).toMatch(/^Nothing is recorded from /);
	await tab.close();
});

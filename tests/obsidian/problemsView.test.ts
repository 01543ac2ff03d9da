import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'A.md': '---\ntype: relationship\nactors: Iran\nstatus: strained\n---\n# A\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
	'B.md': '---\ntype: relationship\nactors: Israel\nstatus:\n---\n# B\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
	'Iran.md': '# Iran\n\nSee [[isreal]].\n',
	'Israel.md': '# Israel\n',
};

async function onVault(files: Record<string, string> = FILES): Promise<HostTab> {
	const tab = await host.open({ files, data: {} });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-problems'));
	await tab.page.getByRole('button', { name: 'Whole vault' }).click();
	await tab.page.locator('.dossier-problem').first().waitFor({ timeout: 30_000 });
	return tab;
}

const rows = (tab: HostTab) => tab.page.locator('.dossier-problem');
const menu = async (tab: HostTab, button: RegExp | string, item: string): Promise<void> => {
	await tab.page.getByRole('button', { name: button }).first().click();
	await tab.page.locator('.menu-item').getByText(item, { exact: true }).click();
};
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);

test('a finding goes as soon as it is fixed, and the keyboard is in the row that took its place', async () => {
	const tab = await onVault();
	const count = await rows(tab).count();
	await tab.page.getByRole('button', { name: 'Put Iran in a list' }).focus();
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => disk(tab, 'A.md')).toContain('actors: [Iran]');
	// One actor is one too few: the finding is another one now.
	await expect.poll(() => tab.page.getByRole('button', { name: 'Put Iran in a list' }).count()).toBe(0);
	expect(await rows(tab).count()).toBe(count);
	expect(await tab.page.evaluate(() => document.activeElement?.closest('.dossier-virtual-row') !== null)).toBe(true);
	await tab.page.evaluate(() => window.host.externalWrite('Iran.md', '# Iran\n'));
	await expect.poll(() => rows(tab).count()).toBe(count - 1);
	await tab.close();
});

test('all of a kind and what is ticked are fixed after every diff was shown, and taken back as one', async () => {
	const tab = await onVault();
	await tab.page.getByRole('button', { name: 'Fix all of field-kind' }).click();
	const preview = tab.page.locator('.dossier-changes-modal');
	await expect.poll(() => preview.locator('.dossier-diff-added').allTextContents()).toEqual(['+actors: [Iran]', '+actors: [Israel]']);
	await tab.page.keyboard.press('Escape');
	expect(await disk(tab, 'A.md')).toBe(FILES['A.md']);
	await tab.page.getByRole('checkbox', { name: /actors is "Israel"/ }).check();
	await tab.page.getByRole('button', { name: 'Fix 1 ticked…' }).click();
	await preview.getByRole('button', { name: /^Fix 1/ }).click();
	await expect.poll(() => disk(tab, 'B.md')).toContain('actors: [Israel]');
	expect(await disk(tab, 'A.md')).toBe(FILES['A.md']);
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => disk(tab, 'B.md')).toBe(FILES['B.md']);
	// The finding is there again once the note is read again.
	await tab.page.getByRole('checkbox', { name: /actors is "Israel"/ }).waitFor();
	await tab.page.getByRole('button', { name: 'Fix all of field-kind' }).click();
	await preview.getByRole('button', { name: /^Fix 2/ }).click();
	await expect
		.poll(async () => [await disk(tab, 'A.md'), await disk(tab, 'B.md')].join(''))
		.toMatch(/actors: \[Iran\][^]*actors: \[Israel\]/);
	await expect.poll(() => tab.page.getByRole('button', { name: 'Fix all of field-kind' }).count()).toBe(0);
	await tab.page.locator('.notice').last().getByRole('button', { name: 'Undo' }).click();
	await expect.poll(async () => [await disk(tab, 'A.md'), await disk(tab, 'B.md')]).toEqual([FILES['A.md'], FILES['B.md']]);
	await tab.close();
});

test('only what lies in a folder is shown, and all folders again', async () => {
	const tab = await onVault({ ...FILES, 'Pacts/B.md': FILES['B.md'], 'Pacts of old/B.md': FILES['B.md'] });
	const count = await rows(tab).count();
	const filter = (item: string): Promise<void> => menu(tab, 'Filter by severity and folder', item);
	await filter('One folder…');
	await tab.page.locator('.prompt-input').fill('Pacts');
	await tab.page
		.locator('.suggestion-item')
		.filter({ hasText: /^Pacts$/ })
		.click();
	await expect
		.poll(async () => new Set((await rows(tab).allTextContents()).map((row) => /Pacts(?: of old)?\/B\b/.exec(row)?.[0])))
		.toEqual(new Set(['Pacts/B']));
	await filter('All folders');
	await expect.poll(() => rows(tab).count()).toBe(count);
	await tab.close();
});

test('a rule is ignored from its finding, in one note or everywhere, without a mark in the note, and told again once that is lifted', async () => {
	const tab = await onVault();
	const ofRule = (): Promise<number> => rows(tab).filter({ hasText: 'actors is' }).count();
	await menu(tab, /^More actions: actors is "Iran"/, 'Ignore field-kind in this note');
	await expect.poll(ofRule).toBe(1);
	await menu(tab, /^More actions: actors is "Israel"/, 'Ignore field-kind everywhere');
	await expect.poll(ofRule).toBe(0);
	expect(await disk(tab, 'A.md')).toBe(FILES['A.md']);
	await expect.poll(() => disk(tab, '.obsidian/plugins/dossier/data.json')).toContain('field-kind');
	await tab.page.locator('.notice').filter({ hasText: 'everywhere' }).getByRole('button', { name: 'Undo' }).click();
	await expect.poll(ofRule).toBe(1);
	await tab.close();
});

test('today’s findings are accepted for the app and the command, only new ones are told, and that can be taken back', async () => {
	const tab = await onVault();
	const count = await rows(tab).count();
	await menu(tab, 'What to do with the problems', 'Accept today’s findings');
	await expect.poll(() => tab.page.locator('.dossier-empty').first().textContent()).toContain('No problems in this vault');
	await expect
		.poll(async () => JSON.parse((await disk(tab, '.dossier-baseline.json')) ?? '{}') as unknown)
		.toMatchObject({
			version: 1,
			findings: {
				'A.md': { 'field-kind': { '`actors` is `"Iran"`; expected a list of at least 2 names of an actor such as `[Iran, Israel]`': 1 } },
			},
		});
	await tab.page.evaluate(() => window.host.externalWrite('Israel.md', '---\ntype: polcy\n---\n# Israel\n'));
	await expect.poll(() => rows(tab).allTextContents()).toHaveLength(1);
	expect(await rows(tab).first().textContent()).toContain('polcy');
	// What was accepted follows the note.
	await tab.page.evaluate(async () => {
		const file = window.host.app.vault.getFileByPath('A.md');
		if (file) await window.host.app.fileManager.renameFile(file, 'Pact.md');
	});
	await expect.poll(() => disk(tab, '.dossier-baseline.json')).toContain('Pact.md');
	expect(await rows(tab).count()).toBe(1);
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => rows(tab).count()).toBe(count + 1);
	await tab.close();
});

test('what a change outside means for another note is told as well, and who reads or works with the keys stays where they are', async () => {
	const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`Notes/N ${at}.md`, FILES['B.md']]));
	const tab = await onVault({ ...many, 'A.md': `${FILES['A.md']}\nSee [[Suez Crisis]].\n`, 'Suez Crisis.md': '' });
	await menu(tab, 'Group problems', 'By note');
	const body = tab.page.locator('.dossier-panel-body:visible');
	await body.evaluate((element) => element.scrollTo(0, 3000));
	const row = tab.page.locator('.dossier-problem', { hasText: 'actors is' }).nth(4);
	await row.getByRole('checkbox').focus();
	const place = (): Promise<readonly [string | null | undefined, number]> =>
		tab.page.evaluate(() => {
			const focused = document.activeElement;
			return [focused?.getAttribute('aria-label'), Math.round(focused?.getBoundingClientRect().top ?? 0)] as const;
		});
	const before = await place();
	const status = tab.page.locator('.dossier-panel-status:visible');
	const said = await status.textContent();
	await tab.page.evaluate(async () => {
		const { vault } = window.host.app;
		const file = vault.getFileByPath('Suez Crisis.md');
		if (file) await vault.rename(file, 'Suez-Crisis.md');
	});
	await expect.poll(() => status.textContent(), { timeout: 10_000 }).not.toBe(said);
	expect(await place()).toEqual(before);
	await body.evaluate((element) => element.scrollTo(0, 0));
	await tab.page.getByText('Suez Crisis').first().waitFor();
	await tab.close();
});

import { expect, test } from 'vitest';
import { RULES } from '../../src/core/rules/rules.ts';
import { parseSettings } from '../../src/core/settings/settings.ts';
import ruleExamples from '../../src/obsidian/settings/ruleExamples.json';
import { useHost } from '../support/browser.ts';
import { axeFaults } from '../support/axe.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

test('every rule has a finding as its example', () => {
	expect(Object.keys(ruleExamples)).toEqual(RULES.map(({ id }) => id));
	expect(Object.values(ruleExamples).filter((example) => example === '')).toEqual([]);
});

test('the first page has nine settings and three pages; a rule that was changed says so and is reset', async () => {
	const tab = await host.open({ vault: 'example-vault', data: { settings: { rules: { 'name-exists': 'off' } } } });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.openSettings());
	const items = tab.page.locator('.vertical-tab-content .setting-item:not(.setting-item-heading):visible');
	await items.first().waitFor();
	expect(await items.count(), 'a setting that few look for stands on one of the pages').toBeLessThanOrEqual(12);
	await tab.screenshot('settings-light-1280');
	await tab.page.getByText('Rules', { exact: true }).click();
	const rule = items.filter({ hasText: 'name-exists' });
	expect(await rule.textContent()).toContain('Changed. Reports');
	expect(await items.filter({ hasText: 'field-required' }).textContent()).toContain('For example: status is missing');
	await tab.screenshot('settings-rules-light-1280');
	await tab.page.getByText('Reset all rules').click();
	await expect.poll(() => rule.textContent()).not.toContain('Changed.');
	expect(await tab.page.evaluate(() => window.host.readDisk('.obsidian/plugins/dossier/data.json'))).not.toContain('name-exists');
	await tab.close();
});

test('the search of the settings finds every setting, each rule and what was decided, by what they say', async () => {
	const tab = await host.open({
		files: { 'A.md': 'a\n' },
		data: { sameOutlets: { WSJ: { Journal: { at: 1 } } }, dismissed: { 'A.md': ['B.md'] } },
	});
	await untilRead(tab);
	const found = (words: string): Promise<string[]> =>
		tab.page.evaluate((wanted) => {
			interface Item {
				readonly name?: string;
				readonly desc?: string | DocumentFragment;
				readonly aliases?: string[];
				readonly items?: Item[];
			}
			const { parts } = window.host.app as unknown as { parts: { settingTabs: { settingItems: Item[] }[] } };
			const names = ({ name = '', desc = '', aliases = [], items = [] }: Item): string[] => {
				const says = [name, typeof desc === 'string' ? desc : desc.textContent, ...aliases].join(' ').toLowerCase();
				return [...(name !== '' && says.includes(wanted) ? [name] : []), ...items.flatMap(names)];
			};
			return parts.settingTabs.flatMap((one) => one.settingItems.flatMap(names));
		}, words);
	expect(await found('front-matter key')).toEqual(['Type key']);
	expect(await found('one a line')).toHaveLength(Object.values(parseSettings({}).settings).filter(Array.isArray).length);
	expect(await found('sort backlinks')).toEqual(['Sort backlinks by']);
	expect(await found('field-kind')).toEqual(['field-kind']);
	expect(await found('counts as journal')).toEqual(['WSJ']);
	expect(await found('b.md')).toEqual(['B']);
	await tab.close();
});

test('an empty vault gets one hint, below, with a button for a first note and one for examples, and nothing red', async () => {
	const tab = await host.open({ files: {} });
	const notice = tab.page.locator('.notice');
	await expect.poll(() => notice.count()).toBe(1);
	expect(await notice.getByRole('button').allTextContents()).toEqual(['Make the first note', 'Make example notes']);
	expect(await tab.page.locator('.dossier-tone-error, .dossier-property-error, .mod-warning').count()).toBe(0);
	const toolbars = await tab.page
		.locator('.dossier-panel-toolbar:visible')
		.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
	const top = await notice.evaluate((one) => one.getBoundingClientRect().top);
	expect(Math.max(...toolbars)).toBeLessThan(top);
	expect(await axeFaults(tab.page, '.notice')).toEqual([]);
	await tab.screenshot('first-run-light-1280');
	await notice.getByRole('button', { name: 'Make the first note' }).click();
	await tab.page.locator('.dossier-new-note').waitFor();
	await tab.close();
});

test('the example notes are shown, made and opened, and taken back but for one that was changed', async () => {
	const tab = await host.open({ files: {} });
	const files = () =>
		tab.page.evaluate(() =>
			window.host.app.vault
				.getMarkdownFiles()
				.map(({ path }) => path)
				.sort(),
		);
	const notice = tab.page.locator('.notice');
	await notice.getByRole('button', { name: 'Make example notes' }).click();
	await tab.page.locator('.dossier-changes-modal').getByRole('button', { name: 'Make 4 notes' }).click();
	await expect.poll(files).toEqual(['Karlstad Agreement.md', 'Norway-Sweden Relations.md', 'Norway.md', 'Sweden.md']);
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Norway-Sweden Relations.md');
	await tab.screenshot('example-notes-light-1280');
	expect(await tab.page.locator('.dossier-note-line').count()).toBe(0);
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(files).toEqual([]);
	await tab.page.evaluate(() => window.host.runCommand('dossier:make-example-notes'));
	await tab.page.locator('.dossier-changes-modal').getByRole('button', { name: 'Make 4 notes' }).click();
	await expect.poll(files).toHaveLength(4);
	await tab.page.evaluate(() => window.host.externalWrite('Sweden.md', 'My own words.\n'));
	await tab.page.evaluate(() => window.host.settled());
	// Offered as soon as the notes are known.
	await expect.poll(() => tab.page.evaluate(() => window.host.runCommand('dossier:take-example-notes-back'))).toBe(true);
	await expect.poll(files).toEqual(['Sweden.md']);
	await expect.poll(() => notice.allTextContents()).toContain('Took 3 example notes back; 1 note that changed since stays.');
	await tab.close();
});

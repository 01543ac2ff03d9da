import { expect, test } from 'vitest';
import { RULES } from '../../src/core/rules/rules.ts';
import ruleExamples from '../../src/obsidian/settings/ruleExamples.json';
import { useHost } from '../support/browser.ts';
import { axeFaults } from '../support/axe.ts';

const host = useHost();

test('every rule has a finding as its example', () => {
	expect(Object.keys(ruleExamples)).toEqual(RULES.map(({ id }) => id));
	expect(Object.values(ruleExamples).filter((example) => example === '')).toEqual([]);
});

test('the first page has nine settings and three pages; a rule that was changed says so and is reset', async () => {
	const tab = await host.open({ vault: 'example-vault', data: { settings: { rules: { 'name-exists': 'off' } } } });
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.evaluate(() => window.host.openSettings());
	const items = tab.page.locator('.vertical-tab-content .setting-item:not(.setting-item-heading):visible');
	await items.first().waitFor();
	expect(await items.count()).toBeLessThanOrEqual(12);
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

test('an empty vault gets one hint with one button, below, and nothing red', async () => {
	const tab = await host.open({ files: {} });
	const notice = tab.page.locator('.notice');
	await expect.poll(() => notice.count()).toBe(1);
	expect(await notice.getByRole('button').allTextContents()).toEqual(['Make the first note']);
	expect(await tab.page.locator('.dossier-tone-error, .dossier-property-error, .mod-warning').count()).toBe(0);
	const toolbars = await tab.page
		.locator('.dossier-panel-toolbar:visible')
		.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
	const top = await notice.evaluate((one) => one.getBoundingClientRect().top);
	expect(Math.max(...toolbars)).toBeLessThan(top);
	expect(await axeFaults(tab.page, '.notice')).toEqual([]);
	await tab.screenshot('first-run-light-1280');
	await notice.getByRole('button').click();
	await tab.page.locator('.dossier-new-note').waitFor();
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';

const host = useHost();

const marked = '.metadata-property.dossier-property-error, .metadata-property.dossier-property-warning';

test('in Live Preview and in the reading view the row of a property with a finding is marked and says it', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {} });
	const rows = tab.page.locator('.workspace-leaf.mod-active').locator(marked);
	for (const mode of ['live', 'reading'] as const) {
		await tab.page.evaluate((how) => window.host.open('Flashpoints/Twelve-Day War.md', { mode: how, newLeaf: 'tab' }), mode);
		await expect.poll(() => rows.first().getAttribute('data-property-key'), { message: mode }).toBe('actors');
		expect(await rows.first().getAttribute('aria-label'), mode).toContain('actors is "Iran"; expected a list of names of an actor');
	}
	await tab.close();
});

test('the mark goes when the finding is fixed, and every mark goes with the plugin', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {} });
	await tab.page.evaluate(() => window.host.open('Flashpoints/Twelve-Day War.md'));
	const actors = tab.page.locator(marked).and(tab.page.locator('[data-property-key="actors"]'));
	await expect.poll(() => actors.count()).toBe(1);
	await tab.page.getByRole('button', { name: 'Put Iran in a list' }).click();
	await expect.poll(() => actors.count()).toBe(0);
	await tab.page.evaluate(() => window.host.open('Relationships/US-Iran Relations.md'));
	await expect.poll(() => tab.page.locator(marked).count()).toBeGreaterThan(0);
	await tab.page.evaluate(() => window.host.disableDossier());
	expect(await tab.page.locator(marked).count()).toBe(0);
	expect(await tab.page.locator('.metadata-property[aria-label]').count()).toBe(0);
	await tab.close();
});

test('the fixes of a row are behind a button in it, which goes with the mark', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {} });
	await tab.page.evaluate(() => window.host.open('Flashpoints/Twelve-Day War.md'));
	const button = tab.page.locator('[data-property-key="actors"]').getByRole('button', { name: /^Fix: actors is "Iran"/ });
	await button.click();
	await tab.page.locator('.menu-item').filter({ hasText: 'Put Iran in a list' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('actors: [Iran]');
	await expect.poll(() => button.count()).toBe(0);
	await tab.page.evaluate(() => window.host.open('Relationships/US-Iran Relations.md'));
	await expect.poll(() => tab.page.locator('.dossier-property-button').count()).toBeGreaterThan(0);
	await tab.page.evaluate(() => window.host.disableDossier());
	expect(await tab.page.locator('.dossier-property-button').count()).toBe(0);
	await tab.close();
});

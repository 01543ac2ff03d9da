// What a screen reader and a weak eye meet: axe-core over every view of the plugin, in both themes, on a desktop and a phone.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { axeFaults } from '../support/axe.ts';
import { useHost } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';

const host = useHost();

/** A view by its name: a command on a note, and the part of the page that is looked at. */
const VIEWS = [
	['the line above a note', 'Flashpoints/Twelve-Day War.md', undefined, '.dossier-note-line'],
	['problems', 'Relationships/US-Iran Relations.md', 'show-problems', '.workspace-leaf-content[data-type="dossier-problems"]'],
	[
		'the problems of the vault',
		'Relationships/US-Iran Relations.md',
		'show-problems',
		'.workspace-leaf-content[data-type="dossier-problems"]',
	],
	['the timeline', 'Flashpoints/Twelve-Day War.md', 'show-timeline', '.workspace-leaf-content[data-type="dossier-timeline"]'],
	['the properties with a finding', 'Flashpoints/Twelve-Day War.md', undefined, '.metadata-property.dossier-property-error'],
	['the fixes at the cursor', 'Flashpoints/Twelve-Day War.md', 'fix-problem', '.prompt'],
	['the preview of fixes', 'Flashpoints/Twelve-Day War.md', 'fix-vault', '.dossier-changes-modal'],
] as const;

const SETTINGS_PAGES = [undefined, 'Sections, related notes and backlinks', 'Dismissed and ignored', 'Rules'];

/** Not of how the app draws what the tab describes: its controls, which it does not tie to their names, and the words of an empty list. */
function isOurs(fault: string): boolean {
	return !/^(?:label|select-name):|setting-list-empty/.test(fault);
}

/** In how many lines what stands above the note is written; a line of it is as high as two of its text, with what is around it. */
function linesOf(page: Page): Promise<number> {
	return page
		.locator('.workspace-leaf.mod-active .dossier-note-line')
		.evaluate((line) => Math.ceil(line.getBoundingClientRect().height / (2 * parseFloat(getComputedStyle(line).lineHeight))));
}

test.each(LOOKS)('axe-core finds nothing in the %s theme at %i pixels', { timeout: 90_000 }, async (theme, width) => {
	const tab = await host.open({ vault: 'example-vault', data: {}, theme, width, height: width < 600 ? 844 : 800 });
	await tab.page.evaluate(() => window.host.settled());
	const faults: string[] = [];
	for (const [name, note, command, part] of VIEWS) {
		await tab.page.evaluate((path) => window.host.open(path), note);
		await tab.page.locator('.dossier-note-line').first().waitFor();
		expect(await linesOf(tab.page), name).toBeLessThanOrEqual(width < 600 ? 2 : 1);
		if (command !== undefined) await tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
		if (name === 'the problems of the vault') await tab.page.getByRole('button', { name: 'Whole vault' }).click();
		await tab.page.locator(part).first().waitFor();
		faults.push(...(await axeFaults(tab.page, part)).map((fault) => `${name}: ${fault}`));
		await tab.screenshot(`axe-${name.replaceAll(' ', '-')}-${theme}-${width}`);
		await tab.page.keyboard.press('Escape');
	}
	await tab.page.evaluate(() => window.host.openSettings());
	for (const page of SETTINGS_PAGES) {
		if (page !== undefined) await tab.page.getByText(page, { exact: true }).click();
		await tab.page.locator('.setting-item:visible').first().waitFor();
		faults.push(...(await axeFaults(tab.page, '.vertical-tab-content')).filter(isOurs).map((fault) => `${page ?? 'settings'}: ${fault}`));
		await tab.screenshot(`axe-settings-${page ?? 'first'}-${theme}-${width}`);
		if (page !== undefined) await tab.page.locator('.setting-page-back').click();
	}
	expect(faults).toEqual([]);
	await tab.close();
});

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';

const host = useHost();

/** What is drawn, by the name of its picture: a command on a note, and what has to be seen before the picture is taken. */
const SHOTS = [
	['matrix', 'show-matrix', 'Relationships/US-Israel Relations.md', '.dossier-matrix-row'],
	['sources', 'show-sources', 'Relationships/US-Israel Relations.md', '.dossier-source'],
	['backlinks', 'show-backlinks', 'Countries/Iran.md', '.dossier-context'],
	['problems', 'show-problems', 'Relationships/US-Iran Relations.md', '.dossier-problem'],
	['wanted', 'show-wanted', 'Countries/Iran.md', '.dossier-backlink'],
	['timeline', 'show-timeline', 'Relationships/US-Israel Relations.md', '.dossier-timeline-entry'],
	['changed', 'show-what-changed', 'Countries/Iran.md', '.dossier-changed'],
	['related-preview', 'update-related', 'Countries/Iran.md', '.dossier-change-evidence mark'],
	['vault-preview', 'update-related-in-vault', 'Countries/Iran.md', '.dossier-change-evidence mark'],
	['fix-preview', 'fix-vault', 'Countries/Iran.md', '.dossier-diff-added'],
	['new-note', 'new-relationship', 'Countries/Iran.md', '.dossier-new-note'],
	['note-line', 'show-sources', 'Flashpoints/Twelve-Day War.md', '.dossier-note-line'],
] as const;

test.each(LOOKS)(
	'every view is drawn in the %s theme at %i pixels, with no error and nothing wider than the page',
	{ timeout: 90_000 },
	async (theme, width) => {
		const tab = await host.open({ vault: 'example-vault', data: {}, theme, width, height: width < 600 ? 844 : 800 });
		await tab.page.evaluate(() => window.host.settled());
		for (const [name, command, path, seen] of SHOTS) {
			await tab.page.evaluate((note) => window.host.open(note), path);
			await tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
			if (name === 'changed') await change(tab.page);
			await tab.page.locator(seen).first().waitFor();
			expect(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits`).toBe(true);
			await tab.screenshot(`${name}-${theme}-${width}`);
			await tab.page.keyboard.press('Escape');
		}
		await tab.close();
	},
);

/** Something changed, so that there is something to be told. */
async function change(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const { vault } = window.host.app;
		const file = vault.getFileByPath('Relationships/US-Israel Relations.md');
		if (file) await vault.process(file, (text) => text.replace(/^status: .*$/m, 'status: under strain'));
		await window.host.externalRename('Countries/Saudi Arabia.md', 'Countries/Gulf/Saudi Arabia.md');
		await window.host.externalWrite('Countries/Qatar now.md', '---\ntype: country\n---\n# Qatar now\n');
	});
}

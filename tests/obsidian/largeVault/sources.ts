import { expect, test } from 'vitest';
import type { HostTab } from '../../support/browser.ts';
import { LINKING } from '../../support/largeVault.ts';
import { RETRIES } from '../../support/retries.ts';
import { longestTask } from '../../support/longestTask.ts';
import { open, run } from '../../support/sourcesApp.ts';

/** Tests of ten thousand sources, one of each note. */
export function sourcesOfLargeVault(tabOf: () => HostTab): void {
	test('a large vault’s sources are counted in slices: it says so, the page has its turns, and what is counted again keeps its rows', {
		timeout: 60_000,
	}, async () => {
		const tab = tabOf();
		await tab.page.evaluate(() => {
			const seen = { said: '', turns: 0 };
			const look = (): void => {
				const words = document.querySelector('.dossier-empty')?.textContent ?? '';
				if (words.startsWith('Counting')) Object.assign(seen, { said: words, turns: seen.turns + 1 });
			};
			Object.assign(window, { seen, looking: setInterval(look, 1) });
		});
		await run(tab, 'show-vault-sources');
		const panel = tab.page.locator('.dossier-panel:visible');
		const summary = (): Promise<string | null> => panel.locator('.dossier-panel-status').textContent();
		await expect.poll(summary, { timeout: 20_000 }).toBe(`${LINKING} sources, 90 publishers, 3 notes without sources`);
		const { said, turns } = await tab.page.evaluate(() => {
			const { seen, looking } = window as unknown as { seen: { said: string; turns: number }; looking: number };
			clearInterval(looking);
			return seen;
		});
		expect(said).toBe(`Counting the sources of ${LINKING + 3} notes…`);
		expect(turns).toBeGreaterThan(3);
		await tab.page.evaluate(() => {
			const seen = { gone: false };
			const watcher = new MutationObserver(() => {
				seen.gone ||= document.querySelector('.dossier-report-group') === null;
			});
			watcher.observe(document.body, { childList: true, subtree: true });
			Object.assign(window, { seen, watcher });
		});
		const path = 'Policies/P 1.md';
		const text = await tab.page.evaluate((note) => window.host.readDisk(note), path);
		const write = (now: string): Promise<void> =>
			tab.page.evaluate(([note, given]) => window.host.externalWrite(note, given), [path, now] as const);
		await write('# N\n');
		await expect.poll(summary, { timeout: 20_000 }).toBe(`${LINKING - 1} sources, 90 publishers, 4 notes without sources`);
		const gone = await tab.page.evaluate(() => {
			const { seen, watcher } = window as unknown as { seen: { gone: boolean }; watcher: MutationObserver };
			watcher.disconnect();
			return seen.gone;
		});
		expect(gone).toBe(false);
		await write(text ?? '');
		await tab.page.evaluate(() => window.host.app.workspace.detachLeavesOfType('dossier-vault-sources'));
	});

	test('ten thousand sources are searched, and one is cited, without a task of 50 ms', { timeout: 90_000, retry: RETRIES }, async () => {
		const tab = tabOf();
		await open(tab, 'Here.md');
		const longest = await longestTask(tab.page, async () => {
			await run(tab, 'cite-source');
			await tab.page.locator('.dossier-cited').first().waitFor({ timeout: 30_000 });
			await tab.page.keyboard.type('title 777 part', { delay: 30 });
			await expect
				.poll(() => tab.page.locator('.dossier-cited .dossier-row-text > div:first-child').first().textContent())
				.toBe('Title 777 part 0');
			await tab.page.keyboard.press('Enter');
			await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('## Sources');
		});
		expect(longest).toBeLessThan(50);
	});
}

// What is made of a whole vault at one command, in a vault of ten thousand notes.
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HostTab } from '../../support/browser.ts';
import { RETRIES } from '../../support/retries.ts';
import { leastOf } from '../../support/leastOf.ts';
import { longestTask } from '../../support/longestTask.ts';

/** A gate is missed only past a tenth and a half of it. */
const GATE_MS = 50 * 1.15;

/** Tests of commands that go through every note. */
export function bulkOfLargeVault(open: () => HostTab): void {
	describe('what is made of the whole vault', () => {
		test.each([
			['matrix', '.dossier-matrix-row', ''],
			['timeline', '.dossier-timeline-entry', 'The whole vault'],
		])(
			'the %s is copied, as a table and as CSV, without a task over 50 ms',
			{ timeout: 120_000, retry: RETRIES },
			async (view, row, scope) => {
				const { page } = open();
				// Also where it fails: the tests after it find no panel but their own.
				onTestFinished(() => page.evaluate((name) => window.host.app.workspace.detachLeavesOfType(`dossier-${name}`), view));
				await page.evaluate((name) => window.host.runCommand(`dossier:show-${name}`), view);
				if (scope !== '') await page.getByLabel('Which notes').selectOption({ label: scope });
				await page.locator(row).first().waitFor({ timeout: 60_000 });
				await expect.poll(() => page.locator('.dossier-panel-status:visible').last().textContent(), { timeout: 60_000 }).toMatch(/^\d{4,}/);
				const copied = page.locator('.notice').filter({ hasText: `The ${view} is copied` });
				for (const form of ['Copy as Markdown table', 'Copy as CSV']) {
					const copying = async (): Promise<number> => {
						await page.evaluate(() => {
							for (const notice of document.querySelectorAll('.notice')) notice.remove();
						});
						return longestTask(page, async () => {
							await page.getByLabel(`Copy the ${view}`).click();
							await page.locator('.menu-item').getByText(form, { exact: true }).click();
							await copied.first().waitFor({ timeout: 60_000 });
						});
					};
					expect(await leastOf(GATE_MS, copying)).toBeLessThan(GATE_MS);
				}
			},
		);

		test('the app’s command line checks every note, and tells what fixing them would change, without a task over 50 ms', {
			timeout: 120_000,
			retry: RETRIES,
		}, async () => {
			const { page } = open();
			for (const command of ['dossier:check', 'dossier:fix']) {
				let said = '';
				const running = (): Promise<number> =>
					longestTask(page, async () => {
						said = await page.evaluate(async (name) => (await window.host.runCli(name)).slice(0, 200), command);
					});
				expect(await leastOf(GATE_MS, running)).toBeLessThan(GATE_MS);
				expect(said).toMatch(command === 'dossier:check' ? /^\{\s*"diagnostics": \[/ : /\S/);
			}
		});
	});
}

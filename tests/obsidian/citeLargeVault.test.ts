import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import { RETRIES } from '../support/retries.ts';
import { longestTask } from '../support/longestTask.ts';
import { open, run, start } from '../support/sourcesApp.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

test('a vault with ten thousand sources is searched without a task of 50 ms', { timeout: 90_000, retry: RETRIES }, async () => {
	const files: Record<string, string> = { 'Here.md': '# Here\n\nText.\n' };
	for (let note = 0; note < 1000; note += 1) {
		const bullets = Array.from(
			{ length: 10 },
			(_, at) => `- [House ${note % 90} - Title ${note} part ${at}](https://h${note % 90}.org/${note}/${at})\n`,
		);
		files[`n/${note}.md`] = `# ${note}\n\n## Sources\n${bullets.join('')}`;
	}
	const tab = await start(host, { files });
	await untilRead(tab);
	await open(tab, 'Here.md');
	await tab.page.waitForTimeout(1000);
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
	await tab.close();
});

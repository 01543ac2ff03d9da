import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const NOTE =
	'---\ntype: policy\nstatus: proposed # by whom\n---\n# Talks\n\n## Timeline\n\n- 2024-01-02: They began.\n- 2024-03-04: They went on.\n\n## Sources\n';

test('a recorded change is a value and a dated line with its source, made by keys, and one undo takes both back', async () => {
	const tab = await host.open({ files: { 'Talks.md': NOTE }, data: {} });
	const { page } = tab;
	const disk = (): Promise<string | null> => page.evaluate(() => window.host.readDisk('Talks.md'));
	await untilRead(tab);
	await page.evaluate(() => window.host.open('Talks.md'));
	await page.evaluate(() => window.host.runCommand('dossier:record-change'));
	const modal = page.locator('.dossier-new-note');
	await expect.poll(() => modal.locator('input:focus, select:focus').count()).toBe(1);
	await page.keyboard.type('ended');
	// Of the list that opens for the value, nothing is chosen.
	await modal.getByRole('textbox', { name: 'What happened' }).fill('They ended  it.');
	await modal.getByRole('textbox', { name: 'Source' }).fill('https://www.example.org/end');
	await expect.poll(() => modal.locator('.dossier-diff-added').count()).toBe(2);
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect.poll(() => modal.count()).toBe(0);
	await page.evaluate(() => window.host.settled());
	expect(await disk()).toMatch(
		/^---\ntype: policy\nstatus: ended # by whom\n---\n# Talks\n\n## Timeline\n\n- 2024-01-02: They began\.\n- 2024-03-04: They went on\.\n- \d{4}-\d\d-\d\d: They ended it\. \(\[example\.org\]\(https:\/\/www\.example\.org\/end\)\)\n\n## Sources\n$/,
	);
	await page.evaluate(() => window.host.runCommand('dossier:undo-last-change'));
	await page.evaluate(() => window.host.settled());
	await expect.poll(disk).toBe(NOTE);
	await tab.close();
});

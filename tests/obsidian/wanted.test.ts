import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Three hundred wanted notes, the first of them twice. */
const FILES = { 'A.md': Array.from({ length: 300 }, (_, at) => `[[Missing ${at}]]`).join('\n'), 'B.md': 'Words and [[Missing 0]].\n' };

async function withWanted(): Promise<HostTab> {
	const tab = await host.open({ files: FILES, data: {} });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	await expect.poll(() => status(tab)).toBe('300 notes are linked or named and not written');
	return tab;
}

const status = (tab: HostTab): Promise<string | null> => tab.page.locator('.dossier-panel-status:visible').textContent();
const first = (tab: HostTab): Promise<string | null> => tab.page.locator('.dossier-backlink-head').first().textContent();

test('a change of which nothing is wanted leaves the rows, the scroll and the focus', async () => {
	const tab = await withWanted();
	await tab.page.getByRole('button', { name: 'Alias of…' }).first().focus();
	await tab.page.evaluate(() => window.host.externalWrite('C.md', 'Nothing is wanted here.\n'));
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.waitForTimeout(400);
	expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toBe('Alias of…');
	await tab.close();
});

test('what is newly wanted, and what is written, is shown without scrolling back', async () => {
	const tab = await withWanted();
	expect(await first(tab)).toBe('Missing 02 times');
	const body = tab.page.locator('.dossier-panel-body:visible');
	await body.evaluate((element) => element.scrollTo(0, 5000));
	await tab.page.evaluate(() => window.host.externalWrite('C.md', '[[Missing 1]] [[Missing 1]] [[New one]]\n'));
	await expect.poll(() => status(tab)).toBe('301 notes are linked or named and not written');
	// Rows are measured as they are drawn, which moves them by some pixels.
	expect(await body.evaluate((element) => element.scrollTop)).toBeGreaterThan(4000);
	await body.evaluate((element) => element.scrollTo(0, 0));
	await expect.poll(() => first(tab)).toBe('Missing 13 times');
	await tab.page.evaluate(() => window.host.externalWrite('Missing 1.md', ''));
	await expect.poll(() => status(tab)).toBe('300 notes are linked or named and not written');
	await expect.poll(() => first(tab)).toBe('Missing 02 times');
	await tab.close();
});

test('it is not offered to be linked where only notes want it that no rule looks at', async () => {
	const tab = await host.open({
		files: { 'United States.md': '', '2026-11-30.md': '[[united-states]]\n' },
		data: {},
	});
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	await tab.page.getByRole('button', { name: 'Alias of…' }).waitFor();
	expect(await tab.page.getByRole('button', { name: /^Link to/ }).count()).toBe(0);
	await tab.close();
});

test('a wanted note that is there in another spelling is linked in all its places, after a look at them', async () => {
	const tab = await host.open({
		files: { 'United States.md': '', 'A.md': '[[united-states]] and [[Oman]]\n', 'B.md': '[[united-states]]\n' },
		data: {},
	});
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	const linking = tab.page.getByRole('button', { name: /^Link to/ });
	await linking.first().waitFor();
	expect(await linking.allTextContents()).toEqual(['Link to United States…']);
	await linking.click();
	await tab.page.getByRole('button', { name: 'Fix 2 problems' }).click();
	await expect.poll(() => first(tab)).toBe('Omanonce');
	// The list follows the first note that is written.
	await expect
		.poll(() => tab.page.evaluate(() => ['A.md', 'B.md'].map((path) => window.host.readDisk(path))))
		.toEqual(['[[United States]] and [[Oman]]\n', '[[United States]]\n']);
	await tab.close();
});

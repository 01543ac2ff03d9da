import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import { NOTHING_LEFT } from '../support/nothingLeft.ts';

const host = useHost();

test('it loads where Buffer, process, require, eval and Function are not there, and asks for none of them', async () => {
	const tab = await host.open({ vault: 'example-vault', traps: true });
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.evaluate(() => window.host.open('Sources/J Street Security Memo.md'));
	await expect.poll(() => tab.page.locator('.dossier-note-line').textContent()).toContain('front matter cannot be read');
	expect(await tab.page.evaluate(() => window.host.trapped)).toEqual([]);
	await tab.close();
});

test('sources and backlinks open in the right sidebar on the first run, and never again by themselves', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	const panels = (): Promise<string[]> =>
		tab.page.evaluate(() =>
			['dossier-sources', 'dossier-backlinks'].filter((type) => window.host.app.workspace.getLeavesOfType(type).length > 0),
		);
	await expect.poll(panels).toEqual(['dossier-sources', 'dossier-backlinks']);
	await tab.page.evaluate(async () => {
		for (const type of ['dossier-sources', 'dossier-backlinks']) window.host.app.workspace.detachLeavesOfType(type);
		await window.host.disableDossier();
		await window.host.enableDossier();
	});
	await tab.page.waitForTimeout(300);
	expect(await panels()).toEqual([]);
	await tab.close();
});

test('unloading leaves no command, view, timer, listener or element', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.evaluate(() => window.host.open('Relationships/US-Iran Relations.md', { mode: 'source' }));
	for (const view of ['sources', 'backlinks', 'problems', 'wanted'])
		await tab.page.evaluate((id) => window.host.runCommand(`dossier:show-${id}`), view);
	await expect.poll(() => tab.page.locator('.dossier-note-line').count()).toBe(1);
	await tab.page.evaluate(() => window.host.disableDossier());
	await expect.poll(() => tab.page.evaluate(() => window.host.leftovers())).toEqual(NOTHING_LEFT);
	await tab.close();
});

test('a vault of no notes says so everywhere and meets no error', async () => {
	const tab = await host.open({ files: {} });
	await tab.page.evaluate(() => window.host.settled());
	for (const [view, said] of [
		['sources', 'Open a note to see its sources'],
		['backlinks', 'Open a note to see what links to it'],
		['problems', 'Open a note to see its problems'],
		['wanted', 'Every note that is linked or named is written'],
		['vault-sources', 'The vault has no notes that could give a source'],
	] as const) {
		await tab.page.evaluate((id) => window.host.runCommand(`dossier:show-${id}`), view);
		await expect.poll(() => tab.page.getByText(said).isVisible()).toBe(true);
	}
	await tab.close();
});

test('it never writes a note unasked: opening every note of the vault changes nothing', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	await tab.page.evaluate(() => window.host.settled());
	const before = await tab.page.evaluate(() =>
		window.host
			.paths()
			.filter((path) => path.endsWith('.md'))
			.map((path) => window.host.readDisk(path)),
	);
	await tab.page.evaluate(async () => {
		for (const path of window.host.paths().filter((each) => each.endsWith('.md'))) await window.host.open(path);
		await window.host.settled();
	});
	expect(
		await tab.page.evaluate(() =>
			window.host
				.paths()
				.filter((path) => path.endsWith('.md'))
				.map((path) => window.host.readDisk(path)),
		),
	).toEqual(before);
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import type { OpenOptions } from '../support/browser.ts';

const host = useHost();

async function start(options: OpenOptions): Promise<HostTab> {
	const tab = await host.open({ data: {}, ...options });
	await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await tab.page.evaluate(() => window.host.settled());
	return tab;
}

const open = (tab: HostTab, path: string): Promise<void> => tab.page.evaluate((note) => window.host.open(note), path);
const run = (tab: HostTab, id: string): Promise<boolean> => tab.page.evaluate((command) => window.host.runCommand(`dossier:${command}`), id);
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((file) => window.host.readDisk(file), path);
const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();

async function choose(tab: HostTab, text: string): Promise<void> {
	await tab.page.locator('.suggestion-item').filter({ hasText: text }).first().click();
}

const THREE = {
	'A.md': '# A\n\n## Sources\n- [INSS - A treaty](https://www.inss.org.il/t/)\n- [Reuters - Talks](https://reuters.com/talks)\n',
	'B.md': '# B\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t)\n',
	'C.md': '# C\n\nNothing is cited.\n',
};

/** The entries of a BibTeX file, read with nothing of the project: key and fields in braces. */
function readBib(text: string): { key: string; fields: Record<string, string> }[] {
	return text
		.split(/^@/m)
		.slice(1)
		.map((entry) => ({
			key: /^\w+\{([^,]+),/.exec(entry)?.[1] ?? '',
			fields: Object.fromEntries([...entry.matchAll(/^\t(\w+) = \{(.*)\},?$/gm)].map(([, name = '', value = '']) => [name.toLowerCase(), value])),
		}));
}

test('the view of the vault counts publishers and pages, and each entry opens its notes at the source', async () => {
	const tab = await start({ files: THREE });
	await run(tab, 'show-vault-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect.poll(() => panel.locator('.dossier-report-group').allTextContents()).toEqual(['Publishers (2)', 'Used most (1)', 'Used once (1)', 'Notes without sources (1)']);
	expect(await panel.locator('.dossier-panel-status').textContent()).toBe('2 sources, 2 publishers, 1 note without sources');
	expect(await panel.locator('.dossier-report-entry').allTextContents()).toEqual(['INSS1 source in 2 notes', 'Reuters1 source in 1 note', 'A treatyINSS · inss.org.il · 2 notes']);
	await panel.getByRole('button', { name: /A treaty/ }).click();
	expect(await panel.locator('.dossier-report-note').allTextContents()).toEqual(['A', 'B']);
	await panel.getByRole('button', { name: 'B', exact: true }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('B.md');
	expect(await tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.getSelection())).toBe('[INSS - A treaty](https://inss.org.il/t)');
	await tab.close();
});

test('the view of the vault is filtered, worked by keys alone, and follows the vault', async () => {
	const tab = await start({ files: THREE });
	await run(tab, 'show-vault-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	const filter = panel.getByRole('searchbox', { name: 'Filter sources of the vault' });
	await filter.fill('reuters');
	await expect.poll(() => panel.locator('.dossier-report-entry').allTextContents()).toEqual(['Reuters1 source in 1 note', 'TalksReuters · reuters.com · 1 note']);
	await filter.fill('zzz');
	await expect.poll(() => panel.textContent()).toContain('Nothing matches the filter');
	await filter.fill('');
	await filter.focus();
	await tab.page.keyboard.press('Tab');
	await tab.page.keyboard.press('Enter');
	expect(await panel.locator('.dossier-report-group').first().getAttribute('aria-expanded')).toBe('false');
	expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toBe('Publishers (2)');
	await tab.page.keyboard.press('ArrowDown');
	await expect.poll(() => tab.page.evaluate(() => document.activeElement?.textContent)).toBe('Used most (1)');
	await tab.page.evaluate(() => window.host.externalWrite('C.md', '# C\n\n## Sources\n- [BBC - News](https://bbc.co.uk/n)\n'));
	await expect.poll(() => panel.locator('.dossier-panel-status').textContent()).toBe('3 sources, 3 publishers');
	await tab.close();
});

test('a vault without notes says so', async () => {
	const tab = await start({ files: {} });
	await run(tab, 'show-vault-sources');
	await expect.poll(() => tab.page.locator('.dossier-panel:visible').textContent()).toContain('The vault has no notes that could give a source');
	await tab.close();
});

test('the sources of a note are exported beside it as BibTeX, and never over a file that is there', async () => {
	const files = { 'Deep/A.md': THREE['A.md'], 'Deep/A SOURCES.bib': 'kept' };
	const tab = await start({ files });
	await open(tab, 'Deep/A.md');
	await run(tab, 'export-sources');
	await choose(tab, 'BibTeX');
	await expect.poll(() => notices(tab)).toEqual(['Exported 2 sources to Deep/A sources 2.bib']);
	expect(await disk(tab, 'Deep/A SOURCES.bib')).toBe('kept');
	const entries = readBib((await disk(tab, 'Deep/A sources 2.bib')) ?? '');
	expect(entries.map(({ key, fields }) => [key, fields['title'], fields['url']])).toEqual([
		['insstreaty', 'A treaty', 'https://www.inss.org.il/t/'],
		['reuterstalks', 'Talks', 'https://reuters.com/talks'],
	]);
	await run(tab, 'export-sources');
	await choose(tab, 'BibTeX');
	await expect.poll(() => disk(tab, 'Deep/A sources 3.bib')).toBe(await disk(tab, 'Deep/A sources 2.bib'));
	await tab.close();
});

test('a folder and the vault are exported as CSL-JSON, each page once', async () => {
	const tab = await start({ files: { 'One/A.md': THREE['A.md'], 'One/B.md': THREE['B.md'], 'Two/D.md': '## Sources\n- [BBC - News](https://bbc.co.uk/n)\n' }, vaultName: 'My vault' });
	await run(tab, 'export-sources-of-folder');
	await choose(tab, 'One');
	await choose(tab, 'CSL-JSON');
	const items = async (path: string): Promise<unknown> => (JSON.parse((await disk(tab, path)) ?? '[]') as { id: string; URL: string }[]).map(({ id, URL }) => [id, URL]);
	await expect.poll(() => items('One/One sources.json')).toEqual([['insstreaty', 'https://www.inss.org.il/t/'], ['reuterstalks', 'https://reuters.com/talks']]);
	await run(tab, 'export-sources-of-vault');
	await choose(tab, 'CSL-JSON');
	await expect.poll(() => items('My vault sources.json')).toEqual([['insstreaty', 'https://www.inss.org.il/t/'], ['reuterstalks', 'https://reuters.com/talks'], ['bbcnews', 'https://bbc.co.uk/n']]);
	await tab.close();
});

test('the sources of a note are copied as Markdown, with what was typed a moment ago', async () => {
	const tab = await start({ files: THREE });
	await open(tab, 'B.md');
	await tab.page.evaluate(() => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		editor?.setValue(`${editor.getValue()}- [BBC - News](https://bbc.co.uk/n)\n`);
	});
	await run(tab, 'copy-sources-markdown');
	await expect.poll(() => notices(tab)).toEqual(['Copied 2 sources']);
	expect(await tab.page.evaluate(() => navigator.clipboard.readText())).toBe('- [INSS - A treaty](https://inss.org.il/t)\n- [BBC - News](https://bbc.co.uk/n)\n');
	await run(tab, 'copy-sources-csl-json');
	await expect.poll(() => tab.page.evaluate(() => navigator.clipboard.readText())).toContain('"id": "bbcnews"');
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import { openHeld } from '../support/heldVault.ts';
import { readBibtex } from '../support/readBibtex.ts';
import { choose, disk, menuOf, notices, open, panelOf, run, start, THREE } from '../support/sourcesApp.ts';

const host = useHost();

test('the view of the vault counts publishers and pages, and each entry opens its notes at the source', async () => {
	const tab = await start(host, { files: THREE });
	await run(tab, 'show-vault-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect
		.poll(() => panel.locator('.dossier-report-group').allTextContents())
		.toEqual(['Publishers (2)', 'Used most (1)', 'Used once (1)', 'Notes without sources (1)']);
	expect(await panel.locator('.dossier-panel-status').textContent()).toBe('2 sources, 2 publishers, 1 note without sources');
	expect(await panel.locator('.dossier-report-entry').allTextContents()).toEqual([
		'INSS1 source in 2 notes, 50 % of all',
		'Reuters1 source in 1 note, 50 % of all',
		'A treatyINSS · inss.org.il · 2 notes',
	]);
	await panel.getByRole('button', { name: /A treaty/ }).click();
	expect(await panel.locator('.dossier-report-note').allTextContents()).toEqual(['A', 'B']);
	await panel.getByRole('button', { name: 'B', exact: true }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('B.md');
	expect(await tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.getSelection())).toBe(
		'[INSS - A treaty](https://inss.org.il/t)',
	);
	await tab.close();
});

test('a publisher is counted as another from its menu, and apart again once another device lifted that', async () => {
	const tab = await start(host, { files: THREE });
	await run(tab, 'show-vault-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await panel.getByRole('button', { name: 'Reuters 1 source' }).click({ button: 'right' });
	await tab.page.locator('.menu').getByText('Same outlet as…').click();
	await choose(tab, 'INSS');
	const publishers = (): Promise<string[]> =>
		panel
			.locator('.dossier-report-entry')
			.filter({ hasText: 'source in' })
			.or(panel.locator('.dossier-report-entry').filter({ hasText: 'sources in' }))
			.allTextContents();
	await expect.poll(publishers).toEqual(['INSS2 sources in 2 notes, 100 % of all']);
	const stored = JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as {
		sameOutlets: Record<string, Record<string, { at: number }>>;
	};
	const at = stored.sameOutlets['Reuters']?.['INSS']?.at ?? 0;
	expect(stored.sameOutlets).toEqual({ Reuters: { INSS: { at } } });
	await tab.page.evaluate(
		(lifted) => window.host.externalSettings({ sameOutlets: { Reuters: { INSS: { at: lifted, lifted: true } } } }),
		at + 1,
	);
	await expect.poll(publishers).toEqual(['INSS1 source in 2 notes, 50 % of all', 'Reuters1 source in 1 note, 50 % of all']);
	await tab.close();
});

test('the view of the vault is filtered, worked by keys alone, and follows the vault', async () => {
	const tab = await start(host, { files: THREE });
	await run(tab, 'show-vault-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	const filter = panel.getByRole('searchbox', { name: 'Filter sources of the vault' });
	await filter.fill('reuters');
	await expect
		.poll(() => panel.locator('.dossier-report-entry').allTextContents())
		.toEqual(['Reuters1 source in 1 note, 50 % of all', 'TalksReuters · reuters.com · 1 note']);
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
	expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toBe('Used most (1)');
	await tab.close();
});

test('the sources of a note are exported beside it as BibTeX, and never over a file that is there', async () => {
	const files = { 'Deep/A.md': THREE['A.md'], 'Deep/A SOURCES.bib': 'kept' };
	const tab = await start(host, { files });
	await open(tab, 'Deep/A.md');
	await run(tab, 'export-sources');
	await choose(tab, 'BibTeX');
	await expect.poll(() => notices(tab)).toEqual(['Exported 2 sources to Deep/A sources 2.bib']);
	expect(await disk(tab, 'Deep/A SOURCES.bib')).toBe('kept');
	const entries = readBibtex((await disk(tab, 'Deep/A sources 2.bib')) ?? '');
	expect(entries.map(({ key, fields }) => [key, fields['title'], fields['url']])).toEqual([
		['insstreaty_l2c', 'A treaty', 'https://www.inss.org.il/t/'],
		['reuterstalks_1z7', 'Talks', 'https://reuters.com/talks'],
	]);
	await run(tab, 'export-sources');
	await choose(tab, 'BibTeX');
	await expect.poll(() => disk(tab, 'Deep/A sources 3.bib')).toBe(await disk(tab, 'Deep/A sources 2.bib'));
	await tab.close();
});

test('a folder and the vault are exported as CSL-JSON, each page once', async () => {
	const tab = await start(host, {
		files: { 'One/A.md': THREE['A.md'], 'One/B.md': THREE['B.md'], 'Two/D.md': '## Sources\n- [BBC - News](https://bbc.co.uk/n)\n' },
		vaultName: 'My vault',
	});
	await run(tab, 'export-sources-of-folder');
	await choose(tab, 'One');
	await choose(tab, 'CSL-JSON');
	const items = async (path: string): Promise<unknown> =>
		(JSON.parse((await disk(tab, path)) ?? '[]') as { id: string; URL: string }[]).map(({ id, URL }) => [id, URL]);
	await expect
		.poll(() => items('One/One sources.json'))
		.toEqual([
			['insstreaty_l2c', 'https://www.inss.org.il/t/'],
			['reuterstalks_1z7', 'https://reuters.com/talks'],
		]);
	await run(tab, 'export-sources-of-vault');
	await choose(tab, 'CSL-JSON');
	await expect
		.poll(() => items('My vault sources.json'))
		.toEqual([
			['insstreaty_l2c', 'https://www.inss.org.il/t/'],
			['reuterstalks_1z7', 'https://reuters.com/talks'],
			['bbcnews_oxa', 'https://bbc.co.uk/n'],
		]);
	await tab.close();
});

test('an export that is asked for while the vault is still being read follows once it is', async () => {
	const tab = await openHeld(host, 1, { files: THREE, vaultName: 'Large' });
	await run(tab, 'export-sources-of-vault');
	await choose(tab, 'CSL-JSON');
	expect(await notices(tab)).toEqual(['The vault is still being read; this follows by itself']);
	await tab.page.evaluate(() => window.letRead?.());
	await expect.poll(() => notices(tab)).toContain('Exported 2 sources to Large sources.json');
	expect(JSON.parse((await disk(tab, 'Large sources.json')) ?? '[]')).toHaveLength(2);
	await tab.close();
});

test('the sources of a note are copied as Markdown, with what was typed a moment ago', async () => {
	const tab = await start(host, { files: THREE });
	await open(tab, 'B.md');
	await tab.page.evaluate(() => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		editor?.setValue(`${editor.getValue()}- [BBC - News](https://bbc.co.uk/n)\n`);
	});
	await run(tab, 'copy-sources-markdown');
	await expect.poll(() => notices(tab)).toEqual(['Copied 2 sources']);
	expect(await tab.page.evaluate(() => navigator.clipboard.readText())).toBe(
		'- [INSS - A treaty](https://inss.org.il/t)\n- [BBC - News](https://bbc.co.uk/n)\n',
	);
	await run(tab, 'copy-sources-csl-json');
	await expect.poll(() => tab.page.evaluate(() => navigator.clipboard.readText())).toContain('"id": "bbcnews_oxa"');
	await tab.close();
});

test('a bare address is made a link in the words of another note, and a broken link is mended, from the menu', async () => {
	const tab = await start(host, {
		files: { 'A.md': THREE['A.md'], 'D.md': '# D\n\n## Sources\n- https://inss.org.il/t\n- [BBC - News] (https://bbc.co.uk/n)\n' },
	});
	await panelOf(tab, 'D.md');
	await (await menuOf(tab, 'inss.org.il')).getByText('Write it as a link: INSS, A treaty').click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [INSS - A treaty](https://inss.org.il/t)\n');
	await expect.poll(() => tab.page.locator('.dossier-source-title').allTextContents()).toContain('A treaty');
	await (await menuOf(tab, 'BBC')).getByText('Close the gap before the address').click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toBe('# D\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t)\n- [BBC - News](https://bbc.co.uk/n)\n');
	await tab.close();
});

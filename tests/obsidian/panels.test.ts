import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

async function withPanel(command: string, path: string, files?: Record<string, string>): Promise<HostTab> {
	const tab = await host.open(files ? { files, data: {} } : { vault: 'example-vault', data: {} });
	await untilRead(tab);
	await tab.page.evaluate((note) => window.host.open(note), path);
	await expect.poll(() => tab.page.locator('.dossier-status').textContent()).toContain('problem');
	await tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
	return tab;
}

const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((note) => window.host.readDisk(note), path);

test('the sources panel shows every kind by place, what the filter leaves, and who else gives a page', async () => {
	const tab = await withPanel('show-sources', 'Relationships/US-Israel Relations.md');
	const panel = tab.page.locator('.dossier-panel').first();
	await expect.poll(() => panel.locator('.dossier-source').count()).toBeGreaterThan(3);
	const groups = await panel.locator('.dossier-group-title').allTextContents();
	expect(groups.slice(-2)).toEqual(['In the text', 'Elsewhere']);
	expect(await panel.locator('.dossier-source-web').count()).toBeGreaterThan(0);
	expect(await panel.locator('.dossier-source-note').count()).toBe(1);
	expect(await panel.locator('.dossier-source-text').count()).toBeGreaterThan(0);
	expect(await panel.locator('.dossier-panel-status').textContent()).toMatch(/^\d+ sources, \d+ publishers, \d+ without a link$/);
	await tab.page.evaluate(() => window.host.open('Countries/Iran.md'));
	await tab.page.getByRole('searchbox', { name: 'Filter sources' }).fill('iaea');
	await expect.poll(() => panel.locator('.dossier-source-title').allTextContents()).toEqual(['Iran and the IAEA']);
	await panel.getByRole('button', { name: 'Also in 1 note' }).click();
	expect(await panel.locator('.dossier-source-others').allTextContents()).toEqual(['Flashpoints/Iran Nuclear Program']);
	await tab.close();
});

test('an address that is neither http nor https is text, and HTML of a note stays letters', async () => {
	const tab = await withPanel('show-sources', 'A.md', {
		'A.md':
			'# A\n\n## Sources\n- [click](javascript:alert(1))\n- <b onclick="x()">bold</b> citation\n- [data](data:text/html,x)\n- [vault](obsidian://open?vault=Desk&file=Hormuz)\n- [fine](https://example.org/)\n',
	});
	await expect.poll(() => tab.page.locator('.dossier-source').count()).toBe(5);
	const links = await tab.page.locator('.dossier-source a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
	expect(links).toEqual(['https://example.org/']);
	expect(await tab.page.locator('.dossier-panel b').count()).toBe(0);
	await tab.close();
});

test('backlinks stand by type with relationships and policies first, each with its sentence', async () => {
	const tab = await withPanel('show-backlinks', 'Countries/Iran.md');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect.poll(() => panel.locator('.dossier-group-button').first().textContent()).toMatch(/^relationship\d+$/);
	const first = panel.locator('.dossier-backlink').first();
	await expect.poll(() => first.locator('mark').first().textContent()).toBe('Iran');
	expect(await first.textContent()).toContain('with United States');
	await tab.close();
});

test('a backlink that is not linked back is added from its row, and the badge goes', async () => {
	const tab = await withPanel('show-backlinks', 'Countries/Iran.md');
	const row = tab.page.locator('.dossier-backlink').filter({ hasText: 'US-Israel Relations' }).first();
	await expect.poll(() => row.textContent()).toContain('Not linked back');
	await row.getByRole('button', { name: 'Add to related: US-Israel Relations' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [[US-Israel Relations]]\n');
	await tab.page.evaluate(() => window.host.settled());
	await expect
		.poll(() => tab.page.locator('.dossier-backlink').filter({ hasText: 'US-Israel Relations' }).first().textContent())
		.not.toContain('Not linked back');
	await tab.close();
});

test('what was dismissed is not proposed again, and follows a rename', async () => {
	const tab = await withPanel('show-backlinks', 'Countries/Iran.md');
	const row = tab.page.locator('.dossier-backlink').filter({ hasText: 'US-Israel Relations' }).first();
	await row.getByRole('button', { name: 'Never: US-Israel Relations' }).click();
	const stored = async (): Promise<unknown> =>
		(JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as { dismissed?: unknown }).dismissed;
	await expect.poll(stored).toEqual({ 'Countries/Iran.md': ['Relationships/US-Israel Relations.md'] });
	await tab.page.evaluate(async () => {
		const file = window.host.app.vault.getFileByPath('Countries/Iran.md');
		if (file) await window.host.app.fileManager.renameFile(file, 'Countries/Islamic Republic of Iran.md');
	});
	await expect.poll(stored).toEqual({ 'Countries/Islamic Republic of Iran.md': ['Relationships/US-Israel Relations.md'] });
	await tab.close();
});

test('unlinked mentions are counted by themselves and linked one by one', async () => {
	const files = { 'Iran.md': '---\naliases: [Persia]\n---\n# Iran\n', 'B.md': 'In Persia and `Persia`, not Iran alone.\n' };
	const tab = await withPanel('show-backlinks', 'Iran.md', files);
	const mentions = tab.page.locator('.dossier-mentions');
	await expect.poll(() => mentions.textContent()).toBe('Unlinked mentions1');
	await mentions.getByRole('button', { name: /Unlinked mentions/ }).click();
	await mentions.getByRole('button', { name: /^Link the mention/ }).click();
	await expect.poll(() => disk(tab, 'B.md')).toBe('In [[Iran|Persia]] and `Persia`, not Iran alone.\n');
	await tab.close();
});

test('a mention in words that no link can show is left as it is', async () => {
	const files = { 'Iran.md': '---\naliases: ["Iran|Persia"]\n---\n# Iran\n', 'B.md': 'Once Iran|Persia here.\n' };
	const tab = await withPanel('show-backlinks', 'Iran.md', files);
	const mentions = tab.page.locator('.dossier-mentions');
	await mentions.getByRole('button', { name: /Unlinked mentions/ }).click();
	await mentions
		.getByRole('button', { name: /^Link the mention/ })
		.first()
		.click();
	await tab.page.waitForTimeout(500);
	expect(await disk(tab, 'B.md')).toBe('Once Iran|Persia here.\n');
	await tab.close();
});

test('the preview shows each proposal with its reasons and sentence, and adds what is ticked', async () => {
	const tab = await withPanel('update-related', 'Countries/Iran.md');
	const modal = tab.page.locator('.dossier-changes-modal');
	const war = modal.locator('.dossier-change').filter({ has: tab.page.locator('.dossier-change-label', { hasText: /^Twelve-Day War$/ }) });
	await expect.poll(() => war.textContent()).toContain('both notes mention each other');
	await expect.poll(() => war.locator('mark').textContent()).toBe('Iran');
	await modal.getByRole('button', { name: 'Tick none' }).click();
	expect(await modal.locator('.dossier-changes-accept').isDisabled()).toBe(true);
	await war.getByRole('button', { name: 'Say why Twelve-Day War is related' }).click();
	await war.getByRole('textbox').fill('the strikes of June 2025');
	expect(await war.getByRole('checkbox').isChecked()).toBe(true);
	await expect.poll(() => modal.locator('.dossier-changes-accept').textContent()).toBe('Add 1 bullet');
	await modal.locator('.dossier-changes-accept').click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [[Twelve-Day War]] — the strikes of June 2025\n');
	await tab.close();
});

test('a note deleted while its preview is open is refused with the reason, and nothing else happens', async () => {
	const tab = await withPanel('update-related', 'Countries/Iran.md');
	const modal = tab.page.locator('.dossier-changes-modal');
	await expect.poll(() => modal.locator('.dossier-change').count()).toBeGreaterThan(0);
	await modal.getByRole('button', { name: 'Tick all' }).click();
	await tab.page.evaluate(() => window.host.externalDelete('Countries/Iran.md'));
	await modal.locator('.dossier-changes-accept').click();
	await expect
		.poll(() => tab.page.locator('.notice').allTextContents())
		.toEqual([expect.stringContaining('Countries/Iran.md is not there any more')]);
	expect(await disk(tab, 'Countries/Iran.md')).toBeNull();
	await tab.close();
});

test('a note that changed while its preview was open is refused: what was agreed was another text', async () => {
	const tab = await withPanel('update-related', 'Countries/Israel.md');
	const modal = tab.page.locator('.dossier-changes-modal');
	await expect.poll(() => modal.locator('.dossier-change').count()).toBeGreaterThan(0);
	await modal.getByRole('button', { name: 'Tick all' }).click();
	await tab.page.evaluate(() => window.host.externalWrite('Countries/Israel.md', '# Written elsewhere\n'));
	await tab.page.evaluate(() => window.host.settled());
	await modal.locator('.dossier-changes-accept').click();
	await expect
		.poll(() => tab.page.locator('.notice').allTextContents())
		.toEqual([expect.stringContaining('has changed since it was shown')]);
	expect(await disk(tab, 'Countries/Israel.md')).toBe('# Written elsewhere\n');
	await tab.close();
});

test('a new note is born from the vault’s template for its type, with fields from its title', async () => {
	const tab = await withPanel('new-relationship', 'Countries/Iran.md');
	const modal = tab.page.locator('.dossier-new-note');
	await modal.getByRole('combobox', { name: 'Title' }).fill('US-Saudi Relations');
	await expect.poll(() => modal.locator('.dossier-chip').allTextContents()).toEqual(['United States', 'Saudi Arabia']);
	await modal.getByRole('combobox', { name: 'status' }).fill('close, with disputes');
	expect(await modal.locator('.dossier-new-note-preview').textContent()).toContain('Will be Relationships/US-Saudi Relations.md');
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect
		.poll(() => disk(tab, 'Relationships/US-Saudi Relations.md'))
		.toContain('type: relationship\nactors: [United States, Saudi Arabia]\nstatus: "close, with disputes"');
	expect(await disk(tab, 'Relationships/US-Saudi Relations.md')).not.toContain('{{');
	await tab.close();
});

test('a new note is born with the notes that link to it in its related section', async () => {
	const tab = await withPanel('new-country', 'A.md', { 'A.md': '# A\n\nGrain comes from [[Oman]].\n' });
	const modal = tab.page.locator('.dossier-new-note');
	await modal.getByRole('combobox', { name: 'Title' }).fill('Oman');
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toBe('---\ntype: country\n---\n\n# Oman\n\n## Related Notes\n- [[A]]\n');
	await tab.close();
});

test('the form warns of a note that is there, marks what its type would not take, and overwrites nothing', async () => {
	const tab = await withPanel('new-policy', 'Countries/Iran.md');
	const modal = tab.page.locator('.dossier-new-note');
	await modal.getByRole('combobox', { name: 'Title' }).fill('JCPOA');
	await expect.poll(() => modal.locator('.dossier-near').textContent()).toContain('There is already');
	await modal.getByRole('button', { name: /more field/ }).click();
	await modal.getByRole('combobox', { name: 'date' }).fill('soon');
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect.poll(() => modal.textContent()).toContain('Expected a date');
	const before = await disk(tab, 'Policies/JCPOA.md');
	await modal.getByRole('combobox', { name: 'date' }).fill('2015-07-14');
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect.poll(() => modal.locator('.dossier-form-error').textContent()).toContain('exists already');
	expect(await disk(tab, 'Policies/JCPOA.md')).toBe(before);
	await tab.close();
});

test('wanted notes stand most wanted first, with the type that fits, and are made from there', async () => {
	const tab = await withPanel('show-wanted', 'Countries/Iran.md');
	const row = tab.page.locator('.dossier-backlink').first();
	await expect.poll(() => row.textContent()).toContain('UAE');
	await row.getByRole('button', { name: /^Make it/ }).click();
	await expect.poll(() => tab.page.locator('.dossier-new-note').getByRole('combobox', { name: 'Title' }).inputValue()).toBe('UAE');
	await tab.close();
});

test('problems of the whole vault are listed with their rules, and a row leads to its place', async () => {
	const tab = await withPanel('show-problems', 'Countries/Iran.md');
	await tab.page.getByRole('button', { name: 'Whole vault' }).click();
	await expect.poll(() => tab.page.locator('.dossier-panel-status:visible').textContent()).toMatch(/^4 errors, 9 warnings/);
	await tab.page.getByRole('searchbox', { name: 'Filter problems' }).fill('field-kind');
	await tab.page.getByRole('button', { name: /^Error: since is "last year"/ }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path))
		.toBe('Relationships/US-Iran Relations.md');
	await tab.close();
});

test('a name that misses its note in several notes is one problem, and its fix shows every place before any is changed', async () => {
	const tab = await withPanel('show-problems', 'A.md', {
		'A.md': 'See [[united-states]].\n',
		'B.md': 'Of the [[united-states]] and [[united-states]].\n',
		'C.md': '[[united-states]]\n',
		'United States.md': '# United States\n',
	});
	await tab.page.getByRole('button', { name: 'Whole vault' }).click();
	await expect.poll(() => tab.page.locator('.dossier-problem').allTextContents()).toHaveLength(1);
	const row = tab.page.locator('.dossier-problem').first();
	expect(await row.textContent()).toContain('(in 3 notes)');
	expect(await row.locator('.dossier-row-detail').textContent()).toBe('A.md, line 1 · B · C');
	await row.getByRole('button', { name: /^Link to United States/ }).click();
	const preview = tab.page.locator('.modal:visible');
	await expect.poll(() => preview.textContent()).toContain('4 problems');
	expect(await disk(tab, 'C.md')).toBe('[[united-states]]\n');
	await preview.getByRole('button', { name: /^Fix/ }).click();
	await expect.poll(() => disk(tab, 'C.md')).toBe('[[United States]]\n');
	expect(await disk(tab, 'B.md')).toBe('Of the [[United States]] and [[United States]].\n');
	await tab.close();
});

test('obsidian://dossier opens the form filled and makes nothing by itself', async () => {
	const tab = await withPanel('show-sources', 'Countries/Iran.md');
	await tab.page.evaluate(() => window.host.openProtocol('obsidian://dossier?create=country&title=Oman'));
	await expect.poll(() => tab.page.locator('.dossier-new-note').getByRole('combobox', { name: 'Title' }).inputValue()).toBe('Oman');
	expect(await tab.page.evaluate(() => window.host.paths().some((path) => path.includes('Oman')))).toBe(false);
	await tab.close();
});

test('the app’s own command line checks a note with the same answer', async () => {
	const tab = await withPanel('show-sources', 'Countries/Iran.md');
	const report = JSON.parse(
		await tab.page.evaluate(() => window.host.runCli('dossier:check', { path: 'Flashpoints/Twelve-Day War.md' })),
	) as { diagnostics: { rule: string; line: number }[] };
	expect(report.diagnostics.filter(({ rule }) => rule === 'field-kind')).toMatchObject([{ line: 3 }]);
	await tab.close();
});

test('the app’s own command line prints what fixing and relating would change, and does it with write', async () => {
	const tab = await withPanel('show-sources', 'Countries/Iran.md');
	const cli = (command: string, params: Record<string, string>): Promise<string> =>
		tab.page.evaluate(([name, given]) => window.host.runCli(name, given), [command, params] as const);
	const path = 'Flashpoints/Twelve-Day War.md';
	const before = await disk(tab, path);
	const said = (await cli('dossier:fix', { path })).split('\n');
	expect([...said.slice(0, 3), said.at(-1)]).toEqual([
		path,
		'- 3: actors: Iran',
		'+ 3: actors: [Iran]',
		'1 note would change; write makes the changes',
	]);
	expect(said).toContain('+ 27: ## Sources');
	expect(await disk(tab, path)).toBe(before);
	expect(await cli('dossier:fix', { path, write: '' })).toContain('Fixed 2 problems in Flashpoints/Twelve-Day War.md.');
	expect(await disk(tab, path)).toBe(`${before?.replace('actors: Iran', 'actors: [Iran]') ?? ''}\n## Sources\n`);
	const relation = 'Relationships/Israel-Saudi Relations.md';
	expect(await cli('dossier:related', { path: relation })).toContain('- [[Abraham Accords]]');
	expect(await cli('dossier:related', { path: relation, write: '' })).toContain('Added');
	expect(await disk(tab, relation)).toContain('- [[Abraham Accords]]');
	expect(await cli('dossier:fix', { path: 'No.md' })).toBe('There is no note at No.md');
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import type { OpenOptions } from '../support/browser.ts';
import { openHeld } from '../support/heldVault.ts';
import { readBibtex } from '../support/readBibtex.ts';

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
	expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toBe('Used most (1)');
	await tab.close();
});

test('a large vault is counted in slices: it says so, the page has its turns, and what is counted again keeps its rows', { timeout: 60_000 }, async () => {
	const notes = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => {
		const pages = Array.from({ length: 20 }, (__, page) => `- [Publisher ${String(page)} - Page ${String(at)}](https://p.example/${String(at)}/${String(page)})\n`);
		return [`N${String(at)}.md`, `# N\n\n## Sources\n${pages.join('')}`];
	}));
	const tab = await start({ files: notes });
	await expect.poll(() => tab.page.locator('.dossier-status').textContent(), { timeout: 30_000 }).not.toContain('Reading');
	await tab.page.evaluate(() => {
		const seen = { said: '', turns: 0 };
		Object.assign(window, { seen });
		const look = (): void => {
			const words = document.querySelector('.dossier-empty')?.textContent ?? '';
			if (words.startsWith('Counting')) Object.assign(seen, { said: words, turns: seen.turns + 1 });
		};
		setInterval(look, 1);
	});
	await run(tab, 'show-vault-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect.poll(() => panel.locator('.dossier-panel-status').textContent(), { timeout: 20_000 }).toBe('40000 sources, 20 publishers');
	const { said, turns } = await tab.page.evaluate(() => (window as unknown as { seen: { said: string; turns: number } }).seen);
	expect(said).toBe('Counting the sources of 2000 notes…');
	expect(turns).toBeGreaterThan(3);
	await tab.page.evaluate(() => {
		const seen = { gone: false };
		Object.assign(window, { seen });
		new MutationObserver(() => { seen.gone ||= document.querySelector('.dossier-report-group') === null; }).observe(document.body, { childList: true, subtree: true });
	});
	await tab.page.evaluate(() => window.host.externalWrite('N1.md', '# N\n'));
	await expect.poll(() => panel.locator('.dossier-panel-status').textContent(), { timeout: 20_000 }).toBe('39980 sources, 20 publishers, 1 note without sources');
	expect(await tab.page.evaluate(() => (window as unknown as { seen: { gone: boolean } }).seen.gone)).toBe(false);
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
	const entries = readBibtex((await disk(tab, 'Deep/A sources 2.bib')) ?? '');
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

test('an export that is asked for while the vault is still being read follows once it is', async () => {
	const tab = await openHeld(host, 1, { files: THREE, vaultName: 'Large' });
	await run(tab, 'export-sources-of-vault');
	await choose(tab, 'CSL-JSON');
	expect(await notices(tab)).toEqual(['The vault is still being read; the export follows by itself']);
	await tab.page.evaluate(() => window.letRead?.());
	await expect.poll(() => notices(tab)).toContain('Exported 2 sources to Large sources.json');
	expect(JSON.parse((await disk(tab, 'Large sources.json')) ?? '[]')).toHaveLength(2);
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

/** Answers every request from a list of address to answer, and keeps what was asked in `window.asked`. */
async function answer(tab: HostTab, answers: Record<string, { status: number; text?: string; headers?: Record<string, string> }>): Promise<void> {
	await tab.page.evaluate((given) => {
		const asked: string[] = [];
		Object.assign(window, { asked });
		window.host.onRequest = ({ url, method }) => {
			asked.push(`${method ?? 'GET'} ${url}`);
			const found = given[url];
			if (!found) throw new Error('net::ERR_NAME_NOT_RESOLVED');
			return found;
		};
	}, answers);
}

const asked = (tab: HostTab): Promise<string[]> => tab.page.evaluate(() => (window as unknown as { asked: string[] }).asked);
const field = (tab: HostTab, name: string): ReturnType<HostTab['page']['getByRole']> => tab.page.locator('.dossier-add-source').getByRole('textbox', { name });

async function openAddSource(tab: HostTab, path: string): Promise<void> {
	await open(tab, path);
	await run(tab, 'add-source');
	await expect.poll(() => field(tab, 'Address').count()).toBe(1);
}

test('a source is added in the form of the note’s own list, by keys alone', async () => {
	const tab = await start({ files: { 'A.md': '# A\n\n## References\n* [INSS — A treaty](https://inss.org.il/t)\n\n## Related Notes\n' } });
	await answer(tab, {});
	await openAddSource(tab, 'A.md');
	await tab.page.keyboard.type('https://reuters.com/talks');
	await field(tab, 'Title').fill('Talks [in] Geneva');
	await field(tab, 'Publisher').fill('Reuters');
	await field(tab, 'Date').fill('2026-05-12');
	await field(tab, 'Date').press('Enter');
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe(
		'# A\n\n## References\n* [INSS — A treaty](https://inss.org.il/t)\n* [Reuters — Talks \\[in\\] Geneva](https://reuters.com/talks) (2026-05-12)\n\n## Related Notes\n',
	);
	expect(await asked(tab)).toEqual([]);
	await tab.page.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe('# A\n\n## References\n* [INSS — A treaty](https://inss.org.il/t)\n\n## Related Notes\n');
	await tab.close();
});

test('a note without a list of sources gets one, from the panel’s own button', async () => {
	const tab = await start({ files: { 'C.md': THREE['C.md'] } });
	await open(tab, 'C.md');
	await run(tab, 'show-sources');
	await tab.page.locator('.dossier-panel-toolbar').getByRole('button', { name: 'Add source…' }).click();
	await field(tab, 'Address').fill('https://reuters.com/the-talks');
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe('# C\n\nNothing is cited.\n\n## Sources\n- [the talks](https://reuters.com/the-talks)\n');
	await tab.close();
});

test('a page that the note gives already, in whatever spelling, is said and not written twice', async () => {
	const tab = await start({ files: THREE });
	await openAddSource(tab, 'B.md');
	await field(tab, 'Address').fill('http://www.reuters.com/talks/?utm_source=x');
	await expect.poll(() => tab.page.locator('.dossier-form-message').textContent()).toBe('Also given in A.');
	await field(tab, 'Address').fill('http://www.inss.org.il/t/#top');
	await expect.poll(() => tab.page.locator('.dossier-form-message').textContent()).toBe('This note gives the page already.');
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => notices(tab)).toEqual(['This note gives the page already']);
	expect(await disk(tab, 'B.md')).toBe(THREE['B.md']);
	await tab.close();
});

test('the title is fetched only when the button is pressed, and is text whatever it holds', async () => {
	const tab = await start({ files: THREE });
	const html = '<html><head><title>A &lt;img src=x onerror=&quot;document.title=1&quot;&gt; \n\u202e title](javascript:x) | INSS</title><meta property="og:site_name" content="INSS"><meta property="article:published_time" content="2026-05-12T08:00"><script>window.ran = true</script></head><body><img src="https://evil.example/x.png" onerror="window.ran = true"></body></html>';
	await answer(tab, { 'https://inss.org.il/new': { status: 200, text: html } });
	await openAddSource(tab, 'C.md');
	await field(tab, 'Address').fill('https://inss.org.il/new');
	expect(await asked(tab)).toEqual([]);
	await tab.page.getByRole('button', { name: 'Fetch title' }).click();
	await expect.poll(() => field(tab, 'Title').inputValue()).toBe('A <img src=x onerror="document.title=1"> title](javascript:x)');
	expect(await field(tab, 'Publisher').inputValue()).toBe('INSS');
	expect(await field(tab, 'Date').inputValue()).toBe('2026-05-12');
	expect(await asked(tab)).toEqual(['GET https://inss.org.il/new']);
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await run(tab, 'show-sources');
	await expect.poll(() => tab.page.locator('.dossier-source-title').allTextContents()).toEqual(['A <img src=x onerror="document.title=1"> title](javascript:x)']);
	expect(await tab.page.locator('.dossier-panel img, .dossier-add-source img').count()).toBe(0);
	expect(await tab.page.locator('.dossier-source a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(['https://inss.org.il/new']);
	expect(await tab.page.evaluate(() => 'ran' in window)).toBe(false);
	await tab.close();
});

test.each([
	['http://192.168.0.1/admin', 'The title was not fetched: not asked: it leads to a private address.'],
	['http://127.1/', 'The title was not fetched: not asked: it leads to a private address.'],
	['javascript:alert(1)', 'Enter an address that begins with http:// or https://.'],
	['https://gone.example/x', 'The title was not fetched: the server answers 404.'],
])('asking %s for its title says why there is none', async (url, says) => {
	const tab = await start({ files: THREE });
	await answer(tab, { 'https://gone.example/x': { status: 404 } });
	await openAddSource(tab, 'C.md');
	await field(tab, 'Address').fill(url);
	await tab.page.getByRole('button', { name: 'Fetch title' }).click();
	await expect.poll(() => tab.page.locator('.dossier-form-message').textContent()).toBe(says);
	expect(await asked(tab)).toEqual(url.startsWith('https:') ? [`GET ${url}`] : []);
	await tab.close();
});

async function panelOf(tab: HostTab, path: string): Promise<ReturnType<HostTab['page']['locator']>> {
	await open(tab, path);
	await run(tab, 'show-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect.poll(() => panel.locator('.dossier-source').count()).toBeGreaterThan(0);
	return panel;
}

async function menuOf(tab: HostTab, row: string): Promise<ReturnType<HostTab['page']['locator']>> {
	await tab.page.locator('.dossier-source').filter({ hasText: row }).getByRole('button', { name: 'More actions' }).click();
	return tab.page.locator('.menu');
}

test('a source that nothing in the text leads to is marked where the others are cited', async () => {
	const tab = await start({ files: { 'A.md': '# A\n\nSigned in May.[^1] Denied.[^2]\n\n[^1]: [INSS - A treaty](https://inss.org.il/t)\n[^2]: [BBC - News](https://bbc.co.uk/n)\n[^3]: [Reuters - Talks](https://reuters.com/talks)\n' } });
	const panel = await panelOf(tab, 'A.md');
	expect(await panel.locator('.dossier-source').filter({ hasText: 'Not used in the text' }).locator('.dossier-source-title').allTextContents()).toEqual(['Talks']);
	await tab.close();
});

test('a bare address is made a link in the words of another note, and a broken link is mended, from the menu', async () => {
	const tab = await start({ files: { 'A.md': THREE['A.md'], 'D.md': '# D\n\n## Sources\n- https://inss.org.il/t\n- [BBC - News] (https://bbc.co.uk/n)\n' } });
	await panelOf(tab, 'D.md');
	await (await menuOf(tab, 'inss.org.il')).getByText('Write it as a link: INSS, A treaty').click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [INSS - A treaty](https://inss.org.il/t)\n');
	await expect.poll(() => tab.page.locator('.dossier-source-title').allTextContents()).toContain('A treaty');
	await (await menuOf(tab, 'BBC')).getByText('Close the gap before the address').click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe('# D\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t)\n- [BBC - News](https://bbc.co.uk/n)\n');
	await tab.close();
});

const LINKS = {
	'A.md': '# A\n\n## Sources\n- [One - Alive](https://one.example/a)\n- [Two - Moved](https://two.example/old)\n- [Three - Gone](https://three.example/x)\n- [Four - Shy](https://four.example/y)\n- [Router](http://192.168.1.1/)\n',
};
const ANSWERS = {
	'https://one.example/a': { status: 200 },
	'https://two.example/old': { status: 301, headers: { Location: '/new' } },
	'https://two.example/new': { status: 200 },
	'https://three.example/x': { status: 404 },
	'https://four.example/y': { status: 403 },
};
const withHealth = { settings: { linkHealth: true } };

test('nothing is asked for by looking, and the button is there only where the setting says so', async () => {
	const tab = await start({ files: LINKS });
	await answer(tab, {});
	const panel = await panelOf(tab, 'A.md');
	expect(await panel.getByRole('button', { name: 'Check links' }).count()).toBe(0);
	await run(tab, 'show-vault-sources');
	await open(tab, 'A.md');
	expect(await asked(tab)).toEqual([]);
	await tab.close();
});

test('links are checked after the hosts were shown, and what came of it stays', async () => {
	const tab = await start({ files: LINKS, data: withHealth });
	await answer(tab, ANSWERS);
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	const modal = tab.page.locator('.modal');
	expect(await modal.locator('li').allTextContents()).toEqual(['four.example', 'one.example', 'three.example', 'two.example']);
	expect(await modal.textContent()).toContain('Not asked, as they do not lead to public hosts: 1 link.');
	await modal.getByRole('button', { name: 'Cancel' }).click();
	expect(await asked(tab)).toEqual([]);
	await panel.getByRole('button', { name: 'Check links' }).click();
	await modal.getByRole('button', { name: 'Check links' }).click();
	const badges = (): Promise<string[]> => panel.locator('.dossier-badge').allTextContents();
	await expect.poll(async () => (await badges()).map((text) => text.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual(['Alive on DAY', 'Moved to https://two.example/new', 'Failing since DAY: the server answers 404', 'Cannot tell: the server answers 403']);
	expect((await asked(tab)).sort()).toEqual(['HEAD https://four.example/y', 'HEAD https://one.example/a', 'HEAD https://three.example/x', 'HEAD https://two.example/new', 'HEAD https://two.example/old']);
	const stored = JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as { linkHealth: Record<string, { kind: string }> };
	expect(Object.entries(stored.linkHealth).map(([url, { kind }]) => [url, kind]).sort()).toEqual([['https://four.example/y', 'blocked'], ['https://one.example/a', 'alive'], ['https://three.example/x', 'failing'], ['https://two.example/old', 'moved']]);
	await (await menuOf(tab, 'Moved')).getByText('Replace the address with https://two.example/new').click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [Two - Moved](https://two.example/new)\n');
	await tab.close();
});

test('with a run goes what was known of pages that no note gives any more, after a while', async () => {
	const gone = { kind: 'alive', checked: '2020-01-01' };
	const linkHealth = { 'https://no-note.example/': gone, 'https://three.example/x': { ...gone }, 'https://lately.example/': { kind: 'alive', checked: new Date().toISOString().slice(0, 10) } };
	const tab = await start({ files: LINKS, data: { ...withHealth, linkHealth } });
	await answer(tab, ANSWERS);
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	const stored = async (): Promise<string[]> => Object.keys((JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as { linkHealth: object }).linkHealth).sort();
	await expect.poll(stored).toEqual(['https://four.example/y', 'https://lately.example/', 'https://one.example/a', 'https://three.example/x', 'https://two.example/old']);
	await tab.close();
});

test('a run is stopped by its button, four pages at most are under way, and what had come back is kept', async () => {
	const many = Array.from({ length: 20 }, (_, at) => `- [P${at}](https://h${at}.example/)\n`).join('');
	const tab = await start({ files: { 'A.md': `# A\n\n## Sources\n${many}` }, data: withHealth });
	await tab.page.evaluate(() => {
		const open: (() => void)[] = [];
		Object.assign(window, { release: () => open.splice(0).forEach((done) => done()), waiting: () => open.length });
		window.host.onRequest = () => new Promise((resolve) => open.push(() => resolve({ status: 200 })));
	});
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect.poll(() => tab.page.evaluate(() => (window as unknown as { waiting(): number }).waiting())).toBe(4);
	expect(await panel.locator('.dossier-panel-status').textContent()).toBe('Checking links: 0 of 20');
	await panel.getByRole('button', { name: 'Stop checking links' }).click();
	await tab.page.evaluate(() => (window as unknown as { release(): void }).release());
	await expect.poll(() => panel.locator('.dossier-health-alive').count()).toBe(4);
	expect(await panel.locator('.dossier-panel-status').textContent()).toMatch(/^20 sources/);
	await tab.close();
});

test('one run asks for two hundred pages at most, and says how many are left', async () => {
	const many = Array.from({ length: 203 }, (_, at) => `- [P${at}](https://example.org/${at})\n`).join('');
	const tab = await start({ files: { 'A.md': `# A\n\n## Sources\n${many}` }, data: withHealth });
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	expect(await tab.page.locator('.modal').textContent()).toContain('Check 200 links?');
	expect(await tab.page.locator('.modal').textContent()).toContain('example.org (200)Left for another run: 3 links.');
	await tab.close();
});

test('a server that does not answer within ten seconds has failed, and its late answer changes nothing', async () => {
	const tab = await start({ files: { 'A.md': '# A\n\n## Sources\n- [Slow](https://slow.example/)\n' }, data: withHealth });
	await tab.page.evaluate(() => {
		const wait = window.setTimeout.bind(window);
		window.setTimeout = ((run: () => void, ms?: number) => wait(run, ms === 10_000 ? 50 : ms)) as typeof window.setTimeout;
		window.host.onRequest = () => new Promise((resolve) => wait(() => resolve({ status: 200 }), 300));
	});
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect.poll(() => panel.locator('.dossier-badge').textContent()).toMatch(/^Failing since .*: no answer within 10 seconds$/);
	await tab.page.waitForTimeout(400);
	expect(await panel.locator('.dossier-badge').textContent()).toMatch(/no answer within 10 seconds$/);
	await tab.close();
});

test('a note of another vault is shown as one and opens nothing', async () => {
	const tab = await start({ files: { 'A.md': '# A\n\n## Sources\n- [Hormuz](obsidian://open?vault=Energy%20Desk&file=Hormuz)\n' } });
	const panel = await panelOf(tab, 'A.md');
	expect(await panel.locator('.dossier-badge').allTextContents()).toEqual(['In the vault Energy Desk']);
	expect(await panel.locator('.dossier-source a').count()).toBe(0);
	await tab.close();
});

test.each(['http://192.168.0.1/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://localhost/'])('a redirect to %s is not followed', async (to) => {
	const tab = await start({ files: { 'A.md': '# A\n\n## Sources\n- [Two](https://two.example/old)\n' }, data: withHealth });
	await answer(tab, { 'https://two.example/old': { status: 302, headers: { location: to } } });
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect.poll(() => panel.locator('.dossier-badge').textContent()).toMatch(/^Failing since .*: not asked: /);
	expect(await asked(tab)).toEqual(['HEAD https://two.example/old']);
	await tab.close();
});

test('a note deleted while the form is open is refused with the reason', async () => {
	const tab = await start({ files: THREE });
	await openAddSource(tab, 'C.md');
	await tab.page.evaluate(() => window.host.externalDelete('C.md'));
	await field(tab, 'Address').fill('https://reuters.com/talks');
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => notices(tab)).toEqual(['Nothing was changed: C.md is not there any more']);
	expect(await disk(tab, 'C.md')).toBeNull();
	await tab.close();
});

test('where no host answers nothing is noted: the connection may be at fault', async () => {
	const tab = await start({ files: LINKS, data: withHealth });
	await answer(tab, {});
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect.poll(() => notices(tab)).toEqual(['No host answered; nothing was noted, as the connection may be at fault']);
	expect(await panel.locator('.dossier-badge').count()).toBe(0);
	await tab.close();
});

test('a page that failed on three days is dead, and its archived copy is looked for when asked', async () => {
	const linkHealth = { 'https://three.example/x': { kind: 'failing', since: '2026-01-02', checked: '2026-01-05', days: 2, reason: 'the server answers 404' }, 'https://one.example/a': { kind: 'nonsense' } };
	const tab = await start({ files: { 'A.md': '# A\n\n## Sources\n- [Three - Gone](https://three.example/x)\n- [One - Alive](https://one.example/a)\n' }, data: { ...withHealth, linkHealth } });
	const query = 'https://archive.org/wayback/available?url=https%3A%2F%2Fthree.example%2Fx&timestamp=20260102';
	const copy = 'http://web.archive.org/web/20251230000000/https://three.example/x';
	await answer(tab, { ...ANSWERS, [query]: { status: 200, text: JSON.stringify({ archived_snapshots: { closest: { available: true, status: '200', timestamp: '20251230000000', url: copy } } }) } });
	const panel = await panelOf(tab, 'A.md');
	expect(await panel.locator('.dossier-badge').allTextContents()).toEqual(['Failing since 2026-01-02: the server answers 404']);
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect.poll(() => panel.locator('.dossier-health-dead').allTextContents()).toEqual(['Dead, failing since 2026-01-02: the server answers 404']);
	expect(await asked(tab)).not.toContain(`GET ${query}`);
	await (await menuOf(tab, 'Gone')).getByText('Look for an archived copy').click();
	await expect.poll(() => tab.page.locator('.modal').textContent()).toContain('a copy of 2025-12-30');
	await tab.page.getByRole('button', { name: 'Add it to the note' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [Three - Gone](https://three.example/x) ([archived](https://web.archive.org/web/20251230000000/https://three.example/x))\n');
	await tab.close();
});

test.each([
	['light', 1280],
	['dark', 1280],
	['light', 390],
	['dark', 390],
] as const)('what shows sources is drawn in the %s theme at %i pixels, nothing wider than the page', { timeout: 60_000 }, async (theme, width) => {
	const linkHealth = {
		'https://crsreports.congress.gov/product/pdf/RL/RL33222': { kind: 'moved', checked: '2026-11-22', to: 'https://www.congress.gov/crs-product/RL33222' },
		'https://history.state.gov/countries/israel': { kind: 'dead', since: '2026-01-02', checked: '2026-11-22', reason: 'the server answers 404' },
	};
	const tab = await start({ vault: 'example-vault', theme, width, height: width < 600 ? 844 : 800, data: { ...withHealth, linkHealth } });
	await answer(tab, {});
	const drawn = async (name: string, seen: string): Promise<void> => {
		await expect.poll(() => tab.page.locator(seen).count(), { message: `${name} shows ${seen}` }).toBeGreaterThan(0);
		expect(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits`).toBe(true);
		await tab.screenshot(`${name}-${theme}-${width}`);
	};
	await open(tab, 'Relationships/US-Israel Relations.md');
	await run(tab, 'show-sources');
	await drawn('sources-health', '.dossier-health-dead');
	await tab.page.locator('.dossier-panel:visible').getByRole('button', { name: 'Check links' }).click();
	await drawn('sources-hosts', '.dossier-hosts li');
	await tab.page.keyboard.press('Escape');
	await run(tab, 'add-source');
	await field(tab, 'Address').fill('https://www.britannica.com/place/Iran');
	await drawn('sources-add', '.dossier-form-message:text("Also given")');
	await tab.page.keyboard.press('Escape');
	await run(tab, 'show-vault-sources');
	await tab.page.locator('.dossier-report-entry').first().click();
	await drawn('sources-vault', '.dossier-report-note');
	expect(await asked(tab)).toEqual([]);
	await tab.close();
});

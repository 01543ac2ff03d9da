import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { notices, open, run, start } from '../support/sourcesApp.ts';

const host = useHost();

const VAULT = {
	'A.md': '# A\n\nIt was so. And so.\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n',
	'B.md': '# B\n\nAs [one](https://reuters.com/talks) says.\n\n## Related Notes\n',
	'C.md': '# C\n\nIn the end.\n',
	'D.md': '# D\n\nSee [it](https://reuters.com/talks).[^1]\n\n[^1]: [Reuters - Talks begin](https://www.reuters.com/talks/) (2025)\n',
	'Clips/Report.md': '---\nurl: https://un.org/report\npublisher: UN\ntitle: Report on weirs\n---\nText.\n',
	'E.md': '# E\n\n## Sources\n- [[Report]]\n',
};

const text = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.editorText());
const cursor = (tab: HostTab, line: number, ch: number): Promise<void> =>
	tab.page.evaluate((at) => window.host.app.workspace.activeEditor?.editor?.setCursor(at), { line, ch });
const offered = (tab: HostTab): Promise<string[]> =>
	tab.page.locator('.dossier-cited .dossier-row-text > div:first-child').allTextContents();

/** Takes the first source that `query` finds, by keys alone. */
async function cite(tab: HostTab, query: string, first: string): Promise<void> {
	await run(tab, 'cite-source');
	await tab.page.getByRole('textbox', { name: 'Cite a source' }).waitFor();
	await tab.page.keyboard.type(query);
	await expect.poll(async () => (await offered(tab))[0]).toBe(first);
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => tab.page.locator('.prompt').count()).toBe(0);
}

test('a source of another note is cited by keys alone, in one change, and the cursor stands after the mark', async () => {
	const tab = await start(host, { files: VAULT });
	await open(tab, 'C.md');
	await cursor(tab, 2, 10);
	// Looked at in every frame: a key may come as soon as the text is there.
	const cursorOnceCited = tab.page.waitForFunction(() => {
		const { editor } = window.host.app.workspace.activeEditor ?? {};
		return editor?.getValue().includes('Talks begin') === true ? editor.getCursor() : undefined;
	});
	await cite(tab, 'reut tal', 'Talks begin');
	const cited =
		'# C\n\nIn the end [Talks begin](https://www.reuters.com/talks/).\n\n## Sources\n- [Reuters - Talks begin](https://www.reuters.com/talks/) (2025)\n';
	const cursorThen = await (await cursorOnceCited).jsonValue();
	expect(await text(tab)).toBe(cited);
	expect(cursorThen).toEqual({ line: 2, ch: cited.split('\n')[2]?.lastIndexOf('.') });
	await tab.page.keyboard.type('!');
	await expect.poll(() => text(tab)).toBe(cited.replace('/).', '/)!.'));
	await tab.page.keyboard.press('Control+z');
	await tab.page.keyboard.press('Control+z');
	await expect.poll(() => text(tab)).toBe(VAULT['C.md']);
	await tab.close();
});

test('a clipped note is cited by its link, what is cited twice is listed once, and what is found says who published it', async () => {
	const tab = await start(host, { files: VAULT });
	await open(tab, 'C.md');
	await cursor(tab, 2, 10);
	await run(tab, 'cite-source');
	await expect.poll(() => offered(tab)).toEqual(['Talks begin', 'A treaty', 'Report on weirs']);
	expect(await tab.page.locator('.dossier-cited').first().textContent()).toBe('Talks beginReuters · 2025 · 2 notes');
	await tab.page.keyboard.press('Escape');
	await cite(tab, 'UN weirs', 'Report on weirs');
	await expect.poll(() => text(tab)).toBe('# C\n\nIn the end [[Report]].\n\n## Sources\n- [[Report]]\n');
	await cite(tab, 'weirs', 'Report on weirs');
	await expect.poll(() => text(tab)).toBe('# C\n\nIn the end [[Report]] [[Report]].\n\n## Sources\n- [[Report]]\n');
	await tab.close();
});

test('in a note that is read the bullet alone is written, and it is said', async () => {
	const tab = await start(host, { files: VAULT });
	await tab.page.evaluate(() => window.host.open('C.md', { mode: 'reading' }));
	await cite(tab, 'treaty', 'A treaty');
	await expect
		.poll(() => tab.page.evaluate(() => window.host.readDisk('C.md')))
		.toBe('# C\n\nIn the end.\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n');
	await expect.poll(async () => (await notices(tab)).join()).toContain('Nothing was written at the cursor: the note is not being edited.');
	await tab.close();
});

test('on a phone a source is found, tapped and cited', async () => {
	const tab = await start(host, { files: VAULT, width: 390, height: 800 });
	await open(tab, 'C.md');
	await cursor(tab, 2, 10);
	await run(tab, 'cite-source');
	await tab.page.locator('.prompt-input').fill('treaty');
	await tab.page.locator('.suggestion-item').first().click();
	await expect.poll(() => text(tab)).toContain('In the end [A treaty](https://inss.org.il/t).');
	await tab.close();
});

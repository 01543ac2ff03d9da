import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const COUNTRIES = {
	'Countries/Iran.md': '---\ntype: country\n---\n# Iran\n',
	'Countries/Israel.md': '---\ntype: country\n---\n# Israel\n',
	'Notes/Irrigation.md': '# Irrigation\n',
};

/** Opens a note of this front matter in source mode, the cursor at the end of its line `line`. */
async function typing(frontmatter: string, line: number): Promise<HostTab> {
	const tab = await host.open({ files: { ...COUNTRIES, 'A.md': `---\n${frontmatter}\n---\n# A\n` }, data: {} });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('A.md', { mode: 'source' }));
	await tab.page.locator('.cm-content').click();
	await tab.page.evaluate((at) => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		editor?.setCursor({ line: at, ch: editor.getLine(at).length });
	}, line);
	return tab;
}

const words = (tab: HostTab): Promise<string[]> =>
	tab.page.locator('.suggestion-container .suggestion-item > span:first-child').allTextContents();
const text = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.editorText());

test('a key is completed from the fields that the type has and the note has not', async () => {
	const tab = await typing('type: relationship\nactors: [Iran, Israel]\n', 3);
	await tab.page.keyboard.type('s');
	await expect.poll(() => words(tab)).toContain('status');
	expect(await words(tab)).not.toContain('actors');
	await tab.page.keyboard.type('tat');
	await expect.poll(() => words(tab)).toEqual(['status']);
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => text(tab)).toContain('actors: [Iran, Israel]\nstatus: \n---');
	await tab.close();
});

test('a type is completed after the type key, and the type key itself', async () => {
	const tab = await typing('tags: []\n', 2);
	await tab.page.keyboard.type('typ');
	await expect.poll(() => words(tab)).toEqual(['type']);
	await tab.page.keyboard.press('Enter');
	await tab.page.keyboard.type('coun');
	await expect.poll(() => words(tab)).toContain('country');
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => text(tab)).toContain('tags: []\ntype: country\n---');
	await tab.close();
});

test('a value is completed from what the type suggests', async () => {
	const tab = await typing('type: policy\nstatus:', 2);
	await tab.page.keyboard.type(' in fo');
	await expect.poll(() => words(tab)).toEqual(['in force']);
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => text(tab)).toContain('status: in force\n---');
	await tab.close();
});

test('a name is completed in brackets from the notes that may stand in the field', async () => {
	const tab = await typing('type: relationship\nactors: [Israel]', 2);
	await tab.page.keyboard.press('ArrowLeft');
	await tab.page.keyboard.type(', Ir');
	await expect.poll(() => words(tab)).toContain('Iran');
	expect(await words(tab)).not.toContain('Irrigation');
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => text(tab)).toContain('actors: [Israel, Iran]\n---');
	await tab.close();
});

test('the first name of a list gets its brackets, and names after dashes get none', async () => {
	const tab = await typing('type: relationship\nactors:', 2);
	await tab.page.keyboard.type(' Isr');
	await expect.poll(() => words(tab)).toEqual(['Israel']);
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => text(tab)).toContain('actors: [Israel]\n---');
	await tab.close();
	const dashes = await typing('type: relationship\nactors:\n  - Israel\n  -', 4);
	await dashes.page.keyboard.type(' Iran'.slice(0, 3));
	await expect.poll(() => words(dashes)).toContain('Iran');
	await dashes.page.keyboard.press('Enter');
	await expect.poll(() => text(dashes)).toContain('actors:\n  - Israel\n  - Iran\n---');
	await dashes.close();
});

test('Enter after what is written out is Enter, and the body has no list', async () => {
	const tab = await typing('type: policy\nstatus:', 2);
	await tab.page.keyboard.type(' enacted');
	await expect.poll(() => words(tab)).toEqual([]);
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => text(tab)).toContain('status: enacted\n\n---');
	await tab.page.keyboard.press('Control+End');
	await tab.page.keyboard.type('sta');
	await tab.page.waitForTimeout(200);
	expect(await words(tab)).toEqual([]);
	await tab.close();
});

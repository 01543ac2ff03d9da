import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const NOTE =
	'---\ntype: relationship\nactors: Iran\nstatus:\n---\n# A\n\nSee [[Tehrna Talks]].\n\n## Overview\n\nWords.\n\n## Related Notes\n\n## Sources\n';
const FILES = {
	'A.md': NOTE,
	'B.md': '---\ntype: relationship\nactors: [Iran, Israel]\nstatus: strained\n---\n# B\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
	'Iran.md': '---\ntype: country\n---\n# Iran\n',
	'Israel.md': '---\ntype: country\n---\n# Israel\n',
	'Tehran Talks.md': '# Tehran Talks\n',
};

async function on(mode: 'source' | 'live'): Promise<HostTab> {
	const tab = await host.open({ files: FILES, data: {} });
	await untilRead(tab);
	await tab.page.evaluate((how) => window.host.open('A.md', { mode: how }), mode);
	await tab.page.locator('.dossier-note-line').waitFor();
	await tab.page.locator('.cm-content').first().focus();
	return tab;
}

/** What a hand does: a command is one key. */
let keys = 0;
const run = (tab: HostTab, id: string): Promise<boolean> => {
	keys += 1;
	return tab.page.evaluate((name) => window.host.runCommand(`dossier:${name}`), id);
};
const press = (tab: HostTab, key: string): Promise<void> => {
	keys += 1;
	return tab.page.keyboard.press(key);
};
const cursor = (tab: HostTab): Promise<unknown> =>
	tab.page.evaluate(() => {
		const at = window.host.app.workspace.activeEditor?.editor?.getCursor();
		return at && [at.line, at.ch];
	});
const text = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.editorText());
const focused = (tab: HostTab): Promise<string | undefined> => tab.page.evaluate(() => document.activeElement?.className);

test('in source mode the commands go from problem to problem and round again, and say each', async () => {
	const tab = await on('source');
	const notice = tab.page.locator('.notice');
	await run(tab, 'next-problem');
	expect(await cursor(tab)).toEqual([2, 8]);
	expect(await notice.last().textContent()).toContain('1 of 3: actors is "Iran"');
	await run(tab, 'next-problem');
	expect(await cursor(tab)).toEqual([3, 0]);
	await run(tab, 'next-problem');
	expect(await notice.last().textContent()).toContain('3 of 3');
	await run(tab, 'next-problem');
	expect(await cursor(tab)).toEqual([2, 8]);
	await run(tab, 'previous-problem');
	expect(await notice.last().textContent()).toContain('3 of 3');
	expect(await notice.count()).toBe(1);
	await tab.close();
});

test('in source mode a broken value is mended in two keys from where it stands, three from anywhere, and the editor keeps the cursor', async () => {
	const tab = await on('source');
	keys = 0;
	await run(tab, 'next-problem');
	await run(tab, 'fix-problem');
	expect(await tab.page.locator('.suggestion-item').allTextContents()).toEqual([
		'Put Iran in a list',
		'Ignore field-kind in this note',
		'Ignore field-kind everywhere',
	]);
	await press(tab, 'Enter');
	await expect.poll(() => text(tab)).toBe(NOTE.replace('actors: Iran', 'actors: [Iran]'));
	expect(keys).toBe(3);
	expect(await focused(tab)).toContain('cm-content');
	await tab.close();
});

test('what was typed and is not saved yet moves the problems below it, those of links as well', async () => {
	const tab = await on('source');
	await tab.page.evaluate(() => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		editor?.setCursor({ line: 7, ch: 0 });
		window.host.type('As one may ');
	});
	await run(tab, 'next-problem');
	expect(await cursor(tab)).toEqual([7, 'As one may See '.length]);
	await tab.close();
});

test('what is probably meant is among the fixes at the cursor', async () => {
	const tab = await on('source');
	await tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.setCursor({ line: 7, ch: 8 }));
	await run(tab, 'fix-problem');
	await expect.poll(() => tab.page.locator('.suggestion-item').first().textContent()).toContain('Tehran Talks');
	await tab.page.keyboard.press('Escape');
	expect(await text(tab)).toBe(NOTE);
	expect(await focused(tab)).toContain('cm-content');
	await tab.close();
});

test('in Live Preview it is mended in as many, the row of the property gets the keyboard and has it again', async () => {
	const tab = await on('live');
	keys = 0;
	await run(tab, 'next-problem');
	const key = (): Promise<string | null | undefined> =>
		tab.page.evaluate(() => document.activeElement?.closest('.metadata-property')?.getAttribute('data-property-key'));
	expect(await key()).toBe('actors');
	await run(tab, 'fix-problem');
	await press(tab, 'Enter');
	await expect.poll(() => text(tab)).toBe(NOTE.replace('actors: Iran', 'actors: [Iran]'));
	expect(keys).toBe(3);
	await expect.poll(key).toBe('actors');
	await run(tab, 'next-problem');
	expect(await key()).toBe('status');
	await run(tab, 'next-problem');
	expect(await focused(tab)).toContain('cm-content');
	expect(await cursor(tab)).toEqual([7, 4]);
	await tab.close();
});

test('everything safe in the note is fixed by one command, and the commands are there only where a note is edited', async () => {
	const tab = await on('live');
	await run(tab, 'fix-note');
	await expect.poll(() => text(tab)).toContain('actors: [Iran]');
	await tab.page.evaluate(() => window.host.open('A.md', { mode: 'reading' }));
	expect(await run(tab, 'next-problem')).toBe(false);
	await tab.close();
});

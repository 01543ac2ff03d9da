import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { openHeld } from '../support/heldVault.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'Types/country.md': '---\ntype: note-type\nname: country\nfolder: Countries\n---\n# {{title}}\n',
	'Countries/Israel.md': '---\ntype: country\naliases: [Jewish state]\n---\n# Israel\n',
	'Countries/Iran.md': '---\ntype: country\naliases: [Persia]\n---\n',
	'R.md': '---\ntype: relationship\nactors: [ Iran, Israel ] # both\nstatus: x\n---\nOf [[Israel]].\n',
	'P.md': '---\ntype: policy\nactors:\n  - israel\n  - Jewish state\nstatus: x\n---\n',
};

async function opened(data: object = {}, ownClock = false): Promise<HostTab> {
	const tab = await host.open({ files: FILES, data, ownClock });
	await untilRead(tab);
	return tab;
}

const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((note) => window.host.readDisk(note), path);

const rename = (tab: HostTab, from: string, to: string): Promise<void> =>
	tab.page.evaluate(
		async ([path, next]) => {
			const { app } = window.host;
			const file = app.vault.getAbstractFileByPath(path ?? '');
			if (file) await app.fileManager.renameFile(file, next ?? '');
			await window.host.settled();
		},
		[from, to],
	);

test('names that led to a renamed note are shown, and changed in one batch', async () => {
	const tab = await opened();
	await rename(tab, 'Countries/Israel.md', 'Countries/State of Israel.md');
	const notice = tab.page.locator('.notice');
	await expect
		.poll(() => notice.allTextContents())
		.toContain('2 names in 2 notes led to Israel, which is State of Israel now. Show the names');
	await notice.getByRole('button', { name: 'Show the names' }).click();
	const preview = tab.page.locator('.dossier-changes');
	await expect.poll(() => preview.getByRole('checkbox', { name: /Israel/ }).count()).toBeGreaterThan(2);
	for (const theme of ['light', 'dark'] as const) {
		await tab.page.evaluate((name) => window.host.setTheme(name), theme);
		await tab.screenshot(`renamed-names-${theme}`);
	}
	await preview.getByRole('button', { name: /^Change 2/ }).click();
	await expect.poll(() => disk(tab, 'R.md')).toContain('actors: [ Iran, State of Israel ] # both\n');
	expect(await disk(tab, 'P.md')).toContain('actors:\n  - State of Israel\n  - Jewish state\n');
	expect(await disk(tab, 'Countries/State of Israel.md')).toBe(FILES['Countries/Israel.md']);
	await tab.page.evaluate(() => window.host.runCommand('dossier:undo-last-change'));
	await expect.poll(() => disk(tab, 'R.md')).toContain('actors: [ Iran, Israel ] # both\n');
	await tab.close();
});

test('a name in a field of a clipped page is shown and changed as any other', async () => {
	const article = '---\ntype: article\nabout: Israel # of whom\nsource: https://example.org/a\n---\nIsrael, they say.\n';
	const type = '---\ntype: note-type\nname: article\nextends: source\nfields:\n  about: { kind: note }\n---\n';
	const tab = await host.open({ files: { ...FILES, 'Types/article.md': type, 'Article.md': article }, data: {} });
	await untilRead(tab);
	await rename(tab, 'Countries/Israel.md', 'Countries/State of Israel.md');
	await tab.page.locator('.notice').getByRole('button', { name: 'Show the names' }).click();
	await tab.page
		.locator('.dossier-changes')
		.getByRole('button', { name: /^Change 3/ })
		.click();
	await expect.poll(() => disk(tab, 'Article.md')).toBe(article.replace('about: Israel', 'about: State of Israel'));
	await tab.close();
});

test('the old name can be kept as an alias, and is never offered for creation', async () => {
	const tab = await opened();
	await rename(tab, 'Countries/Israel.md', 'Countries/State of Israel.md');
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	await expect.poll(() => tab.page.getByRole('button', { name: 'It is State of Israel now…' }).count()).toBe(1);
	expect(await tab.page.getByRole('button', { name: /^Make it/ }).count()).toBe(0);
	await tab.page.getByRole('button', { name: 'It is State of Israel now…' }).click();
	const preview = tab.page.locator('.dossier-changes');
	await preview.getByRole('button', { name: 'Tick none' }).click();
	await preview.getByRole('checkbox', { name: /Keep Israel as an alias/ }).check();
	await preview.getByRole('button', { name: /^Change 1/ }).click();
	await expect.poll(() => disk(tab, 'Countries/State of Israel.md')).toContain('aliases: [Jewish state, Israel]\n');
	await tab.close();
});

test('names that led to a note by an alias are told once the user has taken the alias out; what was taken out elsewhere is remembered alone', async () => {
	const tab = await opened({}, true);
	const without = (path: string, alias: string): Promise<void> =>
		tab.page.evaluate(
			async ([at, name]) => {
				const { vault } = window.host.app;
				const file = vault.getFileByPath(at ?? '');
				if (file) await vault.process(file, (text) => text.replace(name ?? '', 'Other'));
				await window.host.settled();
			},
			[path, alias],
		);
	await without('Countries/Iran.md', 'Persia');
	await tab.page.evaluate(() => window.host.app.workspace.openLinkText('Countries/Israel', ''));
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.keyboard.press('Shift');
	await without('Countries/Israel.md', 'Jewish state');
	expect(await tab.page.locator('.notice').count()).toBe(0);
	// As long as front matter has to be left alone.
	await tab.page.clock.runFor(10_000);
	await expect
		.poll(() => tab.page.locator('.notice').allTextContents())
		.toContain('1 name in 1 note led to Jewish state, which is Israel now. Show the names');
	await expect
		.poll(
			async () => (JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as { formerNames?: object }).formerNames,
		)
		.toMatchObject({ 'Countries/Iran.md': { Persia: {} }, 'Countries/Israel.md': { 'Jewish state': {} } });
	expect(await tab.page.locator('.notice').allTextContents()).toHaveLength(1);
	await tab.close();
});

test('settings follow a folder that moves, and its type notes are offered to', async () => {
	const tab = await opened({ settings: { ignoredFolders: ['Countries/Old'] } });
	await rename(tab, 'Countries', 'States');
	const notice = tab.page.locator('.notice');
	await expect
		.poll(() => notice.allTextContents())
		.toContain('1 note type keeps new notes in Countries, which is States now. Show the types');
	await expect.poll(() => disk(tab, '.obsidian/plugins/dossier/data.json')).toContain('States/Old');
	await notice.getByRole('button', { name: 'Show the types' }).click();
	await tab.page
		.locator('.dossier-changes')
		.getByRole('button', { name: /^Change 1/ })
		.click();
	await expect.poll(() => disk(tab, 'Types/country.md')).toContain('folder: States\n');
	await tab.close();
});

test('what is renamed while the vault is being read is told of once it is read', async () => {
	const tab = await openHeld(host, 0, { files: FILES, data: {}, vaultName: 'Renamed early' });
	await rename(tab, 'Countries', 'Nations');
	await rename(tab, 'Nations', 'States');
	await rename(tab, 'States/Israel.md', 'States/State of Israel.md');
	// Longer than a burst of renames lasts: each of the two waits by itself.
	await tab.page.waitForTimeout(700);
	await rename(tab, 'States/Iran.md', 'States/Islamic Republic of Iran.md');
	const notice = tab.page.locator('.notice');
	expect(await notice.allTextContents()).toEqual([]);
	await tab.page.evaluate(() => window.letRead?.());
	await expect
		.poll(() => notice.allTextContents())
		.toContain('1 note type keeps new notes in Countries, which is States now. Show the types');
	await expect.poll(() => notice.allTextContents()).toContain('3 names in 2 notes led to 2 notes under their old names. Show the names');
	await tab.close();
});

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';

const host = useHost();

const EVENT =
	'---\ntype: note-type\nname: event\nfolder: Events\nfields:\n  actors: { kind: note, many: true, min: 2 }\n  when: { kind: date }\n---\n';
const FILES = {
	'Types/event.md': `${EVENT}# {{title}}\n\nAt {{time:[noon]}}: {{cursor}}\n`,
	'A.md': 'In [[Places/Oman]].\n',
	'Washington, D.C.md': '',
};

async function opened(): Promise<HostTab> {
	const tab = await host.open({ files: FILES, data: {} });
	await tab.page.evaluate(() => window.host.settled());
	await expect.poll(() => tab.page.locator('.dossier-status').count()).toBe(1);
	return tab;
}

const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((note) => window.host.readDisk(note), path);
const cli = (tab: HostTab, params: Record<string, string>): Promise<string> =>
	tab.page.evaluate((given) => window.host.runCli('dossier:new', given), params);

test("the app's own command line makes what the headless command makes", async () => {
	const tab = await opened();
	expect(await cli(tab, { type: 'event', title: 'Summit', actors: 'Iran, Washington, D.C, Oman', when: '2026-11-22' })).toBe(
		'Made Events/Summit.md',
	);
	expect(await disk(tab, 'Events/Summit.md')).toBe(
		'---\ntype: event\nactors: [Iran, "Washington, D.C", Oman]\nwhen: 2026-11-22\n---\n\n# Summit\n\nAt noon: \n',
	);
	expect(await cli(tab, { type: 'evnt', title: 'Talks' })).toBe('Nothing was made: "evnt" is no type of this vault; did you mean event?');
	const held = await cli(tab, { type: 'event', title: 'C#', actors: 'Iran' });
	expect(held.split('\n')).toEqual([
		'Nothing was made; force makes it all the same:',
		'it would be Events/C.md: a file name cannot hold `#`',
		expect.stringMatching(/^Events\/C\.md:3:\d+ {2}warning {2}`actors` .* {2}field-value$/),
	]);
	expect(await disk(tab, 'Events/C.md')).toBeNull();
	expect(await cli(tab, { type: 'event', title: 'C#', actors: 'Iran', force: 'true' })).toBe('Made Events/C.md');
	await tab.close();
});

test('an address opens the form with its lists parted, and tells a type that there is not', async () => {
	const tab = await opened();
	await tab.page.evaluate(() => window.host.openProtocol('obsidian://dossier?create=event&title=Talks&actors=Iran%2C%20Oman'));
	const modal = tab.page.locator('.dossier-new-note');
	await expect.poll(() => modal.locator('.dossier-chip').allTextContents()).toEqual(['Iran', 'Oman']);
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect.poll(() => disk(tab, 'Events/Talks.md')).toContain('actors: [Iran, Oman]\n');
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.getCursor())).toEqual({ line: 7, ch: 9 });
	await tab.page.evaluate(() => window.host.openProtocol('obsidian://dossier?create=evnt&title=Talks'));
	await expect
		.poll(() => tab.page.locator('.notice').allTextContents())
		.toContain('Nothing was made: "evnt" is no type of this vault; did you mean event?');
	expect(await modal.count()).toBe(0);
	await tab.close();
});

test('the form says why a file is not called like the title', async () => {
	const tab = await opened();
	await tab.page.evaluate(() => window.host.runCommand('dossier:new-note'));
	const modal = tab.page.locator('.dossier-new-note');
	await modal.getByRole('textbox', { name: 'Title' }).fill('C#');
	await expect.poll(() => modal.locator('.dossier-new-note-preview').textContent()).toBe('Will be C.md; a file name cannot hold #');
	await tab.close();
});

test('a wanted note is made where the link says', async () => {
	const tab = await opened();
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	await tab.page.getByRole('button', { name: 'Make it…' }).click();
	const modal = tab.page.locator('.dossier-new-note');
	await expect.poll(() => modal.locator('.dossier-new-note-preview').textContent()).toBe('Will be Places/Oman.md');
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect.poll(() => disk(tab, 'Places/Oman.md')).toBe('# Oman\n');
	await tab.close();
});

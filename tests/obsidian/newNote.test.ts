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

const NAMES = {
	'Countries/United States.md': '---\ntype: country\n---\n',
	'Countries/United Arab Emirates.md': '---\ntype: country\naliases: [UAE, Emirates]\n---\n',
	'Events/United Nations Day.md': '---\ntype: event\n---\n',
	'Types/event.md': '---\ntype: note-type\nname: event\nfolder: Events\n---\n',
	'Templates/United template.md': '---\ntype: country\n---\n# {{title}}\n',
	'2026-01-02.md': '---\ntype: country\n---\n',
};

async function relationship(): Promise<HostTab> {
	const tab = await host.open({ files: NAMES, data: {} });
	await tab.page.evaluate(() => window.host.settled());
	await expect.poll(() => tab.page.locator('.dossier-status').count()).toBe(1);
	await tab.page.evaluate(() => window.host.runCommand('dossier:new-relationship'));
	return tab;
}

test('the form writes what was typed, and takes of the list what was chosen or begins with it', async () => {
	const tab = await relationship();
	const actors = tab.page.getByRole('textbox', { name: 'actors' });
	const chips = (): Promise<string[]> => tab.page.locator('.dossier-chip').allTextContents();
	const offered = (): Promise<string[]> => tab.page.locator('.suggestion-item > :first-child').allTextContents();

	await actors.focus();
	await expect.poll(offered).toEqual(['Emirates', 'UAE', 'United Arab Emirates', 'United States']);
	await actors.press('Enter');
	expect(await chips()).toEqual([]);
	await actors.focus();
	await actors.press('Tab');
	expect(await chips()).toEqual([]);
	expect(await tab.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('status');

	// `uts` is found in United States, which nobody meant.
	await actors.fill('uts');
	await expect.poll(offered).toEqual(['United States', 'United Arab Emirates', 'Make “uts” too']);
	await actors.press('Enter');
	await expect.poll(chips).toEqual(['uts']);
	await actors.fill('uae');
	await expect.poll(offered).toEqual(['UAE', 'United States', 'United Arab Emirates']);
	expect(await tab.page.locator('.suggestion-item').first().textContent()).toBe('UAEalias of United Arab Emirates · country · Countries');
	await actors.press('Enter');
	await expect.poll(chips).toEqual(['uts', 'UAE']);
	await actors.fill('united s');
	await expect.poll(offered).toEqual(['United States', 'United Arab Emirates', 'Make “united s” too']);
	await actors.press('Enter');
	await expect.poll(chips).toEqual(['uts', 'UAE', 'United States']);
	await actors.fill('emir');
	await expect.poll(offered).toEqual(['Emirates', 'United Arab Emirates', 'Make “emir” too']);
	await tab.screenshot('new-note-suggestions');
	await actors.press('ArrowDown');
	await actors.press('Enter');
	await expect.poll(chips).toEqual(['uts', 'UAE', 'United States', 'United Arab Emirates']);
	await tab.close();
});

test('a name that no note has is made too where that was chosen', async () => {
	const tab = await relationship();
	const modal = tab.page.locator('.dossier-new-note');
	await modal.getByRole('textbox', { name: 'Title' }).fill('Gulf Relations');
	const actors = modal.getByRole('textbox', { name: 'actors' });
	for (const name of ['Oman', 'Qatar']) {
		await actors.fill(name);
		await expect.poll(() => tab.page.locator('.suggestion-item').allTextContents()).toContain(`Make “${name}” tooactor`);
		await tab.page.locator('.suggestion-item').last().click();
	}
	await modal.getByRole('button', { name: 'Remove Qatar' }).click();
	await actors.fill('UAE');
	await actors.press('Enter');
	await expect.poll(() => modal.locator('.dossier-new-note-preview').textContent()).toBe('Will be Gulf Relations.mdMakes Oman.md too');
	await modal.getByRole('textbox', { name: 'status' }).fill('good');
	await modal.getByRole('button', { name: 'Create' }).click();
	await expect.poll(() => disk(tab, 'Oman.md')).toBe('---\ntype: actor\n---\n\n# Oman\n');
	expect(await disk(tab, 'Qatar.md')).toBeNull();
	expect(await disk(tab, 'Gulf Relations.md')).toContain('actors: [Oman, UAE]\nstatus: good\n');
	await tab.close();
});

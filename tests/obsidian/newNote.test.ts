import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

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
	await untilRead(tab);
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
	await modal.getByRole('combobox', { name: 'Title' }).fill('C#');
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
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:new-relationship'));
	// The form takes the keyboard a moment after it has opened.
	await expect.poll(() => tab.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
	return tab;
}

test('the form writes what was typed, and takes of the list what was chosen or begins with it', async () => {
	const tab = await relationship();
	const actors = tab.page.getByRole('combobox', { name: 'actors' });
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
	await modal.getByRole('combobox', { name: 'Title' }).fill('Gulf Relations');
	const actors = modal.getByRole('combobox', { name: 'actors' });
	for (const name of ['Oman', 'Qatar']) {
		await actors.fill(name);
		await expect.poll(() => tab.page.locator('.suggestion-item').allTextContents()).toContain(`Make “${name}” tooactor`);
		await tab.page.locator('.suggestion-item').last().click();
	}
	await modal.getByRole('button', { name: 'Remove Qatar' }).click();
	await actors.fill('UAE');
	await actors.press('Enter');
	await expect
		.poll(() => modal.locator('.dossier-new-note-preview').textContent())
		.toBe('Will be Gulf Relations.mdMakes Oman.md tooStill empty: status');
	await modal.getByRole('combobox', { name: 'status' }).fill('good');
	await modal.getByRole('button', { name: 'Create' }).click();
	// Born first, then linked with the note that names it.
	await expect.poll(() => disk(tab, 'Oman.md')).toBe('---\ntype: actor\n---\n\n# Oman\n\n## Related Notes\n- [[Gulf Relations]]\n');
	expect(await disk(tab, 'Qatar.md')).toBeNull();
	expect(await disk(tab, 'Gulf Relations.md')).toContain('actors: [Oman, UAE]\nstatus: good\n');
	await tab.close();
});

test('a relationship is made in under ten seconds with twenty-five keys', async () => {
	const tab = await host.open({
		files: {
			...NAMES,
			'Countries/Iran.md': '---\ntype: country\n---\n',
			'Countries/China.md': '---\ntype: country\n---\n',
			'Countries/Oman.md': '---\ntype: country\n---\n',
			'Relationships/Iran-Oman Relations.md': '---\ntype: relationship\nactors: [Iran, Oman]\nstatus: cooperative\n---\n',
			'Relationships/China-Oman Relations.md': '---\ntype: relationship\nactors: [China, Oman]\nstatus: partnership\n---\n',
		},
		data: {},
	});
	await untilRead(tab);
	const { keyboard } = tab.page;
	let keys = 0;
	const press = async (key: string): Promise<void> => {
		keys += 1;
		await keyboard.press(key);
	};
	const type = async (text: string): Promise<void> => {
		for (const key of text) await press(key);
	};
	const begun = performance.now();
	await press('Control+p');
	await type('new rel');
	await press('Enter');
	await tab.page.locator('.dossier-new-note input:focus').waitFor();
	await type('china-iran');
	await expect.poll(() => tab.page.locator('.suggestion-item').allTextContents()).toEqual(['China-Iran Relations']);
	await press('Enter');
	await type('str');
	await expect.poll(() => tab.page.locator('.suggestion-item').first().textContent()).toBe('strained');
	await press('Enter');
	await press('Control+Enter');
	await expect.poll(() => disk(tab, 'Relationships/China-Iran Relations.md')).toContain('actors: [China, Iran]\nstatus: strained\n');
	expect(keys).toBeLessThanOrEqual(25);
	expect(performance.now() - begun).toBeLessThan(10_000);
	await tab.close();
});

test('what was typed is not lost by Escape, and what may be left is folded', async () => {
	const tab = await relationship();
	const modal = tab.page.locator('.dossier-new-note');
	await expect.poll(() => modal.getByRole('button', { name: '3 more fields' }).getAttribute('aria-expanded')).toBe('false');
	const title = modal.getByRole('combobox', { name: 'Title' });
	await title.fill('Gulf Relations');
	await title.press('Escape');
	await expect.poll(() => modal.getByText('Discard what you typed?').count()).toBe(1);
	await tab.page.keyboard.press('Escape');
	expect(await title.inputValue()).toBe('Gulf Relations');
	await tab.page.keyboard.press('Escape');
	await modal.getByRole('button', { name: 'Discard' }).click();
	await expect.poll(() => modal.count()).toBe(0);
	await tab.close();
});

test('an empty note becomes what the form would have made of it: in its folder, related, from where it is named', async () => {
	const tab = await host.open({
		files: {
			...NAMES,
			'Countries/Iran.md': '---\ntype: country\n---\nSee [[US Sanctions]].\n',
			'Policies/Leahy.md': '---\ntype: policy\nactors: [United States]\nstatus: in force\n---\n',
			'US Sanctions.md': '',
		},
		data: {},
	});
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('US Sanctions.md'));
	await tab.page.locator('.dossier-note-line').getByRole('button', { name: 'other…' }).click();
	await tab.page.keyboard.type('policy');
	await tab.page.keyboard.press('Enter');
	await expect.poll(() => disk(tab, 'Policies/US Sanctions.md')).toContain('type: policy\nactors: [Iran]\n');
	await expect.poll(() => disk(tab, 'Policies/US Sanctions.md')).toContain('## Related Notes\n- [[Iran]]\n');
	expect(await disk(tab, 'US Sanctions.md')).toBeNull();
	await tab.close();
});

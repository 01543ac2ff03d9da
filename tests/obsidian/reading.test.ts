import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { openHeld } from '../support/heldVault.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'Hub.md': '# Hub\n\nSee [[Nowhere]].\n',
	...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`N${String(at)}.md`, `# N${String(at)}\n\nIt links to [[Hub]].\n`])),
};

/** Two notes of a type of the vault's own that says that their one value is a list. */
const TREATIES = {
	'Types/treaty.md': '---\ntype: note-type\nname: treaty\nfields:\n  parties: { kind: note, many: true }\n---\n',
	'A.md': '---\ntype: treaty\nparties: Oman\n---\n',
	'B.md': '---\ntype: treaty\nparties: Oman\n---\n',
};

const FOLLOWS = 'The vault is still being read; this follows by itself';

const status = (tab: HostTab): Promise<string | null> => tab.page.locator('.dossier-status').textContent();
const run = (tab: HostTab, id: string): Promise<boolean> =>
	tab.page.evaluate((command) => window.host.runCommand(`dossier:${command}`), id);
/** Stops the reading, once it has begun: it does a moment after the plugin is there. */
const stopReading = (tab: HostTab): Promise<unknown> => expect.poll(() => run(tab, 'stop-reading')).toBe(true);
const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();
const letRead = (tab: HostTab, notes?: number): Promise<void> => tab.page.evaluate((more) => window.letRead?.(more), notes);
const panel = (tab: HostTab): ReturnType<HostTab['page']['locator']> => tab.page.locator('.dossier-panel:visible');

/** Opens the hub with its backlinks beside it. */
async function showHub(tab: HostTab): Promise<void> {
	await tab.page.evaluate(() => window.host.open('Hub.md'));
	await run(tab, 'show-backlinks');
}

/** Commands that are offered now. */
const offered = (tab: HostTab): Promise<string[]> =>
	tab.page.evaluate(async () => {
		window.host.openPalette();
		const names = [...document.querySelectorAll('.prompt .suggestion-item')].map((item) => item.textContent.replace('Dossier: ', ''));
		document.querySelector('.prompt-input')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
		return names.filter((name) => name.endsWith('reading the vault') || name.startsWith('Read the vault'));
	});

test('a reading is stopped from the status bar, the views say what is known, and what is left is read from any of them', async () => {
	const tab = await openHeld(host, 4, { files: FILES, vaultName: 'Stopped' });
	await showHub(tab);
	await expect.poll(() => status(tab)).toMatch(/^Reading \d of 10$/);
	await expect.poll(() => panel(tab).locator('.dossier-empty').textContent()).toMatch(/^Reading the vault: \d of 10 notesStop$/);
	await tab.page.locator('.dossier-status').click();
	await letRead(tab);
	await tab.page.waitForTimeout(300);
	// Of the four that were let through as many as had been taken in when it was stopped.
	const [, known = ''] = /^Read ([0-4]) of 10$/.exec((await status(tab)) ?? '') ?? [];
	await run(tab, 'show-problems');
	await expect
		.poll(() => panel(tab).locator('.dossier-empty').textContent())
		.toBe(`Reading was stopped: ${known} of 10 notes are knownRead the rest`);
	expect(await tab.page.locator('.dossier-note-line').allTextContents()).toEqual([]);
	await tab.screenshot('reading-stopped');
	await panel(tab).getByRole('button', { name: 'Read the rest' }).click();
	await run(tab, 'show-backlinks');
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 9 notes link here');
	expect(await status(tab)).not.toContain('Read');
	await tab.close();
});

test('of a vault that is read in part the sources panel says neither what is missing nor how often a page is given', async () => {
	const tab = await openHeld(host, 1, {
		files: {
			'A.md': '# A\n\n## Sources\n- [[Memo]]\n- [INSS - A treaty](https://inss.org.il/t)\n',
			'B.md': '# B\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t)\n',
			'Memo.md': '# Memo\n',
		},
	});
	await tab.page.evaluate(() => window.host.open('A.md'));
	await stopReading(tab);
	await run(tab, 'show-sources');
	await expect.poll(() => panel(tab).locator('.dossier-source-title').allTextContents()).toEqual(['Memo', 'A treaty']);
	expect(await panel(tab).locator('.dossier-badge, .dossier-link-button').allTextContents()).toEqual([]);
	await letRead(tab);
	await run(tab, 'read-again');
	await expect.poll(() => panel(tab).locator('.dossier-link-button').allTextContents()).toEqual(['Also in 1 note']);
	expect(await panel(tab).locator('.dossier-badge').allTextContents()).toEqual([]);
	await tab.close();
});

test('a command that asks the types of a vault which is still being read says so and follows once it is', async () => {
	const tab = await openHeld(host, 0, { files: TREATIES, vaultName: 'Asked early' });
	await tab.page.evaluate(() => window.host.open('A.md'));
	await run(tab, 'fix-note');
	await run(tab, 'rename-field');
	const suggestions = tab.page.locator('.suggestion-item');
	expect([await notices(tab), await suggestions.count()]).toEqual([Array(2).fill(FOLLOWS), 0]);
	await letRead(tab);
	await expect.poll(() => suggestions.allTextContents()).toEqual(['treaty']);
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('parties: [Oman]');
	expect(await tab.page.evaluate(() => window.host.readDisk('B.md'))).toContain('parties: Oman');
	await tab.close();
});

test('of windows that are asked for while the vault is being read the last opens, and no pile of them', async () => {
	const tab = await openHeld(host, 0, { files: TREATIES, vaultName: 'Pressed often' });
	await tab.page.evaluate(() => window.host.open('A.md'));
	for (const id of ['new-note', 'merge-note', 'rename-field', 'rename-field', 'rename-field']) await run(tab, id);
	await letRead(tab);
	await untilRead(tab);
	await expect.poll(() => tab.page.locator('.suggestion-item').allTextContents()).toEqual(['treaty']);
	expect(await tab.page.locator('.modal, .prompt').count()).toBe(1);
	await tab.close();
});

test('what is done with a type, and merging, is offered before the note is read, and goes by what is read then', async () => {
	const tab = await openHeld(host, 0, { files: { ...TREATIES, 'C.md': '# C\n' }, vaultName: 'Offered early' });
	const active = (): Promise<string | undefined> => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path);
	await tab.page.evaluate(() => window.host.open('C.md'));
	expect(await run(tab, 'open-type')).toBe(true);
	await stopReading(tab);
	// What is stopped is given up; asked for once more, it begins the reading again.
	expect(await run(tab, 'open-type')).toBe(true);
	await letRead(tab);
	await expect.poll(() => notices(tab)).toContainEqual('C.md has no type that is described');
	expect(await run(tab, 'open-type')).toBe(false);
	expect(await run(tab, 'merge-note')).toBe(true);
	await expect
		.poll(() => tab.page.locator('.suggestion-item').allTextContents())
		.toEqual([expect.stringContaining('A'), expect.stringContaining('B'), expect.stringContaining('Types/treaty')]);
	expect(await active()).toBe('C.md');
	await tab.close();
});

test('the type of a note that is not read yet is opened once it is', async () => {
	const tab = await openHeld(host, 0, { files: TREATIES, vaultName: 'Opened early' });
	await tab.page.evaluate(() => window.host.open('A.md'));
	await run(tab, 'open-type');
	await letRead(tab);
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Types/treaty.md');
	await tab.close();
});

test('a command that waits for the reading is given up where the reading is stopped', async () => {
	const tab = await openHeld(host, 0, { files: TREATIES, vaultName: 'Given up' });
	await tab.page.evaluate(() => window.host.open('A.md'));
	await run(tab, 'fix-note');
	await stopReading(tab);
	await run(tab, 'read-again');
	await letRead(tab);
	await untilRead(tab);
	await run(tab, 'rename-field');
	// What is asked for now comes after whatever waited.
	await expect.poll(() => tab.page.locator('.suggestion-item').allTextContents()).toEqual(['treaty']);
	expect(await tab.page.evaluate(() => window.host.editorText())).toContain('parties: Oman');
	await tab.close();
});

test('the button in a view stops as well, though its words change under the mouse', async () => {
	const tab = await openHeld(host, 3, { files: FILES });
	await showHub(tab);
	const stop = panel(tab).getByRole('button', { name: 'Stop' });
	const box = await stop.boundingBox();
	await tab.page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
	await tab.page.mouse.down();
	await letRead(tab, 2);
	await tab.page.waitForTimeout(250);
	await tab.page.mouse.up();
	await expect.poll(() => panel(tab).locator('.dossier-empty').textContent()).toContain('Reading was stopped');
	await tab.close();
});

test('on a phone, where there is no status bar, view and commands do, and a panel that is shown leaves the keyboard away', async () => {
	const tab = await openHeld(host, 3, { files: FILES, width: 390, height: 844 });
	await showHub(tab);
	await expect.poll(() => panel(tab).locator('.dossier-empty').textContent()).toContain('Reading the vault');
	expect(await offered(tab)).toEqual(['Stop reading the vault']);
	await run(tab, 'stop-reading');
	await expect.poll(() => panel(tab).locator('.dossier-empty').textContent()).toContain('Reading was stopped');
	await tab.screenshot('reading-stopped-phone');
	expect(await offered(tab)).toEqual(['Read the vault again']);
	await letRead(tab);
	await run(tab, 'read-again');
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 9 notes link here');
	await run(tab, 'show-vault-sources');
	await expect.poll(() => panel(tab).textContent()).toBe('Notes without sources (10)');
	// It would bring up the keyboard over half of the panel.
	expect(await tab.page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
	await tab.close();
});

test('read again, a vault is read from its notes and not from the copy', async () => {
	const tab = await openHeld(host, Infinity, { files: FILES });
	await showHub(tab);
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 9 notes link here');
	await tab.page.evaluate(() => {
		const reads: string[] = [];
		Object.assign(window, { reads });
		const { vault } = window.host.app;
		const read = vault.cachedRead.bind(vault);
		vault.cachedRead = (file) => {
			reads.push(file.path);
			return read(file);
		};
	});
	await run(tab, 'read-again');
	await expect.poll(() => tab.page.evaluate(() => new Set((window as unknown as { reads: string[] }).reads).size)).toBe(10);
	await tab.close();
});

const TYPE = '---\ntype: note-type\nname: flashpoint\nfields:\n  parties: { kind: note, many: true }\n---\n';

test('while a changed note type has the vault read again, the views keep their rows; stopped, what was known stands', async () => {
	const tab = await openHeld(host, Infinity, {
		files: { ...FILES, 'Types/flashpoint.md': TYPE, 'Gulf.md': '---\ntype: flashpoint\nstates: [Hub]\n---\n' },
	});
	await showHub(tab);
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 9 notes link here');
	const changeType = async (name: string): Promise<void> => {
		await tab.page.evaluate(() => {
			const { vault } = window.host.app;
			const read = vault.cachedRead.bind(vault);
			let left = 4;
			const waiting: (() => void)[] = [];
			window.letRead = () => {
				left = Infinity;
				for (const go of waiting.splice(0)) go();
			};
			vault.cachedRead = async (file) => {
				while (left <= 0)
					await new Promise<void>((go) => {
						waiting.push(go);
					});
				left -= 1;
				return read(file);
			};
		});
		await tab.page.evaluate(([text]) => window.host.externalWrite('Types/flashpoint.md', text), [TYPE.replace('parties', name)] as const);
		await expect.poll(() => status(tab)).toMatch(/^Reading \d+ of 12$/);
	};
	await changeType('states');
	expect(await panel(tab).locator('.dossier-backlink').count()).toBe(9);
	await tab.page.locator('.dossier-status').click();
	await letRead(tab);
	await tab.page.waitForTimeout(200);
	expect(await status(tab)).toContain('problem');
	expect(await panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 9 notes link here');
	await run(tab, 'read-again');
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 10 notes link here');
	await changeType('parties');
	await letRead(tab);
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 9 notes link here');
	await tab.close();
});

test('what is written, made, renamed and deleted while the vault is read is right when it is read', async () => {
	const tab = await openHeld(host, 5, { files: FILES });
	await showHub(tab);
	await expect.poll(() => status(tab)).toMatch(/^Reading \d of 10$/);
	await tab.page.evaluate(async () => {
		const { app } = window.host;
		await window.host.externalWrite('N0.md', '# N0\n\nNo link any more.\n');
		await window.host.externalWrite('N8.md', '# N8\n\nNone here either.\n');
		await window.host.externalWrite('New.md', '# New\n\nTo [[Hub]].\n');
		await window.host.externalDelete('N1.md');
		await window.host.externalDelete('N7.md');
		for (const [from, to] of [
			['N2.md', 'Early.md'],
			['N6.md', 'Late.md'],
		] as const) {
			const file = app.vault.getFileByPath(from);
			if (file) await app.vault.rename(file, to);
		}
		await new Promise((done) => {
			setTimeout(done, 100);
		});
	});
	await letRead(tab);
	await expect.poll(() => panel(tab).locator('.dossier-panel-status').textContent()).toBe('Hub: 6 notes link here');
	await expect
		.poll(async () => (await panel(tab).locator('.dossier-backlink-head .internal-link').allTextContents()).sort())
		.toEqual(['Early', 'Late', 'N3', 'N4', 'N5', 'New']);
	await tab.close();
});

test('while the vault is read no note is offered to be made that is there, and findings are accepted once all are known', async () => {
	const tab = await openHeld(host, 1, { files: { 'A.md': '# A\n\nSee [[Late]].\n', 'Late.md': '---\ntype: polcy\n---\n# Late\n' } });
	await expect.poll(() => status(tab)).toMatch(/^Reading \d of 2$/);
	await tab.page.evaluate(() => window.host.open('A.md', { mode: 'source' }));
	const offers = await tab.page.evaluate(() => {
		const { workspace } = window.host.app;
		const { activeEditor } = workspace;
		activeEditor?.editor?.setCursor({ line: 2, ch: 7 });
		const titles: string[] = [];
		const item = {
			setTitle: (title: string) => titles.push(title) && item,
			setIcon: () => item,
			setSection: () => item,
			onClick: () => item,
		};
		workspace.trigger('editor-menu', { addItem: (add: (to: typeof item) => void) => add(item) }, activeEditor?.editor, activeEditor);
		return titles;
	});
	expect(offers.filter((title) => title.startsWith('Make'))).toEqual([]);
	await run(tab, 'show-problems');
	await tab.page.getByRole('button', { name: 'What to do with the problems' }).click();
	await tab.page.locator('.menu-item').getByText('Accept today’s findings', { exact: true }).click();
	await letRead(tab);
	await expect.poll(() => tab.page.locator('.notice').allTextContents()).toContainEqual(expect.stringContaining('Accepted 1 finding:'));
	await tab.close();
});

test('who unloads in the middle of a reading leaves nothing', async () => {
	const tab = await openHeld(host, 3, { files: FILES });
	await showHub(tab);
	await tab.page.evaluate(() => window.host.disableDossier());
	await letRead(tab);
	await expect
		.poll(() => tab.page.evaluate(() => window.host.leftovers()))
		.toMatchObject({ leaves: [], listeners: [], timeouts: [], intervals: [], frames: [], observers: [], elements: [] });
	await tab.close();
});

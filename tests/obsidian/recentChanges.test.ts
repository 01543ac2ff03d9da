import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES: Record<string, string> = {
	'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n`,
	'Oman.md': `# Oman\n\n${SUBJECT}\n\n## Related Notes\n`,
	'A.md': `First words on [[Iran]] here, and on [[Oman]]. ${SUBJECT}\n`,
	...OTHER_SUBJECTS,
};
const IRAN_FILLED = `${FILES['Iran.md'] ?? ''}- [[A]]\n`;
const OMAN_FILLED = `${FILES['Oman.md'] ?? ''}- [[A]]\n`;

async function started(vaultName: string, files: Record<string, string> = FILES): Promise<HostTab> {
	const tab = await host.open({ files, data: {}, vaultName });
	await untilRead(tab);
	return tab;
}

const run = (tab: HostTab, command: string): Promise<boolean> =>
	tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);
const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();

async function fillAll(tab: HostTab): Promise<void> {
	await run(tab, 'update-related-in-vault');
	await tab.page.locator('.dossier-changes-accept').click();
	await expect.poll(() => disk(tab, 'Oman.md')).toBe(OMAN_FILLED);
	await expect.poll(() => disk(tab, 'Iran.md')).toBe(IRAN_FILLED);
	// What is written down of it comes a moment later.
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringContaining('Added 2 bullets in 2 notes'));
}

/** The plugin as after a new start of the app: nothing of it is left but what is stored. */
async function restart(tab: HostTab): Promise<void> {
	await tab.page.waitForTimeout(300);
	await tab.page.evaluate(async () => {
		await window.host.disableDossier();
		await window.host.enableDossier();
	});
	await tab.page.evaluate(() => window.host.settled());
}

test('the last change is undone by command, byte for byte, after a restart as well', async () => {
	const tab = await started('Restart');
	await fillAll(tab);
	await restart(tab);
	await run(tab, 'undo-last-change');
	// A notice goes by itself: it is looked for first.
	await expect.poll(() => notices(tab)).toContainEqual('Undone: Added 2 bullets in 2 notes');
	await expect.poll(() => disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
	await expect.poll(() => disk(tab, 'Oman.md')).toBe(FILES['Oman.md']);
	await run(tab, 'undo-last-change');
	await expect.poll(() => notices(tab)).toContainEqual('Nothing to undo');
	await tab.close();
});

test('where a note has changed since, it is said which, and the others can go back', async () => {
	const tab = await started('Changed');
	await fillAll(tab);
	await tab.page.evaluate((text) => window.host.externalWrite('Oman.md', text), `${OMAN_FILLED}My own words.\n`);
	await tab.page.evaluate(() => window.host.settled());
	await run(tab, 'undo-last-change');
	const list = tab.page.locator('.dossier-recent-changes');
	await expect.poll(() => list.locator('li').allTextContents()).toEqual(['Oman.md has changed since']);
	expect(await disk(tab, 'Iran.md')).toBe(IRAN_FILLED);
	await list.getByRole('button', { name: 'Undo in 1 note' }).click();
	await expect.poll(() => disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
	expect(await disk(tab, 'Oman.md')).toBe(`${OMAN_FILLED}My own words.\n`);
	await expect.poll(() => list.locator('.setting-item-description').textContent()).toContain('undone in 1 of 2 notes');

	// Once the note says again what was written, it can go back too.
	await tab.page.evaluate((text) => window.host.externalWrite('Oman.md', text), OMAN_FILLED);
	await tab.page.evaluate(() => window.host.settled());
	await list.getByRole('button', { name: /^Undo:|Try again/ }).click();
	await expect.poll(() => disk(tab, 'Oman.md')).toBe(FILES['Oman.md']);
	await expect.poll(() => list.locator('.setting-item-description').textContent()).toContain('undone');
	await tab.close();
});

test('while a change is being written, that one is undone and not the one before', async () => {
	const before = '---\ntype: policy\nactors: Iran\nstatus: in force\n---\n# Pact\n';
	const tab = await started('Under way', { ...FILES, 'Pact.md': before });
	await fillAll(tab);
	await tab.page.evaluate(() => window.host.open('Pact.md', { mode: 'reading' }));
	await tab.page.evaluate(() => {
		const { vault } = window.host.app;
		const process = vault.process.bind(vault);
		vault.process = async (file, change) => {
			vault.process = process;
			await new Promise((written) => Object.assign(window, { written }));
			return process(file, change);
		};
	});
	await run(tab, 'fix-note');
	await run(tab, 'undo-last-change');
	await tab.page.evaluate(() => (window as unknown as { written: () => void }).written());
	await expect.poll(() => notices(tab)).toContainEqual('Undone: Fixed 4 problems in Pact.md');
	expect([await disk(tab, 'Pact.md'), await disk(tab, 'Iran.md')]).toEqual([before, IRAN_FILLED]);
	await tab.close();
});

test('undo says that it waits where a write takes long, and only there', async () => {
	const tab = await host.open({
		files: { 'Pact.md': '---\ntype: policy\nactors: Iran\nstatus: in force\n---\n# Pact\n' },
		data: {},
		vaultName: 'Endless',
		ownClock: true,
	});
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('Pact.md', { mode: 'reading' }));
	await run(tab, 'undo-last-change');
	await expect.poll(() => notices(tab)).toEqual(['Nothing to undo']);
	await tab.page.evaluate(() => {
		window.host.app.vault.process = () => new Promise(() => undefined);
	});
	await run(tab, 'fix-note');
	await run(tab, 'undo-last-change');
	await tab.page.clock.runFor(1500);
	await expect.poll(() => notices(tab)).toContainEqual('A change is still being written; it is undone as soon as it is');
	await tab.close();
});

test('what cannot be undone is said though something else is written while that is looked at', async () => {
	const tab = await started('Redrawn', { ...FILES, 'Pact.md': '---\ntype: policy\nactors: Iran\nstatus: in force\n---\n# Pact\n' });
	await fillAll(tab);
	await tab.page.evaluate((text) => window.host.externalWrite('Oman.md', text), `${OMAN_FILLED}My own words.\n`);
	await tab.page.evaluate(() => window.host.open('Pact.md', { mode: 'reading' }));
	await run(tab, 'show-changes');
	const list = tab.page.locator('.dossier-recent-changes');
	await tab.page.evaluate(() => {
		const { vault } = window.host.app;
		const read = vault.read.bind(vault);
		const going = new Promise<void>((go) => Object.assign(window, { letRead: go }));
		vault.read = async (file) => going.then(() => read(file));
	});
	await list.getByRole('button', { name: 'Undo: Added 2 bullets in 2 notes' }).click();
	await run(tab, 'fix-note');
	await expect.poll(() => list.locator('.dossier-batch').count()).toBe(2);
	await tab.page.evaluate(() => window.letRead?.());
	await expect.poll(() => list.locator('li').allTextContents()).toEqual(['Oman.md has changed since']);
	await tab.close();
});

test('what is typed in an open note counts as a change of it', async () => {
	const tab = await started('Typed');
	await fillAll(tab);
	await tab.page.evaluate(() => window.host.open('Oman.md', { mode: 'source' }));
	await tab.page.evaluate(() => window.host.type('Typed. '));
	await run(tab, 'undo-last-change');
	await expect.poll(() => tab.page.locator('.dossier-recent-changes li').allTextContents()).toEqual(['Oman.md has changed since']);
	await tab.close();
});

test('a note that moved is found where it is now', async () => {
	const tab = await started('Moved');
	await fillAll(tab);
	await tab.page.evaluate(async () => {
		const { vault, fileManager } = window.host.app;
		await vault.createFolder('Countries');
		const file = vault.getFileByPath('Iran.md');
		if (file) await fileManager.renameFile(file, 'Countries/Persia.md');
	});
	await tab.page.evaluate(() => window.host.settled());
	await run(tab, 'undo-last-change');
	await expect.poll(() => disk(tab, 'Countries/Persia.md')).toBe(FILES['Iran.md']);
	await tab.close();
});

test('a note that was made goes where deleted notes go, unless it was written in', async () => {
	const treaty = '---\ntype: treaty\nsigned: 1957-03-25\n---\n';
	const tab = await started('Made', { 'Rome.md': treaty, 'Nice.md': treaty });
	await run(tab, 'learn-types');
	await tab.page.getByRole('button', { name: 'Make 1 type note' }).click();
	await expect.poll(() => disk(tab, 'Types/treaty.md')).not.toBeNull();
	const text = (await disk(tab, 'Types/treaty.md')) ?? '';
	await tab.page.evaluate((words) => window.host.externalWrite('Types/treaty.md', words), `${text}Mine.\n`);
	await tab.page.evaluate(() => window.host.settled());
	await run(tab, 'undo-last-change');
	await expect.poll(() => tab.page.locator('.dossier-recent-changes li').allTextContents()).toEqual(['Types/treaty.md has changed since']);
	await tab.page.keyboard.press('Escape');
	await tab.page.evaluate((words) => window.host.externalWrite('Types/treaty.md', words), text);
	await tab.page.evaluate(() => window.host.settled());
	await run(tab, 'undo-last-change');
	await expect.poll(() => disk(tab, 'Types/treaty.md')).toBeNull();
	await tab.close();
});

test('ten changes are kept, newest first, and what one click did is one of them', async () => {
	const files: Record<string, string> = {};
	for (let at = 0; at < 12; at += 1) {
		files[`Actor ${at}.md`] = '## Related Notes\n';
		files[`Text ${at}.md`] = `On [[Actor ${at}]].\n`;
	}
	const tab = await started('Ten', files);
	for (let at = 0; at < 11; at += 1) {
		await tab.page.evaluate((path) => window.host.runCli('dossier:related', { path, write: '' }), `Actor ${at}.md`);
		expect(await disk(tab, `Actor ${at}.md`)).toContain(`[[Text ${at}]]`);
	}
	await tab.page.evaluate((path) => window.host.open(path), 'Actor 11.md');
	await run(tab, 'update-related');
	await tab.page.locator('.dossier-changes-accept').click();
	await expect.poll(() => disk(tab, 'Actor 11.md')).toContain('[[Text 11]]');
	await expect.poll(() => tab.page.locator('.dossier-changes-modal').count()).toBe(0);
	await restart(tab);
	await run(tab, 'show-changes');
	await expect
		.poll(() => tab.page.locator('.dossier-recent-changes .setting-item-name').allTextContents())
		.toEqual(Array.from({ length: 10 }, (_, at) => `Added 1 bullet in Actor ${11 - at}.md`));
	await tab.close();
});

import type { MarkdownView } from 'obsidian';
import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** `actors` is one value where a list is wanted: "Fix what is safe in this note" puts it in brackets. */
const POLICY = `---\ntype: policy\nactors: Iran\nstatus: in force\n---\n# Policy\n\n## Overview\n\nWords.\n\n${SUBJECT}\n\n## Related Notes\n\n## Sources\n`;
const FIXED = POLICY.replace('actors: Iran', 'actors: [Iran]');

/** Iran is named by the policy, is about the same and does not list it. */
const IRAN = `---\ntype: country\n---\n# Iran\n\n## Overview\n\n${SUBJECT}\n\n## Related Notes\n`;
const FILES = { 'Policy.md': POLICY, 'Iran.md': IRAN, ...OTHER_SUBJECTS };
const IRAN_FILLED = `${IRAN}\n- [[Policy]]\n`;

async function started(files: Record<string, string> = FILES): Promise<HostTab> {
	const tab = await host.open({ files, data: {} });
	await untilRead(tab);
	return tab;
}

const text = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.editorText());
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);
const fix = (tab: HostTab): Promise<boolean> => tab.page.evaluate(() => window.host.runCommand('dossier:fix-note'));
const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();

/** Who wrote which note, writes from outside left out. */
function writes(tab: HostTab): Promise<string[]> {
	return tab.page.evaluate(() =>
		window.host.writes.filter(({ path, who }) => path.endsWith('.md') && who !== 'outside').map(({ who, path }) => `${who} ${path}`),
	);
}

/** Opens the preview over the whole vault and waits for its proposals. */
async function previewVault(tab: HostTab): Promise<void> {
	await tab.page.evaluate(() => window.host.runCommand('dossier:update-related-in-vault'));
	await expect.poll(() => tab.page.locator('.dossier-changes-accept').count()).toBe(1);
}

/** Adds what is ticked; what would change more than a fifth of the notes is asked about once more. */
async function addTicked(tab: HostTab, isLarge = false): Promise<void> {
	await tab.page.locator('.dossier-changes-accept').click();
	if (isLarge) await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
}

async function allNotes(tab: HostTab): Promise<Record<string, string | null>> {
	return tab.page.evaluate(() =>
		Object.fromEntries(
			window.host
				.paths()
				.filter((path) => path.endsWith('.md'))
				.map((path) => [path, window.host.readDisk(path)]),
		),
	);
}

test('a fix in a note that is half typed keeps what was typed, and saves both', async () => {
	const tab = await started();
	await tab.page.evaluate(() => window.host.open('Policy.md', { mode: 'source' }));
	await tab.page.evaluate(() => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		editor?.setCursor({ line: 9, ch: 6 });
		window.host.type(' Half a sen');
		return window.host.runCommand('dossier:fix-note');
	});
	const both = FIXED.replace('Words.', 'Words. Half a sen');
	await expect.poll(() => text(tab)).toBe(both);
	await expect.poll(() => disk(tab, 'Policy.md')).toBe(both);
	expect((await writes(tab)).every((write) => write === 'editor Policy.md')).toBe(true);
	expect(await tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.getCursor())).toEqual({ line: 9, ch: 17 });
	await tab.close();
});

test('a note that is open in two panes shows the edit in both', async () => {
	const tab = await started();
	await tab.page.evaluate(async () => {
		await window.host.open('Policy.md');
		await window.host.open('Policy.md', { newLeaf: 'split' });
	});
	await fix(tab);
	await expect
		.poll(() =>
			tab.page.evaluate(() =>
				window.host.app.workspace.getLeavesOfType('markdown').map((leaf) => (leaf.view as MarkdownView).getViewData()),
			),
		)
		.toEqual([FIXED, FIXED]);
	await expect.poll(() => disk(tab, 'Policy.md')).toBe(FIXED);
	await tab.close();
});

test('a note that is not open is written by vault.process, once', async () => {
	const tab = await started();
	await previewVault(tab);
	await addTicked(tab);
	await expect.poll(() => disk(tab, 'Iran.md')).toBe(IRAN_FILLED);
	expect((await writes(tab)).filter((write) => write.endsWith('Iran.md'))).toEqual(['process Iran.md']);
	await tab.close();
});

test('a note in reading view is written by vault.process, and its view follows', async () => {
	const tab = await started();
	await tab.page.evaluate(() => window.host.open('Policy.md', { mode: 'reading' }));
	await fix(tab);
	await expect.poll(() => disk(tab, 'Policy.md')).toBe(FIXED);
	expect(await writes(tab)).toEqual(['process Policy.md']);
	await expect
		.poll(() =>
			tab.page.evaluate(() => (window.host.app.workspace.getLeavesOfType('markdown')[0]?.view as MarkdownView | undefined)?.getViewData()),
		)
		.toBe(FIXED);
	await tab.close();
});

test('a write from outside while typing waits to be saved loses neither it, nor what was typed, nor the fix', async () => {
	const tab = await started();
	await tab.page.evaluate(() => window.host.open('Policy.md', { mode: 'source' }));
	await tab.page.evaluate(async (outside) => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		editor?.setCursor({ line: 9, ch: 6 });
		window.host.type(' Typed.');
		const [fixed] = [window.host.runCommand('dossier:fix-note'), window.host.externalWrite('Policy.md', outside)];
		await fixed;
	}, `${POLICY}- [From outside](https://example.org/)\n`);
	const all = `${FIXED.replace('Words.', 'Words. Typed.')}- [From outside](https://example.org/)\n`;
	await expect.poll(() => text(tab)).toBe(all);
	await expect.poll(() => disk(tab, 'Policy.md')).toBe(all);
	await tab.close();
});

test.each([
	['deleted', (): Promise<void> => window.host.externalDelete('Iran.md'), ['Iran.md is not there any more']],
	['renamed', (): Promise<void> => window.host.externalRename('Iran.md', 'Persia.md'), ['Iran.md is not there any more']],
	['changed', (): Promise<void> => window.host.externalWrite('Iran.md', '# Another text\n'), ['Iran.md has changed since it was shown']],
])('a note that was %s between preview and write is refused with the reason', async (_what, change, reasons) => {
	const tab = await started();
	await previewVault(tab);
	await tab.page.evaluate(change);
	const before = await allNotes(tab);
	await addTicked(tab);
	await expect.poll(() => notices(tab)).toEqual(reasons.map((reason) => expect.stringContaining(reason) as string));
	expect(await allNotes(tab)).toEqual(before);
	await tab.close();
});

test('a note that goes in the very moment of the write, and a medium that takes no writes, are refusals and no errors', async () => {
	const tab = await started();
	await previewVault(tab);
	await tab.page.evaluate(() => window.host.setReadOnly(true));
	await addTicked(tab);
	await expect.poll(() => notices(tab)).toEqual([expect.stringContaining('Iran.md could not be written')]);
	await tab.page.evaluate(() => window.host.setReadOnly(false));
	await previewVault(tab);
	await tab.page.evaluate(() => {
		const { vault } = window.host.app;
		const process = vault.process.bind(vault);
		vault.process = async (file, change): Promise<string> => {
			await window.host.externalDelete(file.path);
			return process(file, change);
		};
	});
	await addTicked(tab);
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringMatching(/Iran\.md could not be written: ENOENT/));
	expect(await disk(tab, 'Iran.md')).toBeNull();
	await tab.close();
});

test('where nothing can be saved, what is accepted and decided is told to be so, and holds', async () => {
	const tab = await started({ ...FILES, 'Wants.md': 'See [[Nobody]].\n' });
	await tab.page.evaluate(() => window.host.setReadOnly(true));
	await tab.page.evaluate(() => window.host.runCommand('dossier:accept-findings'));
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringMatching(/baseline.json could not be written: EROFS/));
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringMatching(/^Accepted \d+ findings? until Obsidian closes\./));
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	// The notice lies over it for five seconds.
	await tab.page.getByRole('button', { name: 'Ignore' }).press('Enter');
	await expect.poll(() => notices(tab)).toContainEqual(expect.stringMatching(/^Dossier cannot save its settings and decisions: EROFS/));
	await expect.poll(() => tab.page.locator('.dossier-empty:visible').textContent()).toBe('Every note that is linked or named is written');
	await tab.close();
});

test('a note that moves does not undo what the command accepted while the app was open', async () => {
	const tab = await started();
	await tab.page.evaluate(() => window.host.runCommand('dossier:accept-findings'));
	await expect.poll(() => disk(tab, '.dossier-baseline.json')).toContain('Policy.md');
	await tab.page.evaluate(async () => {
		const accepted = window.host.readDisk('.dossier-baseline.json') ?? '';
		await window.host.externalWrite(
			'.dossier-baseline.json',
			accepted.replace('"findings": {', '"findings": { "Other.md": { "field-kind": { "x": 1 } },'),
		);
		const file = window.host.app.vault.getFileByPath('Policy.md');
		if (file) await window.host.app.fileManager.renameFile(file, 'Pact.md');
	});
	await expect.poll(() => disk(tab, '.dossier-baseline.json')).toContain('Pact.md');
	expect(await disk(tab, '.dossier-baseline.json')).toContain('Other.md');
	await tab.close();
});

test('a folder that moves has the note in front read anew once, and the baseline written once', async () => {
	const wrong = Array.from({ length: 60 }, (_, at) => [`Folder/N${at}.md`, POLICY.replace('# Policy', `# N${at}`)] as const);
	const tab = await started({ ...FILES, ...Object.fromEntries(wrong) });
	await tab.page.evaluate(() => window.host.runCommand('dossier:accept-findings'));
	await expect.poll(() => disk(tab, '.dossier-baseline.json')).toContain('Folder/N59.md');
	await tab.page.evaluate(() => window.host.open('Iran.md', { mode: 'source' }));
	await tab.page.waitForTimeout(500);
	const { read, written } = await tab.page.evaluate(async () => {
		const { vault, workspace } = window.host.app;
		const view = workspace.getMostRecentLeaf()?.view as MarkdownView;
		const getViewData = view.getViewData.bind(view);
		let reads = 0;
		view.getViewData = () => ((reads += 1), getViewData());
		const before = window.host.writes.length;
		const folder = vault.getFolderByPath('Folder');
		if (folder) await vault.rename(folder, 'Moved');
		const inTask = reads;
		while (!window.host.readDisk('.dossier-baseline.json')?.includes('Moved/N59.md')) await new Promise((done) => setTimeout(done, 20));
		await new Promise((done) => setTimeout(done, 500));
		return { read: inTask, written: window.host.writes.slice(before).filter(({ path }) => path === '.dossier-baseline.json').length };
	});
	expect([read < 5, written]).toEqual([true, 1]);
	expect(await disk(tab, '.dossier-baseline.json')).not.toContain('Folder/');
	await tab.close();
});

/** How many notes of a batch are written when something happens in its middle. */
const WRITTEN = 3;

/** Holds every write of the vault after so many until `letWrite`. */
function holdWrites(tab: HostTab): Promise<void> {
	return tab.page.evaluate((count) => {
		const { vault } = window.host.app;
		const process = vault.process.bind(vault);
		let left = count;
		let letWrite = (): void => undefined;
		const going = new Promise<void>((go) => (letWrite = go));
		Object.assign(window, { letWrite });
		vault.process = async (file, change): Promise<string> => {
			left -= 1;
			if (left < 0) await going;
			return process(file, change);
		};
	}, WRITTEN);
}

const letWrite = (tab: HostTab): Promise<void> => tab.page.evaluate(() => (window as unknown as { letWrite: () => void }).letWrite());

/** Every note that differs from `before`. */
async function changedSince(tab: HostTab, before: Record<string, string | null>): Promise<string[]> {
	const now = await allNotes(tab);
	return Object.keys(now).filter((path) => now[path] !== before[path]);
}

test('a batch over the whole example vault is undone byte for byte, and a second run ticks nothing', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {} });
	await untilRead(tab);
	const before = await allNotes(tab);
	await previewVault(tab);
	await addTicked(tab);
	const undo = tab.page.locator('.notice').getByRole('button', { name: 'Undo' });
	await expect.poll(() => undo.count(), { timeout: 10_000 }).toBe(1);
	const written = await changedSince(tab, before);
	expect(written.length).toBeGreaterThan(1);
	const process = (await writes(tab)).filter((write) => write.startsWith('process '));
	expect(process.sort()).toEqual(written.map((path) => `process ${path}`).sort());
	await undo.click();
	await expect.poll(() => allNotes(tab), { timeout: 10_000 }).toEqual(before);

	await tab.page.evaluate(() => window.host.settled());
	await previewVault(tab);
	await addTicked(tab);
	await expect.poll(() => changedSince(tab, before), { timeout: 10_000 }).toEqual(written);
	await expect.poll(() => tab.page.locator('.dossier-changes-modal').count(), { timeout: 10_000 }).toBe(0);
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.waitForTimeout(300);
	await tab.page.evaluate(() => window.host.runCommand('dossier:update-related-in-vault'));
	await expect
		.poll(() => tab.page.locator('.dossier-changes-modal').textContent(), { timeout: 10_000 })
		.toMatch(/Nothing to add|Add 0 bullets/);
	expect(await tab.page.locator('.dossier-changes-modal input[type=checkbox]:checked').count()).toBe(0);
	await tab.close();
}, 60_000);

test('a batch that is cancelled in the middle leaves whole notes, says what it wrote, and takes it back', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {} });
	await untilRead(tab);
	const before = await allNotes(tab);
	await previewVault(tab);
	await tab.page.getByRole('button', { name: 'Tick all' }).click();
	const ticked = Number(/in (\d+) notes/.exec((await tab.page.locator('.dossier-changes-count').textContent()) ?? '')?.[1]);
	await holdWrites(tab);
	await addTicked(tab, true);
	await expect.poll(() => changedSince(tab, before).then((paths) => paths.length)).toBe(WRITTEN);
	await tab.page.getByRole('button', { name: 'Cancel' }).click();
	await letWrite(tab);
	const undo = tab.page.locator('.notice').getByRole('button', { name: 'Undo' });
	await expect.poll(() => undo.count(), { timeout: 10_000 }).toBe(1);
	expect(await tab.page.locator('.notice').textContent()).toMatch(/^Cancelled\. Added \d+ bullets? in /);
	// The one under way when it was cancelled is written whole.
	expect((await changedSince(tab, before)).length).toBe(WRITTEN + 1);
	expect(ticked).toBeGreaterThan(WRITTEN + 1);
	await undo.click();
	await expect.poll(() => allNotes(tab), { timeout: 10_000 }).toEqual(before);
	await tab.close();
}, 60_000);

test('a plugin that is unloaded in the middle of a batch leaves whole notes and no window', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {} });
	await untilRead(tab);
	const before = await allNotes(tab);
	await previewVault(tab);
	await tab.page.getByRole('button', { name: 'Tick all' }).click();
	await holdWrites(tab);
	await addTicked(tab, true);
	await expect.poll(() => changedSince(tab, before).then((paths) => paths.length)).toBe(WRITTEN);
	await tab.page.evaluate(() => window.host.disableDossier());
	await letWrite(tab);
	expect(await tab.page.locator('.modal-container').count()).toBe(0);
	await tab.page.waitForTimeout(300);
	const after = await allNotes(tab);
	const changed = await changedSince(tab, before);
	await tab.page.waitForTimeout(300);
	expect(await allNotes(tab)).toEqual(after);
	for (const path of changed) {
		const added = (after[path] ?? '').split('\n');
		for (const line of (before[path] ?? '').split('\n')) {
			expect(added).toContain(line);
			added.splice(added.indexOf(line), 1);
		}
		expect(added.filter((line) => !line.startsWith('- [[') && !line.startsWith('## ') && line.trim() !== '')).toEqual([]);
	}
	await tab.close();
}, 60_000);

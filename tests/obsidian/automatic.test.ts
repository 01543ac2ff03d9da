import { expect, test } from 'vitest';
import { useHost, type HostTab, type OpenOptions } from '../support/browser.ts';
import { openHeld } from '../support/heldVault.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { popOut } from '../support/popOut.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Iran is linked by five notes on the same subject and lists none of them. */
const FILES: Record<string, string> = {
	'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n`,
	'Other.md': `# Other\n\n${SUBJECT}\n\n## Related Notes\n`,
	...Object.fromEntries(['C', 'D', 'E'].map((name) => [`${name}.md`, `# ${name}\n\n${SUBJECT} On [[Iran]].\n\n## Related Notes\n`])),
	// What is typed at the end of these stands in their text.
	...Object.fromEntries(['A', 'B'].map((name) => [`${name}.md`, `# ${name}\n\n${SUBJECT} On [[Iran]].\n`])),
	...OTHER_SUBJECTS,
};

type Mode = 'ask' | 'on-open' | 'on-link';

const withMode = (mode: Mode): OpenOptions => ({
	ownClock: true,
	files: FILES,
	data: { settings: { relatedAutomatic: mode, noteLine: false } },
});

/** The app with an automatic mode, its clock in the test's hand, nothing open. */
async function inMode(mode: Mode): Promise<HostTab> {
	const tab = await host.open(withMode(mode));
	await untilRead(tab);
	return tab;
}

const text = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.editorText());
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);
const changed = (tab: HostTab): Promise<string[]> =>
	tab.page.evaluate(() =>
		window.host.writes.filter(({ path, who }) => path.endsWith('.md') && who !== 'outside').map(({ who, path }) => `${who} ${path}`),
	);

async function typeAtEnd(tab: HostTab, typed: string): Promise<void> {
	await tab.page.locator('.workspace-leaf.mod-active .cm-content').click();
	await tab.page.keyboard.press('Control+End');
	await tab.page.keyboard.type(typed);
}

/** Writes link text as one input, so that no brackets are paired and no list of notes opens. */
async function insertAtEnd(tab: HostTab, typed: string): Promise<void> {
	await typeAtEnd(tab, ' ');
	await tab.page.keyboard.insertText(typed);
}

async function wait(tab: HostTab, milliseconds: number): Promise<void> {
	await tab.page.evaluate(() => window.host.settled());
	// Timer after timer: what one sets is due in the same time.
	await tab.page.clock.runFor(milliseconds);
	await tab.page.evaluate(() => window.host.settled());
}

test('on-open: the note that the user rests on for two seconds gets three bullets at most, told with Undo', async () => {
	const tab = await inMode('on-open');
	const before = FILES['Iran.md'] ?? '';
	const opened = await tab.page.evaluate(async () => {
		const now = performance.now();
		await window.host.open('Iran.md');
		return now;
	});
	await wait(tab, 2100);
	await expect.poll(() => text(tab)).toBe(`${before}- [[A]]\n- [[B]]\n- [[C]]\n`);
	const notice = tab.page.locator('.notice');
	expect(await notice.textContent()).toContain('Added 3 related notes to Iran.md. 2 more wait');
	await tab.page.evaluate(() => window.host.settled());
	const [write] = await tab.page.evaluate(() =>
		window.host.writes.filter(({ path }) => path === 'Iran.md').map(({ who, at }) => ({ who, at })),
	);
	expect(write?.who).toBe('editor');
	expect((write?.at ?? 0) - opened).toBeGreaterThanOrEqual(2000);
	await notice.getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => text(tab)).toBe(before);
	await tab.close();
});

test('on-open: what was undone is dismissed for that note, and does not come back when it is opened again', async () => {
	const tab = await inMode('on-open');
	const before = FILES['Iran.md'] ?? '';
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	await wait(tab, 2100);
	await expect.poll(() => text(tab)).toBe(`${before}- [[A]]\n- [[B]]\n- [[C]]\n`);
	await tab.page.evaluate(() => window.host.runCommand('dossier:undo-last-change'));
	await expect.poll(() => text(tab)).toBe(before);
	await expect
		.poll(async () => JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as unknown)
		.toMatchObject({ dismissed: { 'Iran.md': ['A.md', 'B.md', 'C.md'] } });
	await tab.page.evaluate(() => window.host.open('Other.md'));
	await wait(tab, 100);
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	await wait(tab, 2100);
	// The two that waited are others, and nobody took them back.
	await expect.poll(() => text(tab)).toBe(`${before}- [[D]]\n- [[E]]\n`);
	await tab.close();
});

test('on-open: a note that is left sooner is not filled', async () => {
	const tab = await inMode('on-open');
	await tab.page.evaluate(async () => {
		await window.host.open('Iran.md');
		await window.host.open('Other.md');
	});
	await wait(tab, 3000);
	expect(await changed(tab)).toEqual([]);
	await tab.close();
});

test('on-open: whoever types does not rest yet', async () => {
	const tab = await inMode('on-open');
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	await tab.page.clock.fastForward(1000);
	const typed = await tab.page.evaluate(() => {
		document
			.querySelector('.workspace-leaf.mod-active .cm-content')
			?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
		return performance.now();
	});
	await wait(tab, 2100);
	await expect.poll(() => text(tab)).toContain('- [[A]]');
	await tab.page.evaluate(() => window.host.settled());
	const [at] = await tab.page.evaluate(() => window.host.writes.filter(({ path }) => path === 'Iran.md').map((write) => write.at));
	expect((at ?? 0) - typed).toBeGreaterThanOrEqual(2000);
	await tab.close();
});

test('on-link: ten seconds after the last key the note that was newly linked gets its bullet, told with Undo', async () => {
	const tab = await inMode('on-link');
	await tab.page.evaluate(() => window.host.open('A.md'));
	await insertAtEnd(tab, 'See [[Other]].');
	await wait(tab, 6000);
	await typeAtEnd(tab, 'More.');
	await wait(tab, 5000);
	expect(await disk(tab, 'Other.md')).toBe(FILES['Other.md']);
	await wait(tab, 6000);
	await expect.poll(() => disk(tab, 'Other.md')).toBe(`${FILES['Other.md'] ?? ''}- [[A]]\n`);
	expect(await disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
	expect((await changed(tab)).filter((write) => write !== 'editor A.md')).toEqual(['process Other.md']);
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => disk(tab, 'Other.md')).toBe(FILES['Other.md']);
	await tab.close();
});

/** Types a link to Other in a window of its own, which is written among what Other lists. */
async function linkOther(tab: HostTab, popout: HostTab['page']): Promise<void> {
	await popout.locator('.cm-content').click();
	await popout.keyboard.press('Control+End');
	await popout.keyboard.type(' ');
	await popout.keyboard.insertText('See [[Other]].');
	await wait(tab, 6000);
	await wait(tab, 6000);
	await expect.poll(() => disk(tab, 'Other.md')).toBe(`${FILES['Other.md'] ?? ''}- [[A]]\n`);
}

test('on-link: what is typed in a window of its own counts as well', async () => {
	const tab = await inMode('on-link');
	await tab.page.evaluate(() => window.host.open('A.md'));
	const popout = await popOut(tab, 'markdown');
	await linkOther(tab, popout);
	await tab.close();
});

test('on-link: so does what is typed in one that was open when the plugin was turned on', async () => {
	const tab = await inMode('on-link');
	await tab.page.evaluate(() => window.host.open('A.md'));
	const popout = await popOut(tab, 'markdown');
	await tab.page.evaluate(async () => {
		await window.host.disableDossier();
		await window.host.enableDossier();
	});
	await untilRead(tab);
	await linkOther(tab, popout);
	await tab.close();
});

test('on-link: what a note linked before the vault was read is not taken for new', async () => {
	const tab = await openHeld(host, 0, withMode('on-link'));
	await tab.page.evaluate(() => window.host.open('A.md'));
	await typeAtEnd(tab, 'Typed.');
	await tab.page.evaluate(() => window.letRead?.());
	await untilRead(tab);
	await wait(tab, 11_000);
	await insertAtEnd(tab, 'See [[Other]].');
	await wait(tab, 11_000);
	await expect.poll(() => disk(tab, 'Other.md')).toBe(`${FILES['Other.md'] ?? ''}- [[A]]\n`);
	expect(await disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
	await tab.close();
});

test('on-link: links in two notes of one burst of typing both count', async () => {
	const tab = await inMode('on-link');
	await tab.page.evaluate(() => window.host.open('A.md'));
	await insertAtEnd(tab, 'See [[Other]].');
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.evaluate(() => window.host.open('B.md'));
	await insertAtEnd(tab, 'See [[C]].');
	await wait(tab, 11_000);
	await expect.poll(() => disk(tab, 'Other.md')).toBe(`${FILES['Other.md'] ?? ''}- [[A]]\n`);
	await expect.poll(() => disk(tab, 'C.md')).toBe(`${FILES['C.md'] ?? ''}- [[B]]\n`);
	await tab.close();
});

test('on-link: a link that Sync put into the note in which the user types is not taken for theirs', async () => {
	const tab = await inMode('on-link');
	await tab.page.evaluate(() => window.host.open('A.md'));
	await typeAtEnd(tab, 'Typed.');
	await wait(tab, 3000);
	await tab.page.evaluate(
		(before) => window.host.externalWrite('A.md', `[[Other]] came by Sync.\n${before}`),
		(await disk(tab, 'A.md')) ?? '',
	);
	await wait(tab, 3000);
	await typeAtEnd(tab, 'On.');
	await wait(tab, 11_000);
	await wait(tab, 11_000);
	expect(await disk(tab, 'Other.md')).toBe(FILES['Other.md']);
	await tab.close();
});

test.each(['ask', 'on-open', 'on-link'] as const)(
	'%s: notes that are written, made, renamed and deleted from outside or by other plugins trigger nothing',
	async (mode) => {
		const tab = await inMode(mode);
		await tab.page.evaluate(() => window.host.open('Other.md'));
		// The note that is open has nothing that could be added; what comes now must not change that.
		await wait(tab, 3000);
		await tab.page.evaluate(async () => {
			const { vault, fileManager } = window.host.app;
			await window.host.externalWrite('A.md', '# A\n\nOn [[Iran]] and [[Other]].\n\n## Related Notes\n');
			await window.host.externalWrite('New.md', 'On [[Other]] and [[Iran]].\n');
			await window.host.externalRename('B.md', 'Bee.md');
			await window.host.externalDelete('C.md');
			const d = vault.getFileByPath('D.md');
			if (d) await vault.modify(d, '# D\n\nOn [[Other]].\n\n## Related Notes\n');
			await vault.create('Made.md', 'On [[Other]].\n');
			const e = vault.getFileByPath('E.md');
			if (e) await fileManager.renameFile(e, 'Eee.md');
		});
		const before = await changed(tab);
		await wait(tab, 3000);
		await wait(tab, 11_000);
		expect(await changed(tab)).toEqual(before);
		expect(await disk(tab, 'Other.md')).toBe(FILES['Other.md']);
		expect(await disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
		await tab.close();
	},
);

import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

async function onNote(
	path: string,
	how: { mode?: 'live' | 'source' | 'reading' } = {},
	files?: Record<string, string>,
	data: unknown = {},
): Promise<HostTab> {
	const tab = await host.open(files ? { files, data } : { vault: 'example-vault', data });
	await untilRead(tab);
	await tab.page.evaluate(([note, options]) => window.host.open(note, options), [path, how] as const);
	return tab;
}

test('in every mode one quiet line above the note names the first problem with its fix, and counts the others', async () => {
	const tab = await onNote('Index.md');
	const line = tab.page.locator('.workspace-leaf.mod-active .dossier-note-line');
	for (const mode of ['live', 'reading', 'source'] as const) {
		await tab.page.evaluate((how) => window.host.open('Flashpoints/Twelve-Day War.md', { mode: how, newLeaf: 'tab' }), mode);
		await expect
			.poll(() => line.locator('.dossier-note-line-text').first().textContent(), { message: mode })
			.toBe('actors is "Iran"; expected a list of names of an actor such as [Iran]');
		expect(await line.getByRole('button').allTextContents(), mode).toEqual(expect.arrayContaining(['Put Iran in a list', '1 more']));
	}
	await tab.close();
});

test('a fix is made in the editor where the note is open, changes only its value, and can be undone', async () => {
	const tab = await onNote('Flashpoints/Twelve-Day War.md');
	const before = await tab.page.evaluate(() => window.host.editorText());
	await tab.page.getByRole('button', { name: 'Put Iran in a list' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe(before.replace('actors: Iran\n', 'actors: [Iran]\n'));
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe(before);
	await tab.close();
});

test('what links here and is not linked back is added with one click, and taken back with another', async () => {
	const tab = await onNote('Relationships/Israel-Saudi Relations.md');
	const before = await tab.page.evaluate(() => window.host.editorText());
	const line = tab.page.locator('.dossier-note-line');
	await line.getByRole('button', { name: '1 not linked back' }).click();
	await tab.page.locator('.menu-item').filter({ hasText: 'Add' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [[Abraham Accords]]\n');
	const after = await tab.page.evaluate(() => window.host.editorText());
	expect(
		after
			.split('\n')
			.filter((text) => !before.split('\n').includes(text))
			.every((text) => text.startsWith('- [[')),
	).toBe(true);
	await tab.page.getByRole('button', { name: 'Only when I ask' }).click();
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toBe(before);
	await tab.close();
});

test('squiggles in source mode stand under the very value, and none in Live Preview', async () => {
	const tab = await onNote('Relationships/US-Iran Relations.md', { mode: 'source' });
	await expect.poll(() => tab.page.locator('.cm-lintRange').allTextContents()).toEqual(expect.arrayContaining(['stauts', 'last year']));
	await tab.page.evaluate(() => window.host.open('Relationships/US-Iran Relations.md', { mode: 'live' }));
	await tab.page.waitForTimeout(700);
	expect(await tab.page.locator('.cm-lintRange').count()).toBe(0);
	await tab.close();
});

test('typing keeps the line in step with what stands in the editor, saved or not', async () => {
	const tab = await onNote(
		'A.md',
		{ mode: 'source' },
		{
			'A.md': '---\ntype: policy\nactors: [X]\n---\n# A\n\n## Overview\n\n## Related Notes\n\n## Sources\n',
			'Law.md': '---\ntype: policy\nactors: [X]\nstatus: enacted\n---\n# Law\n',
		},
	);
	const line = tab.page.locator('.dossier-note-line');
	await expect.poll(() => line.textContent()).toContain('status is missing');
	await tab.page.locator('.cm-content').click();
	await tab.page.evaluate(() => {
		const view = window.host.app.workspace.activeEditor;
		view?.editor?.setCursor({ line: 2, ch: 11 });
	});
	await tab.page.keyboard.type('\nstatus: enacted');
	await expect.poll(() => line.count()).toBe(0);
	await tab.close();
});

/** Iran is linked by three notes on the same subject; its section holds one bullet, and may hold as many as is said. */
const onIran = (relatedLimit: number, dismissed = {}): Promise<HostTab> =>
	onNote(
		'Iran.md',
		{},
		{
			'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n- [[Rest 1]]\n`,
			...Object.fromEntries(['A', 'B', 'C'].map((name) => [`${name}.md`, `On [[Iran]]. ${SUBJECT}\n`])),
			...OTHER_SUBJECTS,
		},
		{ settings: { relatedLimit }, dismissed },
	);

test('the line counts what would be written: as many as the section has room for, and nothing where it is full', async () => {
	const line = (tab: HostTab): Promise<string | null> => tab.page.locator('.dossier-note-line').textContent({ timeout: 5000 });
	const room = await onIran(3);
	await expect.poll(() => line(room)).toContain('2 notes link here and are not linked back');
	await room.close();
	const full = await onIran(1);
	await full.page.evaluate(() => window.host.runCommand('dossier:update-related'));
	await expect
		.poll(() => full.page.locator('.dossier-changes-modal').textContent())
		.toContain('The section is full: it holds 1 bullet at most, unless you tick more.');
	expect(await full.page.locator('.dossier-note-line').count()).toBe(0);
	await full.close();
});

test('what is dismissed from the line stays so, until it is taken back', async () => {
	const tab = await onIran(8);
	const line = tab.page.locator('.dossier-note-line');
	await expect.poll(() => line.textContent()).toContain('3 notes link here');
	await line.getByRole('button', { name: 'Dismiss' }).click();
	await expect.poll(() => line.count()).toBe(0);
	await expect.poll(() => tab.page.evaluate(() => window.host.readDisk('.obsidian/plugins/dossier/data.json'))).toContain('C.md');
	await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
	await expect.poll(() => line.textContent()).toContain('3 notes link here');
	await tab.close();
});

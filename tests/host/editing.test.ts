import type { MarkdownView } from 'obsidian';
import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';

const host = useHost('fixture');

const NOTE = '---\ntype: actor\nactors: [United States, Israel]\n---\n# Iran\n\nOne line.\n\n- [[France]]\n';
const files = {
	'Iran.md': NOTE,
	'France.md': '# France\n\nFirst.\nSecond.\nThird.\n',
	'Broken.md': '---\na: [1\n---\nbody\n',
	'Crlf.md': 'a\r\nb\r\n',
};

const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);
const text = (tab: HostTab): Promise<string> => tab.page.evaluate(() => window.host.editorText());
const writers = (tab: HostTab): Promise<string[]> => tab.page.evaluate(() => window.host.writes.map(({ who, path }) => `${who} ${path}`));

async function typeAtEnd(tab: HostTab, typed: string): Promise<void> {
	await tab.page.locator('.workspace-leaf.mod-active .cm-content').click();
	await tab.page.keyboard.press('Control+End');
	await tab.page.keyboard.type(typed);
}

test('what is typed is in the editor at once and on disk a little later', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('France.md'));
	await tab.page.evaluate(() => {
		window.host.app.workspace.on('editor-change', () => {
			(window as unknown as { seen: unknown }).seen = [window.host.editorText(), window.host.readDisk('France.md')];
		});
	});
	await typeAtEnd(tab, '');
	// Letter by letter a slow hand would see the first ones saved.
	await tab.page.keyboard.insertText('Fourth.');
	expect(await tab.page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([
		'# France\n\nFirst.\nSecond.\nThird.\nFourth.',
		'# France\n\nFirst.\nSecond.\nThird.\n',
	]);
	await expect.poll(() => disk(tab, 'France.md')).toBe('# France\n\nFirst.\nSecond.\nThird.\nFourth.');
	expect(await writers(tab)).toEqual(['editor France.md']);
	await tab.close();
});

test('a write from outside is merged with what was typed meanwhile', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('France.md'));
	// In one turn, so that what is typed is not saved before.
	await tab.page.evaluate(() => {
		window.host.app.workspace.activeEditor?.editor?.setCursor(99);
		window.host.type('Typed.');
		return window.host.externalWrite('France.md', '# France\n\nFIRST.\nSecond.\nAdded.\nThird.\n');
	});
	expect(await text(tab)).toBe('# France\n\nFIRST.\nSecond.\nAdded.\nThird.\nTyped.');
	await expect.poll(() => disk(tab, 'France.md')).toBe('# France\n\nFIRST.\nSecond.\nAdded.\nThird.\nTyped.');
	await tab.close();
});

test('a plugin that writes the file below an open editor is merged as well', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('France.md'));
	await tab.page.evaluate(() => {
		window.host.type('Top. ');
		return window.host.runCommand('fixture:process');
	});
	await expect.poll(() => disk(tab, 'France.md')).toBe('Top. # France\n\nFirst.\nSecond.\nThird.\n\nprocessed');
	expect(await text(tab)).toBe('Top. # France\n\nFirst.\nSecond.\nThird.\n\nprocessed');
	await tab.close();
});

test('a write in the moment of saving is not lost', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.open('France.md');
		window.host.type('Typed ');
		const { vault, workspace } = window.host.app;
		const file = workspace.getActiveFile();
		if (!file) throw new Error('no note');
		await Promise.all([vault.process(file, (now) => `${now}written`), window.host.settled()]);
		await window.host.settled();
	});
	expect(await disk(tab, 'France.md')).toBe('Typed # France\n\nFirst.\nSecond.\nThird.\nwritten');
	expect(await text(tab)).toBe('Typed # France\n\nFirst.\nSecond.\nThird.\nwritten');
	await tab.close();
});

test('a note in two panes is the same in both', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.open('France.md');
		await window.host.open('France.md', { newLeaf: 'split' });
	});
	const [typed, panes] = await tab.page.evaluate(() => {
		const shown = (): string[] =>
			window.host.app.workspace.getLeavesOfType('markdown').map((leaf) => (leaf.view as MarkdownView).getViewData());
		window.host.app.workspace.activeEditor?.editor?.setCursor(99);
		window.host.type('Typed.');
		const before = shown();
		const written = window.host.externalWrite('France.md', '# France\n\nAll new.\n');
		return written.then(() => [before, shown()] as const);
	});
	expect(typed.map((text) => text.endsWith('Typed.'))).toEqual([true, true]);
	// Whether the line end comes before or after depends on whether what was typed was saved by then.
	expect(panes.map((text) => text.trimEnd())).toEqual(['# France\n\nAll new.\nTyped.', '# France\n\nAll new.\nTyped.']);
	expect(panes[0]).toBe(panes[1]);
	await tab.page.evaluate(() => window.host.settled());
	expect(await disk(tab, 'France.md')).toBe(await text(tab));
	await tab.close();
});

test('a note that is only opened is never written', async () => {
	const tab = await host.open({ files });
	for (const mode of ['live', 'source', 'reading'] as const)
		await tab.page.evaluate((how) => window.host.open('Crlf.md', { mode: how }), mode);
	await tab.page.evaluate(async () => {
		await window.host.open('Iran.md');
		await window.host.settled();
	});
	expect(await writers(tab)).toEqual([]);
	await tab.close();
});

test('a note that goes while it is open leaves an empty pane', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.open('France.md');
		window.host.type('x');
		await window.host.externalDelete('France.md');
	});
	await expect.poll(() => tab.page.locator('.empty-state').isVisible()).toBe(true);
	expect(await disk(tab, 'France.md')).toBeNull();
	expect(await tab.page.evaluate(() => window.host.app.workspace.getActiveFile())).toBeNull();
	await tab.close();
});

test('Live Preview draws properties where source mode shows YAML', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Iran.md', { mode: 'live' }));
	expect(
		await tab.page.locator('.metadata-property').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-property-key'))),
	).toEqual(['type', 'actors']);
	expect(await tab.page.locator('.multi-select-pill-content').allTextContents()).toEqual(['United States', 'Israel']);
	await tab.page.evaluate(() => window.host.open('Iran.md', { mode: 'source' }));
	await expect.poll(() => tab.page.locator('.metadata-container').count()).toBe(0);
	expect(await tab.page.locator('.cm-content').innerText()).toContain('actors: [United States, Israel]');
	await tab.page.evaluate(() => window.host.open('Broken.md', { mode: 'live' }));
	expect(await tab.page.locator('.metadata-error').textContent()).toBe('Invalid properties');
	await tab.close();
});

test('an edit in the Properties widget is an edit of the note', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	const value = tab.page.locator('[data-property-key="type"] .metadata-input-text');
	await value.fill('country');
	await value.press('Enter');
	await expect
		.poll(() => disk(tab, 'Iran.md'))
		.toBe(NOTE.replace('type: actor\nactors: [United States, Israel]', 'type: country\nactors:\n  - United States\n  - Israel'));
	await tab.close();
});

test('a mark in the text tells its fault on hover and mends it', async () => {
	const tab = await host.open({ files: { 'F.md': 'A FAULT here\n' } });
	await tab.page.evaluate(() => window.host.open('F.md', { mode: 'source' }));
	await tab.page.locator('.cm-lintRange-error').hover();
	await tab.page.getByRole('button', { name: 'Mend it' }).click();
	expect(await text(tab)).toBe('A mended here\n');
	await expect.poll(() => tab.page.locator('.cm-lintRange-error').count()).toBe(0);
	await tab.close();
});

test('a suggester takes the arrows and Enter before the editor does', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('France.md'));
	await typeAtEnd(tab, '@f');
	await expect.poll(() => tab.page.locator('.suggestion-item').allTextContents()).toEqual(['France', 'Finland']);
	await tab.page.keyboard.press('ArrowDown');
	await tab.page.keyboard.press('Enter');
	expect(await text(tab)).toMatch(/Third\.\nFinland$/);
	expect(await tab.page.locator('.suggestion-container').count()).toBe(0);
	await tab.close();
});

test('a click follows a link, and makes the note where there is none', async () => {
	const tab = await host.open({ files: { 'A.md': '[[France]] [[New one]]\n\nx\n', 'France.md': '# France\n' } });
	await tab.page.evaluate(() => window.host.open('A.md', { line: 2 }));
	await tab.page.locator('.cm-underline', { hasText: 'New one' }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('New one.md');
	expect(await writers(tab)).toEqual(['create New one.md']);
	await tab.close();
});

test('the reading view renders, runs post-processors and lets no script in', async () => {
	const note =
		'# T\n\n**bold** [[France|f]] [[Nobody]]\n\n```fixture\nblock\n```\n\n<img src=x onerror="window.bad = 1"><script>window.bad = 1</script>\n\n| a | b |\n| - | - |\n| 1 | [x](javascript:alert(1)) |\n';
	const tab = await host.open({ files: { 'N.md': note, 'France.md': '' } });
	await tab.page.evaluate(() => window.host.open('N.md', { mode: 'reading' }));
	const view = tab.page.locator('.markdown-preview-view');
	expect(await view.locator('strong.fixture-strong').textContent()).toBe('bold');
	expect(await view.locator('.fixture-block').textContent()).toBe('block');
	expect(await view.locator('a.internal-link.is-unresolved').allTextContents()).toEqual(['Nobody']);
	expect(await view.locator('td').allTextContents()).toEqual(['1', 'x']);
	expect(await view.innerHTML()).not.toMatch(/onerror|<script|javascript:/);
	// The picture that is not there is told of when its answer has come, and only then nothing can be run by it any more.
	await expect.poll(() => tab.errors).toEqual([expect.stringMatching(/404 .*\/x$/)]);
	expect(await tab.page.evaluate(() => 'bad' in window)).toBe(false);
	tab.errors.splice(0);
	await view.locator('a.internal-link', { hasText: /^f$/ }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('France.md');
	await tab.close();
});

test('a medium that cannot be written says so to whoever writes', async () => {
	const tab = await host.open({ files });
	const said = await tab.page.evaluate(async () => {
		window.host.setReadOnly(true);
		const file = window.host.app.vault.getFileByPath('France.md');
		return file ? window.host.app.vault.modify(file, 'x').then(() => 'written', String) : 'gone';
	});
	expect(said).toContain('EROFS');
	await tab.close();
});

test('a link held with Mod under the mouse shows its note', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Iran.md'));
	await tab.page.keyboard.down('Control');
	await tab.page.locator('.cm-hmd-internal-link', { hasText: 'France' }).first().hover();
	await expect.poll(() => tab.page.locator('.hover-popover h1').textContent()).toBe('France');
	await tab.page.keyboard.up('Control');
	await tab.page.mouse.move(5, 5);
	await expect.poll(() => tab.page.locator('.hover-popover').count()).toBe(0);
	await tab.close();
});

test('closing the app saves what was typed', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.open('France.md');
		window.host.type('Last. ');
		await window.host.quit();
	});
	expect(await disk(tab, 'France.md')).toBe('Last. # France\n\nFirst.\nSecond.\nThird.\n');
	await tab.close();
});

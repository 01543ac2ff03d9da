import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'Types/treaty.md':
		'---\ntype: note-type\nname: treaty\nfields:\n  parties: { kind: note, many: true, of: [actor] } # who\n  signed: { kind: date }\n---\n# {{title}}\n',
	'A.md': '---\ntype: treaty\nparties: [Oman, Qatar]\n---\n[[Places/Muscat]]\n',
	'B.md': '---\ntype: treaty\nparties: [Oman] # old\n---\n[[Doha]]\n',
	'C.md': '---\ntype: treaty\nsigned: 2026-01-02\nparties: [Oman]\n---\n',
};

async function opened(more: Readonly<Record<string, string>> = {}): Promise<HostTab> {
	const tab = await host.open({ files: { ...FILES, ...more }, data: {} });
	await untilRead(tab);
	return tab;
}

const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((note) => window.host.readDisk(note), path);

test('wanted notes are made together after a preview that ticks what several notes want, with the notes that want them listed', async () => {
	const tab = await opened({
		'.obsidian/templates.json': '{"dateFormat":"[day] D"}',
		'Templates/actor.md': '---\ntype: actor\n---\n# {{title}}\n\n{{date:[on]}} {{date}}\n',
	});
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	await tab.page.getByRole('button', { name: 'Make several…' }).click();
	const preview = tab.page.locator('.dossier-changes');
	await expect.poll(() => preview.getByRole('status').textContent()).toBe('1 note ticked, of 4 proposed');
	for (const theme of ['light', 'dark'] as const) {
		await tab.page.evaluate((name) => window.host.setTheme(name), theme);
		await tab.screenshot(`make-several-${theme}`);
	}
	await preview.getByRole('checkbox', { name: /Muscat/ }).check();
	await preview.getByRole('button', { name: 'Make 2 notes' }).click();
	await expect
		.poll(() => disk(tab, 'Oman.md'))
		.toMatch(/^---\ntype: actor\n---\n\n# Oman\n\non day \d+\n\n## Related Notes\n- \[\[A\]\]\n- \[\[B\]\]\n- \[\[C\]\]\n$/);
	await expect.poll(() => disk(tab, 'Places/Muscat.md')).toBe('# Muscat\n\n## Related Notes\n- [[A]]\n');
	expect([await disk(tab, 'Qatar.md'), await disk(tab, 'Doha.md')]).toEqual([null, null]);
	await tab.page.evaluate(() => window.host.runCommand('dossier:undo-last-change'));
	await expect.poll(() => disk(tab, 'Oman.md')).toBeNull();
	await tab.close();
});

test('a wanted note that may be there by another name says so, and is not ticked', async () => {
	const linking = '---\ntype: treaty\nparties: [Oman, "United Arab Emirate"]\n---\n';
	const tab = await opened({
		'C.md': linking,
		'D.md': linking,
		'E.md': linking,
		'States/United Arab Emirates.md': '---\ntype: actor\n---\n',
	});
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-wanted'));
	await tab.page.getByRole('button', { name: 'Make several…' }).click();
	const preview = tab.page.locator('.dossier-changes');
	await expect.poll(() => preview.getByRole('status').textContent()).toBe('1 note ticked, of 5 proposed');
	expect(await preview.textContent()).toContain('States/United Arab Emirates.md is called United Arab Emirates, which may be the same');
	expect(await preview.getByRole('checkbox', { name: /^Oman/ }).isChecked()).toBe(true);
	await tab.close();
});

/** The preview of `parties` becoming `actors` in the type and its notes. */
async function renamingPreview(tab: HostTab): Promise<ReturnType<HostTab['page']['locator']>> {
	await tab.page.evaluate(() => window.host.runCommand('dossier:rename-field'));
	await tab.page.locator('.suggestion-item', { hasText: 'treaty' }).click();
	await tab.page.locator('.suggestion-item', { hasText: 'parties' }).click();
	await tab.page.getByRole('textbox', { name: 'New name' }).fill('actors');
	await tab.page.getByRole('button', { name: 'Show the changes' }).click();
	const preview = tab.page.locator('.dossier-changes');
	await expect.poll(() => preview.getByRole('button', { name: 'Rename 4 fields' }).count()).toBe(1);
	return preview;
}

test('a field is renamed in its type and its notes after a preview', async () => {
	const tab = await opened();
	const preview = await renamingPreview(tab);
	await preview.getByRole('button', { name: 'Rename 4 fields' }).click();
	await expect.poll(() => disk(tab, 'B.md')).toBe(FILES['B.md'].replace('parties', 'actors'));
	expect(await disk(tab, 'Types/treaty.md')).toBe(FILES['Types/treaty.md'].replace('parties', 'actors'));
	await tab.close();
});

test('a field of a type of clipped pages is renamed in its notes as well', async () => {
	const article = '---\ntype: article\nparties: [Oman] # theirs\nsource: https://example.org/a\n---\nTheir words.\n';
	const tab = await opened({
		'Types/treaty.md': FILES['Types/treaty.md'].replace('name: treaty\n', 'name: treaty\nextends: source\n'),
		'Types/article.md': '---\ntype: note-type\nname: article\nextends: treaty\n---\n',
		'C.md': article,
	});
	const preview = await renamingPreview(tab);
	await preview.getByRole('button', { name: 'Rename 4 fields' }).click();
	await expect.poll(() => disk(tab, 'C.md')).toBe(article.replace('parties', 'actors'));
	expect(await disk(tab, 'A.md')).toBe(FILES['A.md'].replace('parties', 'actors'));
	await tab.close();
});

test('a base that names the field is changed where it is ticked, and a query in a note is only shown', async () => {
	const base = 'filters: status == "x"\nviews:\n  - type: table\n    order:\n      - parties\n      - file.name\n';
	const tab = await opened({ 'All.base': base, 'Query.md': '```dataview\nTABLE parties\n```\n' });
	const preview = await renamingPreview(tab);
	expect(await preview.textContent()).toContain('a query is changed by hand');
	await preview
		.getByRole('checkbox', { name: /All\.base/ })
		.first()
		.check();
	await preview.getByRole('button', { name: 'Rename 5 fields' }).click();
	await expect.poll(() => disk(tab, 'All.base')).toBe(base.replace('- parties', '- actors'));
	expect(await disk(tab, 'Query.md')).toContain('TABLE parties');
	await tab.page.evaluate(() => window.host.runCommand('dossier:undo-last-change'));
	await expect.poll(() => disk(tab, 'All.base')).toBe(base);
	await tab.close();
});

test('the type of a note is opened, and a field is added to it by name and kind', async () => {
	const tab = await opened();
	await tab.page.evaluate(() => window.host.open('A.md'));
	await tab.page.evaluate(() => window.host.runCommand('dossier:open-type'));
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Types/treaty.md');
	await tab.page.evaluate(() => window.host.runCommand('dossier:add-field'));
	await tab.page.locator('.modal').getByRole('textbox', { name: 'Name' }).fill('ratified');
	await tab.page.getByRole('button', { name: 'Choose its kind' }).click();
	await tab.page.locator('.suggestion-item', { hasText: /^date/ }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('  signed: { kind: date }\n  ratified: date\n');
	await tab.close();
});

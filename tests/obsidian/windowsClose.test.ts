import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'Hub.md': `# Hub\n\nSee [[Nowhere]]. Iran was there. ${SUBJECT}\n\n## Related Notes\n- [[A]]\n\n## Sources\n- [Gone](https://gone.example.org/)\n`,
	'A.md': '# A\n\nTo [[Hub]].\n',
	'B.md': `# B\n\nTo [[Hub]]. ${SUBJECT}\n\n## Related Notes\n`,
	...OTHER_SUBJECTS,
};

const run = async (tab: HostTab, id: string): Promise<void> => {
	await tab.page.evaluate((command) => window.host.runCommand(`dossier:${command}`), id);
};

const byCommand =
	(id: string) =>
	(tab: HostTab): Promise<void> =>
		run(tab, id);

const inView =
	(view: string, button: string | RegExp) =>
	async (tab: HostTab): Promise<void> => {
		await run(tab, `show-${view}`);
		await tab.page.locator('.dossier-panel:visible').getByRole('button', { name: button }).first().click();
	};

const WINDOWS = [
	['the form for a new note', byCommand('new-note')],
	['the list of note types', byCommand('customise-type')],
	['the list of folders of related notes', byCommand('update-related-in-folder')],
	['the list of folders of an export', byCommand('export-sources-of-folder')],
	['the list of formats', byCommand('export-sources-of-vault')],
	['the form for a source', byCommand('add-source')],
	['the preview of related notes', byCommand('update-related')],
	['what is learned of types', byCommand('learn-types')],
	['the question why', inView('backlinks', /Add with why/)],
	['the list of notes for an alias', inView('wanted', 'Alias of…')],
	['the list of hosts', inView('sources', 'Check links')],
] as const;

test('every window closes when the plugin goes', { timeout: 60_000 }, async () => {
	const tab = await host.open({ files: FILES, data: { settings: { linkHealth: true } } });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('Hub.md'));
	const windows = tab.page.locator('.modal-container');
	for (const [name, open] of WINDOWS) {
		await tab.page.evaluate(() => window.host.enableDossier());
		await expect.poll(() => tab.page.locator('.dossier-status').textContent()).toContain('problem');
		await open(tab);
		await expect.poll(() => windows.count(), { message: `${name} is there` }).toBe(1);
		await tab.page.evaluate(() => window.host.disableDossier());
		await expect.poll(() => windows.count(), { message: `${name} is gone` }).toBe(0);
		// What is being stored has listeners until it is.
		await expect
			.poll(() => tab.page.evaluate(() => window.host.leftovers()), { message: name })
			.toMatchObject({ modals: 0, listeners: [], elements: [] });
	}
	await tab.close();
});

test('the offer to add related notes by themselves closes when the plugin goes', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('Hub.md'));
	await tab.page.locator('.dossier-note-line').getByRole('button', { name: /^Add/ }).click();
	await expect.poll(() => tab.page.locator('.modal').textContent()).toContain('Add related notes by themselves?');
	await tab.page.evaluate(() => window.host.disableDossier());
	await expect.poll(() => tab.page.locator('.modal-container').count()).toBe(0);
	await tab.close();
});

test('no window is opened past the one place that closes it again', () => {
	const folder = join(projectFolder, 'src/obsidian');
	const opening = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
		(file) => file.endsWith('.ts') && /(?<!super)\.open\(\)/.test(readFileSync(join(folder, file), 'utf8')),
	);
	expect(opening.map((file) => file.replaceAll('\\', '/'))).toEqual(['ui/openWith.ts']);
});

// What a screen reader and a weak eye meet: axe-core over every view of the plugin, in both themes, on a desktop and a phone,
// in a vault that has names from right to left, names that are longer than a line, and names of signs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { readVault } from '../host/server.mjs';
import { axeFaults } from '../support/axe.ts';
import { projectFolder, useHost } from '../support/browser.ts';
import { LOOKS } from '../support/looks.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const PERSIAN = 'روابط ایران و عربستان';
const LONG = `Joint Comprehensive Plan of Action and everything that was said of it ${'afterwards '.repeat(8)}`.trim();
const SIGNS = '🇮🇷🕊️ Talks 👨‍👩‍👧‍👦';
const OTHER_NAMES = {
	[`Relationships/${PERSIAN}.md`]: `---\ntype: relationship\nactors: [Iran, Saudi Arabia]\nstatus: کش‌دار\n---\n# ${PERSIAN}\n\n## Overview\n\nدر سال ۲۰۲۳ با [[Iran]] گفت‌وگو شد.\n\n## Related Notes\n\n## Sources\n- [خبرگزاری - گزارشی دربارهٔ روابط](https://example.org/fa)\n`,
	[`Policies/${LONG}.md`]: `---\ntype: policy\nactors: Iran\nstatus: in force\n---\n# ${LONG}\n\nAbout [[Iran]], [[${SIGNS}]] and ${'a very long word'.replaceAll(' ', '').repeat(20)}.\n\n## Sources\n- https://example.org/${'path/'.repeat(60)}\n`,
	'Blocks.md':
		'# Blocks\n\n## Now\n\nOn [[Iran]].\n\n```dossier-sources\n```\n\n```dossier-timeline\ntype: relationship\n```\n\n```dossier-matrix\n```\n\n## Sources\n- [BBC - A](https://bbc.com/a)\n',
	[`${SIGNS}.md`]: `# ${SIGNS}\n\nHeld in [[Iran]] and in [[دوحه]].\n`,
};

const leaf = (type: string) => `.workspace-leaf-content[data-type="dossier-${type}"]`;
const IRAN = 'Countries/Iran.md';

/** A view by its name: a note, a command on it, the part of the page that is looked at, and what is seen in it once it is drawn. */
const VIEWS: readonly (readonly [name: string, note: string, command: string | undefined, part: string, seen?: string])[] = [
	['the line above a note', 'Flashpoints/Twelve-Day War.md', undefined, '.dossier-note-line'],
	['problems', 'Relationships/US-Iran Relations.md', 'show-problems', leaf('problems'), '.dossier-problem'],
	['the problems of the vault', 'Relationships/US-Iran Relations.md', 'show-problems', leaf('problems'), '.dossier-problem'],
	['the timeline', 'Flashpoints/Twelve-Day War.md', 'show-timeline', leaf('timeline'), '.dossier-timeline-entry'],
	['the properties with a finding', 'Flashpoints/Twelve-Day War.md', undefined, '.metadata-property.dossier-property-error'],
	['the fixes at the cursor', 'Flashpoints/Twelve-Day War.md', 'fix-problem', '.prompt'],
	['the preview of fixes', 'Flashpoints/Twelve-Day War.md', 'fix-vault', '.dossier-changes-modal', '.dossier-diff-added'],
	['the preview of related notes', IRAN, 'update-related', '.dossier-changes-modal', '.dossier-change-evidence mark'],
	['the preview of related notes in the vault', IRAN, 'update-related-in-vault', '.dossier-changes-modal', '.dossier-change-evidence mark'],
	['backlinks', IRAN, 'show-backlinks', leaf('backlinks'), '.dossier-context'],
	['sources', `Relationships/${PERSIAN}.md`, 'show-sources', leaf('sources'), '.dossier-source'],
	['sources of the vault', IRAN, 'show-vault-sources', leaf('vault-sources')],
	['wanted notes', IRAN, 'show-wanted', leaf('wanted'), '.dossier-backlink'],
	['a new note', IRAN, 'new-relationship', '.modal', '.dossier-new-note-preview'],
	['the choice of a type', IRAN, 'new-note', '.modal'],
	['a source to add', IRAN, 'add-source', '.modal'],
	['a source to cite', IRAN, 'cite-source', '.prompt'],
	['a change to record', IRAN, 'record-change', '.modal'],
	['types to learn', IRAN, 'learn-types', '.modal'],
	['the last changes', IRAN, 'show-changes', '.modal'],
	['what changed', IRAN, 'show-what-changed', leaf('changed'), '.dossier-changed'],
	// In a tab of its own, which hides the note.
	['the matrix', 'Flashpoints/Twelve-Day War.md', 'show-matrix', leaf('matrix'), '.dossier-matrix-row'],
];

/** What stands in notes and bases in place of text: the part that is looked at, and what is seen in it. */
const BLOCKS: readonly (readonly [part: string, seen: string])[] = [
	['.dossier-sources-block', '.dossier-source'],
	['.dossier-timeline-block', '.dossier-timeline-entry'],
	['.dossier-matrix-block', '.dossier-matrix-row'],
];
const IN_BASE = [
	'Countries/United States.md',
	'Countries/Israel.md',
	'Relationships/US-Iran Relations.md',
	'Policies/JCPOA.md',
	`Relationships/${PERSIAN}.md`,
];
const BASES: readonly (readonly [id: string, seen: string])[] = [
	['dossier-notes', '.dossier-virtual-row'],
	['dossier-timeline', '.dossier-timeline-entry'],
	['dossier-matrix', '.dossier-matrix-row'],
];

const SETTINGS_PAGES = [undefined, 'Sections, related notes and backlinks', 'Dismissed and ignored', 'Rules'];

/** Not of how the app draws what the tab describes: its controls, which it does not tie to their names, and the words of an empty list. */
function isOurs(fault: string): boolean {
	return !/^(?:label|select-name):|setting-list-empty/.test(fault);
}

/** In how many lines what stands above the note is written; a line of it is as high as two of its text, with what is around it. */
function linesOf(page: Page): Promise<number> {
	return page
		.locator('.workspace-leaf.mod-active .dossier-note-line')
		.evaluate((line) => Math.ceil(line.getBoundingClientRect().height / (2 * parseFloat(getComputedStyle(line).lineHeight))));
}

const closePanels = (page: Page): Promise<void> =>
	page.evaluate(() => {
		const { workspace } = window.host.app;
		const types = new Set<string>();
		workspace.iterateAllLeaves(({ view }) => void types.add(view.getViewType()));
		for (const type of types) if (type.startsWith('dossier-')) workspace.detachLeavesOfType(type);
	});

test.each(LOOKS)(
	'axe-core finds nothing in the %s theme at %i pixels, and every name fits and reads in its own direction',
	{ timeout: 120_000 },
	async (theme, width) => {
		const files = { ...(await readVault(join(projectFolder, 'example-vault'))), ...OTHER_NAMES };
		const tab = await host.open({ files, data: {}, theme, width, height: width < 600 ? 844 : 800 });
		await untilRead(tab);
		await tab.page.evaluate(() => window.host.app.workspace.detachLeavesOfType('file-explorer'));
		const faults: string[] = [];
		for (const [name, note, command, part, seen = ''] of VIEWS) {
			await tab.page.evaluate((path) => window.host.open(path), note);
			if (command === undefined) {
				await tab.page.locator('.dossier-note-line').first().waitFor();
				expect(await linesOf(tab.page), name).toBeLessThanOrEqual(width < 600 ? 2 : 1);
			} else await tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
			if (name === 'what changed')
				await tab.page.evaluate(
					([path = '', other = '']) =>
						Promise.all([
							window.host.externalWrite(path, `${window.host.readDisk(path)?.replace('کش‌دار', 'آرام')}\n- https://example.org/b\n`),
							window.host.externalRename(other, 'Policies/Iran.md'),
						]),
					[`Relationships/${PERSIAN}.md`, `Policies/${LONG}.md`],
				);
			if (name === 'the problems of the vault') await tab.page.getByRole('button', { name: 'Whole vault' }).click();
			await tab.page.locator(`${part} ${seen}`).first().waitFor();
			expect(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits`).toBe(true);
			faults.push(...(await axeFaults(tab.page, part)).map((fault) => `${name}: ${fault}`));
			faults.push(...(await nameFaults(tab.page, part)).map((fault) => `${name}: ${fault}`));
			await tab.screenshot(`axe-${name.replaceAll(' ', '-')}-${theme}-${width}`);
			await tab.page.keyboard.press('Escape');
			// What stays open is drawn anew for each note and gone through by axe-core with each view.
			await closePanels(tab.page);
		}
		await tab.page.evaluate(() => window.host.open('Blocks.md', { mode: 'reading' }));
		for (const [part, seen] of BLOCKS) {
			await tab.page.locator(`${part} ${seen}`).first().waitFor();
			faults.push(...(await axeFaults(tab.page, part)).map((fault) => `${part}: ${fault}`));
			faults.push(...(await nameFaults(tab.page, part)).map((fault) => `${part}: ${fault}`));
		}
		await tab.screenshot(`axe-code-blocks-${theme}-${width}`);
		for (const [id, seen] of BASES) {
			await tab.page.evaluate(([view = '', ...paths]) => window.host.showBase(view, paths), [id, ...IN_BASE]);
			const base = tab.page.locator('.bases-view').last();
			await base.locator(seen).first().waitFor();
			await base.scrollIntoViewIfNeeded();
			await base.evaluate((element, name) => element.setAttribute('data-base', name), id);
			const part = `[data-base="${id}"]`;
			faults.push(...(await axeFaults(tab.page, part)).map((fault) => `${part}: ${fault}`));
			faults.push(...(await nameFaults(tab.page, part)).map((fault) => `${part}: ${fault}`));
			await tab.screenshot(`axe-base-${id}-${theme}-${width}`);
		}
		await tab.page.evaluate(() => window.host.openSettings());
		for (const page of SETTINGS_PAGES) {
			if (page !== undefined) await tab.page.getByText(page, { exact: true }).click();
			await tab.page.locator('.setting-item:visible').first().waitFor();
			faults.push(...(await axeFaults(tab.page, '.vertical-tab-content')).filter(isOurs).map((fault) => `${page ?? 'settings'}: ${fault}`));
			await tab.screenshot(`axe-settings-${page ?? 'first'}-${theme}-${width}`);
			if (page !== undefined) await tab.page.locator('.setting-page-back').click();
		}
		expect(faults).toEqual([]);
		await tab.close();
	},
);

/** What does not fit into `part` from side to side, and what is written from right to left and stands in a box of another direction. */
async function nameFaults(page: Page, part: string): Promise<string[]> {
	return page.evaluate((selector) => {
		const found: string[] = [];
		const [root] = document.querySelectorAll<HTMLElement>(selector);
		const box = root?.getBoundingClientRect();
		for (const element of root?.querySelectorAll<HTMLElement>('*') ?? []) {
			const { right, width: wide } = element.getBoundingClientRect();
			let clipped: Element | null = element.parentElement;
			while (clipped !== null && clipped !== root && getComputedStyle(clipped).overflowX === 'visible') clipped = clipped.parentElement;
			if (box !== undefined && wide > 0 && right > box.right + 1 && (clipped === root || clipped === null))
				found.push(`wider than the view: ${element.outerHTML.slice(0, 120)}`);
			const [text] = [...element.childNodes].filter((node) => node instanceof Text && /^[\s\u200c]*[\u0600-\u06ff]/.test(node.data));
			if (text === undefined || element.closest('[dir="auto"], .cm-editor') !== null) continue;
			let at: Element | null = element;
			while (at !== null && getComputedStyle(at).unicodeBidi !== 'plaintext') at = at === root ? null : at.parentElement;
			if (at === null) found.push(`not in its own direction: ${element.outerHTML.slice(0, 120)}`);
		}
		return found;
	}, part);
}

test('on a phone the line above a note is no higher than a line of words and one of buttons that a finger hits, whatever there is to say', async () => {
	const files = { ...(await readVault(join(projectFolder, 'example-vault'))), ...OTHER_NAMES };
	const tab = await host.open({ files, data: {}, width: 390, height: 844 });
	await untilRead(tab);
	const high: string[] = [];
	for (const path of Object.keys(files).filter((each) => each.endsWith('.md') && !each.startsWith('Types/'))) {
		await tab.page.evaluate((note) => window.host.open(note), path);
		await tab.page.evaluate(() => window.host.settled());
		for (const { height } of await tab.page.evaluate(() =>
			[...document.querySelectorAll('.dossier-note-line')].map((line) => line.getBoundingClientRect()),
		))
			if (height > 66) high.push(`${path}: ${height}`);
	}
	expect(high).toEqual([]);
	await tab.close();
});

test('every panel that has a command is among what is looked at', () => {
	const page = readFileSync(join(projectFolder, 'docs/stability.md'), 'utf8');
	const panels = [...page.matchAll(/`(show-[\w-]+)`/g)].map(([, id = '']) => id);
	expect(panels.filter((id) => !VIEWS.some(([, , command]) => command === id))).toEqual([]);
	expect(panels.length).toBeGreaterThan(6);
});

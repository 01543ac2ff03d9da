// The pictures of the README. `npm run pictures` draws them anew; every other run only sees whether what they show is still there.
// The one in the theme Minimal, which npm does not have, is drawn with `DOSSIER_THEME=…/theme.css npm run pictures` and by no other run.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { projectFolder, useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** A picture by its name: the note that is open, the command that was run, the boxes that were ticked, and everything that a reader of the README should see in it. */
const PICTURES = [
	{
		name: 'problems',
		note: 'Relationships/US-Iran Relations.md',
		command: 'show-problems',
		ticks: [],
		seen: ['.dossier-note-line', '.dossier-problem'],
	},
	{
		name: 'related',
		note: 'Countries/Iran.md',
		command: 'update-related',
		ticks: ['Twelve-Day War', 'Iran Nuclear Program'],
		seen: ['.modal', '.dossier-change-evidence mark', '.modal input[type="checkbox"]'],
	},
	{
		name: 'sources',
		note: 'Relationships/US-Israel Relations.md',
		command: 'show-sources',
		ticks: [],
		seen: ['.dossier-source'],
	},
	{
		name: 'new',
		note: 'Countries/Iran.md',
		command: 'new-relationship',
		ticks: [],
		title: 'US-Saudi Relations',
		seen: ['.modal .dossier-chip', '.modal .dossier-new-note-preview'],
	},
	{
		name: 'backlinks',
		note: 'Countries/Iran.md',
		command: 'show-backlinks',
		ticks: [],
		seen: ['.dossier-backlink .dossier-context mark'],
	},
	{
		name: 'minimal',
		note: 'Relationships/US-Israel Relations.md',
		command: 'show-sources',
		ticks: [],
		seen: ['.dossier-source'],
		isInCommunityTheme: true,
	},
] as const;
const THEMES = ['light', 'dark'] as const;

const folder = path.join(projectFolder, 'docs/pictures');
const isDrawing = process.env['DOSSIER_PICTURES'] !== undefined;
const hasCommunityTheme = process.env['DOSSIER_THEME'] !== undefined;

/** A picture is read on the phone, too, and comes with every visit. */
const MAX_BYTES = 100_000;

const fileOf = (name: string, theme: string): string => `${name}-${theme}.webp`;

async function show(tab: HostTab, picture: (typeof PICTURES)[number]): Promise<void> {
	await tab.page.evaluate((note) => window.host.open(note), picture.note);
	await tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), picture.command);
	if ('title' in picture) await tab.page.getByRole('combobox', { name: 'Title' }).fill(picture.title);
	for (const selector of picture.seen) await tab.page.locator(selector).first().waitFor();
	for (const name of picture.ticks)
		await tab.page
			.getByRole('checkbox', { name: new RegExp(`^${name}`) })
			.first()
			.check();
}

const openVault = async (theme: (typeof THEMES)[number]): Promise<HostTab> => {
	const tab = await host.open({ vault: 'example-vault', data: {}, theme, width: 1120, height: 700 });
	await untilRead(tab);
	return tab;
};

test('what the pictures show is there', { timeout: 60_000 }, async () => {
	let tab = await openVault('light');
	for (const picture of PICTURES) {
		await show(tab, picture);
		// A preview with something ticked asks before it goes.
		if ((await tab.page.locator('.modal').count()) > 0) {
			await tab.close();
			tab = await openVault('light');
		} else
			await tab.page.evaluate(() => {
				for (const type of ['problems', 'sources', 'backlinks']) window.host.app.workspace.detachLeavesOfType(`dossier-${type}`);
			});
	}
	await tab.close();
});

if (isDrawing)
	test.each(THEMES)('the pictures are drawn in the %s theme', { timeout: 120_000 }, async (theme) => {
		for (const picture of PICTURES.filter((one) => 'isInCommunityTheme' in one === hasCommunityTheme)) {
			const tab = await openVault(theme);
			await show(tab, picture);
			writeFileSync(path.join(folder, fileOf(picture.name, theme)), await drawn(tab.page));
			await tab.close();
		}
	});

test('the style of a theme comes after the app’s and before the plugin’s, as in the app', async () => {
	const tab = await host.open({ themeStyle: 'body { --of-a-theme: yes; }' });
	const order = await tab.page.evaluate(() =>
		[...document.querySelectorAll('link[rel="stylesheet"], style')].map((one) =>
			one.tagName === 'LINK' ? 'app' : one.hasAttribute('data-plugin') ? 'plugin' : one.textContent.includes('--of-a-theme') ? 'theme' : '',
		),
	);
	expect(order.filter((one) => one !== '')).toEqual(['app', 'theme', 'plugin']);
	await tab.close();
});

/** The page as WebP, after what moves in it has come to rest. */
async function drawn(page: Page): Promise<Uint8Array> {
	await page.mouse.move(0, 0);
	// A cursor that blinks would make another picture each time.
	await page.addStyleTag({ content: '* { caret-color: transparent !important; } .cm-cursor { display: none !important; }' });
	await page.waitForTimeout(600);
	const session = await page.context().newCDPSession(page);
	const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
	await session.detach();
	return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
}

test('the README shows every picture, light and dark, and there are no others', () => {
	const readme = readFileSync(path.join(projectFolder, 'README.md'), 'utf8');
	const files = PICTURES.flatMap(({ name }) => THEMES.map((theme) => fileOf(name, theme))).sort();
	expect(readdirSync(folder).sort()).toEqual(files);
	expect([...new Set([...readme.matchAll(/docs\/pictures\/([\w-]+\.webp)/g)].map(([, name = '']) => name))].sort()).toEqual(files);
});

test.each(PICTURES.flatMap(({ name }) => THEMES.map((theme) => [fileOf(name, theme)])))('%s is a WebP under 100 kB', (file) => {
	expect(existsSync(path.join(folder, file)), 'type: npm run pictures').toBe(true);
	const bytes = readFileSync(path.join(folder, file));
	expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12)).toBe('RIFFWEBP');
	expect(bytes.length).toBeLessThan(MAX_BYTES);
});

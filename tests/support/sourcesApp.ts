import { expect } from 'vitest';
import type { Host, HostTab, OpenOptions } from './browser.ts';
import { untilRead } from './untilRead.ts';

/** The app with the clipboard in reach, read and settled. */
export async function start(host: Host, options: OpenOptions): Promise<HostTab> {
	const tab = await host.open({ data: {}, ...options });
	await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await untilRead(tab);
	return tab;
}

export const open = (tab: HostTab, path: string): Promise<void> => tab.page.evaluate((note) => window.host.open(note), path);
export const run = (tab: HostTab, id: string): Promise<boolean> =>
	tab.page.evaluate((command) => window.host.runCommand(`dossier:${command}`), id);
export const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((file) => window.host.readDisk(file), path);
export const notices = (tab: HostTab): Promise<string[]> => tab.page.locator('.notice').allTextContents();

/** Takes the first entry of a list that says `text`. */
export async function choose(tab: HostTab, text: string): Promise<void> {
	await tab.page.locator('.suggestion-item').filter({ hasText: text }).first().click();
}

/** Two notes that give one page in two spellings, and one that gives none. */
export const THREE = {
	'A.md': '# A\n\n## Sources\n- [INSS - A treaty](https://www.inss.org.il/t/)\n- [Reuters - Talks](https://reuters.com/talks)\n',
	'B.md': '# B\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t)\n',
	'C.md': '# C\n\nNothing is cited.\n',
};

/** Answers every request from a list of address to answer, and keeps what was asked in `window.asked`. */
export async function answer(
	tab: HostTab,
	answers: Record<string, { status: number; text?: string; headers?: Record<string, string> }>,
): Promise<void> {
	await tab.page.evaluate((given) => {
		const asked: string[] = [];
		Object.assign(window, { asked });
		window.host.onRequest = ({ url, method }) => {
			asked.push(`${method ?? 'GET'} ${url}`);
			const found = given[url];
			if (!found) throw new Error('net::ERR_NAME_NOT_RESOLVED');
			return found;
		};
	}, answers);
}

export const asked = (tab: HostTab): Promise<string[]> => tab.page.evaluate(() => (window as unknown as { asked: string[] }).asked);
export const field = (tab: HostTab, name: string): ReturnType<HostTab['page']['getByRole']> =>
	tab.page.locator('.dossier-add-source').getByRole('textbox', { name });

export async function openAddSource(tab: HostTab, path: string): Promise<void> {
	await open(tab, path);
	await run(tab, 'add-source');
	await expect.poll(() => field(tab, 'Address').count()).toBe(1);
}

/** The sources panel of a note. */
export async function panelOf(tab: HostTab, path: string): Promise<ReturnType<HostTab['page']['locator']>> {
	await open(tab, path);
	await run(tab, 'show-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect.poll(() => panel.locator('.dossier-source').count()).toBeGreaterThan(0);
	return panel;
}

/** The menu of the source that says `row`. */
export async function menuOf(tab: HostTab, row: string): Promise<ReturnType<HostTab['page']['locator']>> {
	await tab.page.locator('.dossier-source').filter({ hasText: row }).getByRole('button', { name: 'More actions' }).click();
	return tab.page.locator('.menu');
}

/** A note with a link of every fate, which `ANSWERS` decides. */
export const LINKS = {
	'A.md':
		'# A\n\n## Sources\n- [One - Alive](https://one.example.org/a)\n- [Two - Moved](https://two.example.org/old)\n- [Three - Gone](https://three.example.org/x)\n- [Four - Shy](https://four.example.org/y)\n- [Router](http://192.168.1.1/)\n',
};
export const ANSWERS = {
	'https://one.example.org/a': { status: 200 },
	'https://two.example.org/old': { status: 301, headers: { Location: '/new' } },
	'https://two.example.org/new': { status: 200 },
	'https://three.example.org/x': { status: 404 },
	'https://four.example.org/y': { status: 403 },
};
export const withHealth = { settings: { linkHealth: true } };

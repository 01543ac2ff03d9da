import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtinTypes } from '../../src/core/types/builtin/builtinDefinitions.ts';
import { projectFolder, useHost } from '../support/browser.ts';
import { keptObjects } from '../support/browser/keptObjects.ts';
import { NOTHING_LEFT } from '../support/nothingLeft.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Each start runs main.js anew, with a class of its own: what they have in common is the app's. */
const PLUGIN = 'window.host.obsidian().Plugin.prototype';

test('it loads where Buffer, process, require, eval and Function are not there, and asks for none of them', async () => {
	const tab = await host.open({ vault: 'example-vault', traps: true });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('Sources/J Street Security Memo.md'));
	await expect.poll(() => tab.page.locator('.dossier-note-line').textContent()).toContain('front matter cannot be read');
	expect(await tab.page.evaluate(() => window.host.trapped)).toEqual([]);
	await tab.close();
});

test('sources and backlinks open in the right sidebar on the first run, and never again by themselves', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	const panels = (): Promise<string[]> =>
		tab.page.evaluate(() =>
			['dossier-sources', 'dossier-backlinks'].filter((type) => window.host.app.workspace.getLeavesOfType(type).length > 0),
		);
	await expect.poll(panels).toEqual(['dossier-sources', 'dossier-backlinks']);
	await tab.page.evaluate(async () => {
		for (const type of ['dossier-sources', 'dossier-backlinks']) window.host.app.workspace.detachLeavesOfType(type);
		await window.host.disableDossier();
		await window.host.enableDossier();
	});
	await tab.page.waitForTimeout(300);
	expect(await panels()).toEqual([]);
	await tab.close();
});

test('a first run that is turned off before the layout is ready opens nothing, and the next one is the first', async () => {
	const tab = await host.open({ vault: 'example-vault', withoutPlugin: true });
	const panels = (): Promise<number> =>
		tab.page.evaluate(
			() => ['dossier-sources', 'dossier-backlinks'].filter((type) => window.host.app.workspace.getLeavesOfType(type).length > 0).length,
		);
	await tab.page.evaluate(async () => {
		await window.host.settled();
		const { workspace } = window.host.app;
		const ready = workspace.onLayoutReady.bind(workspace);
		const waiting: (() => unknown)[] = [];
		workspace.onLayoutReady = (callback) => void waiting.push(callback);
		await window.host.enableDossier();
		await window.host.disableDossier();
		workspace.onLayoutReady = ready;
		for (const callback of waiting) callback();
		await window.host.settled();
	});
	await tab.page.waitForTimeout(300);
	expect(await panels()).toBe(0);
	expect(await tab.page.evaluate(() => window.host.leftovers())).toEqual(NOTHING_LEFT);
	await tab.page.evaluate(() => window.host.enableDossier());
	await expect.poll(panels).toBe(2);
	await tab.close();
});

test('where the page is refused a database the vault is read all the same, each note once, and what changed is told by dates', async () => {
	const files = { 'A.md': 'On [[B]].\n', 'B.md': '# B\n' };
	const tab = await host.open({ files, data: {}, withoutDatabase: true, withoutPlugin: true });
	await tab.page.evaluate(async () => {
		await window.host.settled();
		const { vault } = window.host.app;
		const reads: string[] = [];
		Object.assign(window, { reads });
		const read = vault.cachedRead.bind(vault);
		vault.cachedRead = (file) => {
			reads.push(file.path);
			return read(file);
		};
		await window.host.enableDossier();
	});
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-what-changed'));
	await expect
		.poll(() => tab.page.locator('.workspace-leaf-content[data-type="dossier-changed"]').innerText())
		.toMatch(/Nothing is recorded from .* or before: by the dates of the files/);
	expect(await tab.page.evaluate(() => (window as unknown as { reads: string[] }).reads.sort())).toEqual(['A.md', 'B.md']);
	await tab.page.evaluate(() => window.host.open('B.md'));
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await expect.poll(() => tab.page.locator('.dossier-panel-status:visible').textContent()).toBe('B: 1 note links here');
	await tab.close();
});

test('unloading leaves no command, view, timer, listener or element', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	await untilRead(tab);
	await tab.page.evaluate(() => window.host.open('Relationships/US-Iran Relations.md', { mode: 'source' }));
	for (const view of ['sources', 'backlinks', 'problems', 'wanted'])
		await tab.page.evaluate((id) => window.host.runCommand(`dossier:show-${id}`), view);
	await expect.poll(() => tab.page.locator('.dossier-note-line').count()).toBe(1);
	await tab.page.evaluate(() => window.host.disableDossier());
	await expect.poll(() => tab.page.evaluate(() => window.host.leftovers())).toEqual(NOTHING_LEFT);
	await tab.close();
});

test('another plugin finds the questions that it may ask, cannot change them, and is refused once the plugin is off', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	const said = await tab.page.evaluate(async () => {
		type Api = Readonly<Record<'version', number> & Record<'inspect' | 'findings', (path: string) => Promise<unknown>>>;
		const { plugins } = (window.host.app as unknown as { plugins: { plugins: Record<string, { api: Api } | undefined> } }).plugins;
		const api = plugins['dossier']?.api;
		if (api === undefined) return undefined;
		const { related, type } = (await api.inspect('Countries/Iran.md')) as { related: { listed: string[] }; type: string };
		const findings = (await api.findings('Relationships/Iran-Israel Relations.md')) as { rule: string }[];
		await window.host.disableDossier();
		const late = await api.inspect('Countries/Iran.md').catch((error: Error) => error.message);
		return {
			version: api.version,
			isFrozen: Object.isFrozen(api),
			type,
			listed: related.listed.length,
			rule: findings[0]?.rule,
			late,
			gone: plugins['dossier'],
		};
	});
	expect(said).toEqual({
		version: 1,
		isFrozen: true,
		type: 'country',
		listed: 3,
		rule: 'known-type',
		late: 'Dossier was turned off',
		gone: undefined,
	});
	await tab.close();
});

test('commands keep their ids, which hotkeys of users name, and take no key for themselves', async () => {
	const page = readFileSync(join(projectFolder, 'docs/stability.md'), 'utf8');
	const [, table = ''] = /^\*\*Commands\*\*([^]*?)^\*\*/m.exec(page) ?? [];
	const promised = [...table.matchAll(/`([a-z][a-z-]+)`/g)].map(([, id]) => `dossier:${id}`);
	const tab = await host.open({ files: {} });
	await untilRead(tab);
	const commands = await tab.page.evaluate(() => window.host.commands());
	const types = Object.keys(builtinTypes).map((type) => `dossier:new-${type}`);
	expect(commands.sort(), 'what docs/stability.md promises').toEqual([...promised, ...types].sort());
	const source = readFileSync(join(projectFolder, 'main.js'), 'utf8');
	expect(source).not.toMatch(/\bhotkeys:\[/);
	await tab.close();
});

test('a panel that an earlier session left at the back stays deferred until somebody looks at it', async () => {
	const tab = await host.open({
		vault: 'example-vault',
		data: { version: 1, settings: {} },
		restore: [
			{ side: 'right', type: 'dossier-sources', open: true },
			{ side: 'right', type: 'dossier-problems' },
		],
	});
	await untilRead(tab);
	const isDeferred = () =>
		tab.page.evaluate(() => window.host.app.workspace.getLeavesOfType('dossier-problems').map((leaf) => leaf.isDeferred));
	expect(await isDeferred()).toEqual([true]);
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-problems'));
	await expect.poll(isDeferred).toEqual([false]);
	await tab.close();
});

test('a vault of no notes says so everywhere and meets no error', async () => {
	const tab = await host.open({ files: {} });
	await untilRead(tab);
	for (const [view, said] of [
		['sources', 'Open a note to see its sources'],
		['backlinks', 'Open a note to see what links to it'],
		['problems', 'Open a note to see its problems'],
		['wanted', 'Every note that is linked or named is written'],
		['vault-sources', 'The vault has no notes that could give a source'],
	] as const) {
		await tab.page.evaluate((id) => window.host.runCommand(`dossier:show-${id}`), view);
		await expect.poll(() => tab.page.getByText(said).isVisible()).toBe(true);
	}
	await tab.close();
});

test('it never writes a note unasked: opening every note of the vault changes nothing', async () => {
	const tab = await host.open({ vault: 'example-vault' });
	await untilRead(tab);
	const before = await tab.page.evaluate(() =>
		window.host
			.paths()
			.filter((path) => path.endsWith('.md'))
			.map((path) => window.host.readDisk(path)),
	);
	await tab.page.evaluate(async () => {
		for (const path of window.host.paths().filter((each) => each.endsWith('.md'))) await window.host.open(path);
		await window.host.settled();
	});
	expect(
		await tab.page.evaluate(() =>
			window.host
				.paths()
				.filter((path) => path.endsWith('.md'))
				.map((path) => window.host.readDisk(path)),
		),
	).toEqual(before);
	await tab.close();
});

test('turned off it is let go, and with it all that it knew of the vault', async () => {
	// An editor keeps what it was opened with.
	const tab = await host.open({ vault: 'example-vault', withoutPlugin: true });
	await tab.page.evaluate(() => window.host.open('Sources/J Street Security Memo.md'));
	for (let round = 0; round < 2; round += 1) {
		await tab.page.evaluate(() => window.host.enableDossier());
		await untilRead(tab);
		for (const view of ['sources', 'backlinks', 'problems', 'wanted', 'timeline', 'vault-sources'])
			await tab.page.evaluate((name) => window.host.runCommand(`dossier:show-${name}`), view);
		expect(await keptObjects(tab, PLUGIN)).toBe(1);
		await tab.page.evaluate(() => window.host.disableDossier());
		await expect.poll(() => keptObjects(tab, PLUGIN)).toBe(0);
	}
	await tab.close();
});

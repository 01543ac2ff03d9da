import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { NOTHING_LEFT } from '../support/nothingLeft.ts';

const host = useHost('fixture');

const files = {
	'Actors/Iran.md': '---\ntype: actor\n---\n# Iran\n\nSee [[France]] and [[Nowhere]].\n',
	'Actors/France.md': '# France\n',
	'.obsidian/app.json': '{}',
};

const seen = (tab: HostTab): Promise<string[]> =>
	tab.page.evaluate(() => (window as unknown as { fixture: { seen: string[] } }).fixture.seen.splice(0));

test('every file is created before the layout is ready, then read, then resolved', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.settled());
	expect(await seen(tab)).toEqual([
		'create Actors before layout',
		'create Actors/Iran.md before layout',
		'create Actors/France.md before layout',
		'layout ready',
		'changed Actors/Iran.md',
		'changed Actors/France.md',
		'resolve Actors/Iran.md',
		'resolve Actors/France.md',
		'resolved',
	]);
	expect(await tab.page.evaluate(() => window.host.app.metadataCache.resolvedLinks)).toEqual({
		'Actors/Iran.md': { 'Actors/France.md': 1 },
		'Actors/France.md': {},
	});
	expect(await tab.page.evaluate(() => window.host.app.metadataCache.unresolvedLinks)).toEqual({
		'Actors/Iran.md': { Nowhere: 1 },
		'Actors/France.md': {},
	});
	await tab.close();
});

test('a note that is created resolves the links that were waiting for it, and one that goes unresolves them', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.settled());
	await seen(tab);
	await tab.page.evaluate(async () => {
		await window.host.externalWrite('Nowhere.md', 'here');
		await window.host.settled();
	});
	expect(await seen(tab)).toEqual([
		'create Nowhere.md after layout',
		'changed Nowhere.md',
		'resolve Actors/Iran.md',
		'resolve Nowhere.md',
		'resolved',
	]);
	await tab.page.evaluate(async () => {
		await window.host.externalDelete('Nowhere.md');
		await window.host.settled();
	});
	expect(await seen(tab)).toEqual(['deleted Nowhere.md', 'delete Nowhere.md', 'resolve Actors/Iran.md', 'resolved']);
	expect(await tab.page.evaluate(() => window.host.app.metadataCache.unresolvedLinks['Actors/Iran.md'])).toEqual({ Nowhere: 1 });
	await tab.close();
});

test('a rename tells no change and rewrites links in other notes', async () => {
	const tab = await host.open({ files: { ...files, 'B.md': '[[France#x|La France]] and [f](Actors/France.md) and `[[France]]`' } });
	await tab.page.evaluate(() => window.host.settled());
	await seen(tab);
	await tab.page.evaluate(async () => {
		const { fileManager, vault } = window.host.app;
		const file = vault.getFileByPath('Actors/France.md');
		if (file) await fileManager.renameFile(file, 'Actors/French Republic.md');
		await window.host.settled();
	});
	expect(await tab.page.evaluate(() => [window.host.readDisk('Actors/Iran.md'), window.host.readDisk('B.md')])).toEqual([
		'---\ntype: actor\n---\n# Iran\n\nSee [[French Republic]] and [[Nowhere]].\n',
		'[[French Republic#x|La France]] and [f](French%20Republic.md) and `[[France]]`',
	]);
	const told = await seen(tab);
	expect(told[0]).toBe('rename Actors/France.md Actors/French Republic.md');
	expect(told).not.toContain('changed Actors/French Republic.md');
	await tab.close();
});

test('the vault refuses what the app refuses', async () => {
	const tab = await host.open({ files });
	const answers = await tab.page.evaluate(async () => {
		const { vault } = window.host.app;
		const said = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', String);
		return [
			await said(vault.create('Actors/Iran.md', '')),
			await said(vault.create('No/Such.md', '')),
			await said(vault.createFolder('Actors')),
			await said(vault.create('a:b.md', '')),
			await said(vault.createFolder('Deep/er')),
		];
	});
	expect(answers).toEqual([
		'Error: File already exists.',
		"Error: ENOENT: no such file or directory, open 'No/Such.md'",
		'Error: Folder already exists.',
		'Error: File name cannot contain any of the following characters: \\ / :',
		'done',
	]);
	await tab.close();
});

test('two changes of one file at once lose nothing, and one without effect writes nothing', async () => {
	const tab = await host.open({ files });
	const [text, writes] = await tab.page.evaluate(async () => {
		const { vault } = window.host.app;
		const file = vault.getFileByPath('Actors/France.md');
		if (!file) throw new Error('gone');
		await Promise.all([
			vault.process(file, (now) => `${now}a`),
			vault.process(file, (now) => `${now}b`),
			vault.process(file, (now) => now),
		]);
		return [window.host.readDisk(file.path), window.host.writes.map(({ who, path }) => `${who} ${path}`)];
	});
	expect(text).toBe('# France\nab');
	expect(writes).toEqual(['process Actors/France.md', 'process Actors/France.md']);
	await tab.close();
});

test('a view opens in the right sidebar and follows the active note', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.open('Actors/Iran.md'));
	await tab.page.getByLabel('Open the fixture panel').click();
	await expect.poll(() => tab.page.locator('.fixture-panel li').allTextContents()).toEqual(['France', 'Nowhere']);
	expect(await tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('Actors/Iran.md');
	expect(await tab.page.evaluate(() => window.host.app.workspace.activeEditor)).toBeNull();
	await tab.page.locator('.nav-file-title', { hasText: 'France' }).click();
	await expect.poll(() => tab.page.locator('.fixture-panel h4').textContent()).toBe('France');
	await tab.screenshot('host-light');
	await tab.page.evaluate(() => {
		window.host.setTheme('dark');
	});
	await tab.screenshot('host-dark');
	await tab.close();
});

test('a view that was restored behind another is built when it is first seen', async () => {
	const tab = await host.open({ files, restore: [{ side: 'right', type: 'fixture-panel' }] });
	const deferred = (): Promise<boolean | undefined> =>
		tab.page.evaluate(() => window.host.app.workspace.getLeavesOfType('fixture-panel')[0]?.isDeferred);
	expect(await deferred()).toBe(true);
	expect(await tab.page.locator('.fixture-panel').count()).toBe(0);
	await tab.page.getByLabel('Toggle right sidebar').click();
	await expect.poll(() => tab.page.locator('.fixture-panel').count()).toBe(1);
	expect(await deferred()).toBe(false);
	await tab.close();
});

test('at a phone’s width sidebars are drawers and there is no status bar', async () => {
	const tab = await host.open({ files, width: 390, height: 800 });
	await tab.page.evaluate(() => window.host.open('Actors/Iran.md'));
	expect(await tab.page.locator('.status-bar').count()).toBe(0);
	await tab.page.locator('.mobile-navbar').getByLabel('Open ribbon menu').click();
	await tab.page.getByText('Open the fixture panel').click();
	await expect.poll(() => tab.page.locator('.fixture-panel').isVisible()).toBe(true);
	await tab.screenshot('host-phone-drawer');
	await tab.page.locator('.drawer-cover').click({ position: { x: 5, y: 5 } });
	await expect.poll(() => tab.page.locator('.fixture-panel').isVisible()).toBe(false);
	await tab.screenshot('host-phone');
	await tab.close();
});

test('handlers of addresses and of the command line are reached', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => window.host.openProtocol('obsidian://fixture?what=a%20note'));
	expect(await tab.page.locator('.notice').textContent()).toBe('Asked for a note');
	expect(await tab.page.evaluate(() => window.host.runCli('fixture', { name: 'you' }))).toBe('hello you');
	await tab.close();
});

test('a request is answered by the test or fails', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		window.host.onRequest = ({ url }) => ({ status: 200, text: `answer to ${url}` });
		await window.host.runCommand('fixture:fetch');
	});
	await expect.poll(() => tab.page.locator('.notice').allTextContents()).toEqual(['answer to https://example.org/']);
	await tab.close();
});

test('settings from outside reach a plugin’s data', async () => {
	const tab = await host.open({ files, data: { greeting: 'Good day' } });
	await tab.page.evaluate(() => window.host.runCommand('fixture:greet'));
	expect(await tab.page.locator('.notice').textContent()).toBe('Good day');
	await tab.close();
});

test('an unload leaves nothing, and the plugin can come back', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.open('Actors/Iran.md');
		await window.host.runCommand('fixture:panel');
	});
	expect(await tab.page.locator('.fixture-line').count()).toBe(1);
	const held = await tab.page.evaluate(() => window.host.leftovers());
	expect(held.commands.length).toBeGreaterThan(5);
	expect(held.leaves).toEqual(['fixture-panel']);
	await tab.page.evaluate(() => window.host.disableDossier());
	await expect.poll(() => tab.page.evaluate(() => window.host.leftovers())).toEqual(NOTHING_LEFT);
	expect(await tab.page.getByText('Plugin no longer active').count()).toBeGreaterThan(0);
	await tab.page.evaluate(() => window.host.enableDossier());
	expect(await tab.page.locator('.fixture-line').count()).toBe(1);
	await tab.close();
});

test('what a plugin leaks is counted', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(async () => {
		await window.host.runCommand('fixture:leak');
		await window.host.disableDossier();
	});
	const left = await tab.page.evaluate(() => window.host.leftovers());
	expect([left.events, left.intervals.length, left.listeners.length, left.elements]).toEqual([
		['Vault.modify'],
		1,
		1,
		['div.fixture-left'],
	]);
	await tab.close();
});

test('traps throw for what no phone has, and say what was asked for', async () => {
	const tab = await host.open({ files, traps: true });
	await tab.page.evaluate(() => window.host.runCommand('fixture:probe'));
	const said = await seen(tab);
	expect(said.filter((line) => line.endsWith('phone'))).toEqual(
		['Buffer', 'process', 'eval', 'Function', 'Function'].map((name) => `${name} is not there on a phone`),
	);
	expect(await tab.page.evaluate(() => window.host.trapped)).toEqual(['Buffer', 'process', 'eval', 'Function', 'Function']);
	await tab.close();
});

test('a page with an error fails the test that closes it', async () => {
	const tab = await host.open({ files });
	await tab.page.evaluate(() => {
		void Promise.reject(new Error('nobody listens'));
	});
	await expect.poll(() => tab.errors.length).toBe(1);
	await expect(tab.close()).rejects.toThrow('nobody listens');
});

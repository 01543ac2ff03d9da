import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';
import {
	answer,
	ANSWERS,
	asked,
	choose,
	disk,
	LINKS,
	menuOf,
	notices,
	open,
	panelOf,
	run,
	start,
	withHealth,
} from '../support/sourcesApp.ts';

const host = useHost();

test('nothing is asked for by looking, and the button is there only where the setting says so', async () => {
	const tab = await start(host, { files: LINKS });
	await answer(tab, {});
	const panel = await panelOf(tab, 'A.md');
	expect(await panel.getByRole('button', { name: 'Check links' }).count()).toBe(0);
	await run(tab, 'show-vault-sources');
	await open(tab, 'A.md');
	expect(await asked(tab)).toEqual([]);
	await tab.close();
});

test('links are checked after the hosts were shown, and what came of it stays', async () => {
	const linkHealth = {
		'https://three.example.org/x': { kind: 'alive', checked: '2020-01-01' },
		'https://no-note.example.org/': { kind: 'alive', checked: '2020-01-01' },
		'https://lately.example.org/': { kind: 'alive', checked: new Date().toISOString().slice(0, 10) },
	};
	const tab = await start(host, { files: LINKS, data: { ...withHealth, linkHealth } });
	await answer(tab, ANSWERS);
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	const modal = tab.page.locator('.modal');
	expect(await modal.locator('li').allTextContents()).toEqual([
		'four.example.org',
		'one.example.org',
		'three.example.org',
		'two.example.org',
	]);
	expect(await modal.textContent()).toContain('Not asked, as they do not lead to public hosts: 1 link.');
	await modal.getByRole('button', { name: 'Cancel' }).click();
	expect(await asked(tab)).toEqual([]);
	await panel.getByRole('button', { name: 'Check links' }).click();
	await modal.getByRole('button', { name: 'Check links' }).click();
	const badges = (): Promise<string[]> => panel.locator('.dossier-badge').allTextContents();
	await expect
		.poll(async () => (await badges()).map((text) => text.replace(/\d{4}-\d\d-\d\d/, 'DAY')))
		.toEqual([
			'Alive on DAY',
			'Moved to https://two.example.org/new',
			'Failing since DAY: the server answers 404',
			'Cannot tell: the server answers 403',
		]);
	// A refusal of HEAD is no answer yet: the page itself is asked for.
	expect((await asked(tab)).sort()).toEqual([
		'GET https://four.example.org/y',
		'GET https://three.example.org/x',
		'HEAD https://four.example.org/y',
		'HEAD https://one.example.org/a',
		'HEAD https://three.example.org/x',
		'HEAD https://two.example.org/new',
		'HEAD https://two.example.org/old',
	]);
	const stored = async (): Promise<Record<string, { kind: string }>> =>
		(JSON.parse((await disk(tab, '.obsidian/plugins/dossier/data.json')) ?? '{}') as { linkHealth: Record<string, { kind: string }> })
			.linkHealth;
	// What no note gives any more is forgotten after a while.
	await expect
		.poll(async () => Object.fromEntries(Object.entries(await stored()).map(([url, { kind }]) => [url, kind])))
		.toEqual({
			'https://four.example.org/y': 'blocked',
			'https://lately.example.org/': 'alive',
			'https://one.example.org/a': 'alive',
			'https://three.example.org/x': 'failing',
			'https://two.example.org/old': 'moved',
		});
	await (await menuOf(tab, 'Moved')).getByText('Replace the address with https://two.example.org/new').click();
	await expect.poll(() => tab.page.evaluate(() => window.host.editorText())).toContain('- [Two - Moved](https://two.example.org/new)\n');
	await tab.close();
});

test('a run is stopped by its button, four pages at most are under way, and what had come back is kept', async () => {
	const many = Array.from({ length: 20 }, (_, at) => `- [P${at}](https://h${at}.example.org/)\n`).join('');
	const tab = await start(host, { files: { 'A.md': `# A\n\n## Sources\n${many}` }, data: withHealth });
	await tab.page.evaluate(() => {
		const open: (() => void)[] = [];
		Object.assign(window, { release: () => open.splice(0).forEach((done) => done()), waiting: () => open.length });
		window.host.onRequest = () => new Promise((resolve) => open.push(() => resolve({ status: 200 })));
	});
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect.poll(() => tab.page.evaluate(() => (window as unknown as { waiting(): number }).waiting())).toBe(4);
	expect(await panel.locator('.dossier-panel-status').textContent()).toBe('Checking links: 0 of 20');
	await panel.getByRole('button', { name: 'Stop checking links' }).click();
	await tab.page.evaluate(() => (window as unknown as { release(): void }).release());
	await expect.poll(() => panel.locator('.dossier-health-alive').count()).toBe(4);
	expect(await panel.locator('.dossier-panel-status').textContent()).toMatch(/^20 sources/);
	await tab.close();
});

test('a page that failed on three days is dead, and its archived copy is looked for when asked', async () => {
	const linkHealth = {
		'https://three.example.org/x': {
			kind: 'failing',
			since: '2026-01-02',
			checked: '2026-01-05',
			days: 2,
			reason: 'the server answers 404',
		},
		'https://one.example.org/a': { kind: 'nonsense' },
	};
	const tab = await start(host, {
		files: { 'A.md': '# A\n\n## Sources\n- [Three - Gone](https://three.example.org/x)\n- [One - Alive](https://one.example.org/a)\n' },
		data: { ...withHealth, linkHealth },
	});
	const query = 'https://archive.org/wayback/available?url=https%3A%2F%2Fthree.example.org%2Fx&timestamp=20260102';
	const copy = 'http://web.archive.org/web/20251230000000/https://three.example.org/x';
	await answer(tab, {
		...ANSWERS,
		[query]: {
			status: 200,
			text: JSON.stringify({ archived_snapshots: { closest: { available: true, status: '200', timestamp: '20251230000000', url: copy } } }),
		},
	});
	const panel = await panelOf(tab, 'A.md');
	expect(await panel.locator('.dossier-badge').allTextContents()).toEqual(['Failing since 2026-01-02: the server answers 404']);
	await panel.getByRole('button', { name: 'Check links' }).click();
	await tab.page.locator('.modal').getByRole('button', { name: 'Check links' }).click();
	await expect
		.poll(() => panel.locator('.dossier-health-dead').allTextContents())
		.toEqual(['Dead, failing since 2026-01-02: the server answers 404']);
	expect(await asked(tab)).not.toContain(`GET ${query}`);
	await (await menuOf(tab, 'Gone')).getByText('Look for an archived copy').click();
	await expect.poll(() => tab.page.locator('.modal').textContent()).toContain('a copy of 2025-12-30');
	await tab.page.getByRole('button', { name: 'Add it to the note' }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toContain(
			'- [Three - Gone](https://three.example.org/x) ([archived](https://web.archive.org/web/20251230000000/https://three.example.org/x))\n',
		);
	await tab.close();
});

test('a copy is saved only after a question, and its address is written into the bullet; too many questions save none', async () => {
	const tab = await start(host, { files: { 'A.md': '# A\n\n## Sources\n- [One - Alive](https://one.example.org/a) — why\n' } });
	const save = 'https://web.archive.org/save/https://one.example.org/a';
	await answer(tab, { [save]: { status: 429 } });
	await panelOf(tab, 'A.md');
	const ask = async (): Promise<void> => {
		await (await menuOf(tab, 'Alive')).getByText('Save a copy at archive.org…').click();
		await expect.poll(() => tab.page.locator('.modal').textContent()).toContain('https://one.example.org/a');
	};
	await ask();
	await tab.page.locator('.modal').getByRole('button', { name: 'Cancel' }).click();
	expect(await asked(tab)).toEqual([]);
	await ask();
	await tab.page.getByRole('button', { name: 'Save a copy' }).click();
	await expect.poll(async () => (await notices(tab)).join()).toContain('No copy was saved: archive.org answers 429, it is asked too often');
	const copy = '/web/20261129010203/https://one.example.org/a';
	await answer(tab, { [save]: { status: 200, headers: { 'content-location': copy } } });
	await ask();
	await tab.page.getByRole('button', { name: 'Save a copy' }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toContain(`- [One - Alive](https://one.example.org/a) ([archived](https://web.archive.org${copy})) — why\n`);
	await tab.close();
});

test('the links of a folder and of the vault are checked by commands, told when done, and listed where they fail', async () => {
	const files = { 'In/A.md': LINKS['A.md'], 'Out/B.md': '## Sources\n- [Five](https://five.example.org/z)\n' };
	const tab = await start(host, { files, data: withHealth });
	await answer(tab, { ...ANSWERS, 'https://five.example.org/z': { status: 410 } });
	const modal = tab.page.locator('.modal');
	await run(tab, 'check-links-in-folder');
	await choose(tab, 'In');
	expect(await modal.locator('li').count()).toBe(4);
	await modal.getByRole('button', { name: 'Cancel' }).click();
	await run(tab, 'check-links-in-vault');
	expect(await modal.locator('li').count()).toBe(5);
	await modal.getByRole('button', { name: 'Check links' }).click();
	await expect.poll(async () => (await notices(tab)).join()).toContain('Checked 5 links: 1 alive, 1 moved, 1 blocked, 2 failing');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect.poll(() => panel.locator('.dossier-report-group').first().textContent()).toBe('Links to mend (3)');
	expect(
		(await panel.locator('.dossier-report-entry').allTextContents()).slice(0, 3).map((text) => text.replace(/\d{4}-\d\d-\d\d/, 'DAY')),
	).toEqual([
		'GoneFailing since DAY: the server answers 404',
		'FiveFailing since DAY: the server answers 410',
		'MovedMoved to https://two.example.org/new',
	]);
	await tab.close();
});

test('what the command has found is shown in the panel, though links are not to be checked here', async () => {
	const found = {
		links: {
			'https://three.example.org/x': { kind: 'dead', since: '2026-01-02', checked: '2026-01-09', reason: 'the server answers 404' },
		},
	};
	const tab = await start(host, { files: { ...LINKS, '.dossier/health.json': JSON.stringify({ version: 1, ...found }) } });
	const panel = await panelOf(tab, 'A.md');
	await expect
		.poll(() => panel.locator('.dossier-badge').allTextContents())
		.toEqual(['Dead, failing since 2026-01-02: the server answers 404']);
	await tab.close();
});

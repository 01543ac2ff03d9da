import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { axeFaults } from '../support/axe.ts';
import { LOOKS } from '../support/looks.ts';
import { answer, asked, field, menuOf, open, panelOf, run, start } from '../support/sourcesApp.ts';

const host = useHost();

const BULLETS = Array.from({ length: 40 }, (_, at) => `- [House ${at} - Page ${at}](https://h.org/${at})\n`).join('');
const VAULT = {
	'A.md': `# A\n\nIt was so.[^1] The other thing. It was so again, they say.[^1]\n\n## Sources\n${BULLETS}\n[^1]: [Coast - Quays](https://coast.org/quays)\n`,
	'B.md': '## Sources\n- [House 30 - Page 30](https://h.org/30)\n- [Coast - Quays](https://coast.org/quays)\n',
};

const selection = (tab: HostTab): Promise<string | undefined> =>
	tab.page.evaluate(() => {
		const editor = window.host.app.workspace.activeEditor?.editor;
		return editor && `${editor.getCursor('from').line}: ${editor.getSelection()}`;
	});

test('what is open, has the keyboard and is in sight stays so while the note is typed in and when it is written from outside', async () => {
	const tab = await start(host, { files: VAULT, height: 500 });
	const panel = await panelOf(tab, 'A.md');
	const body = panel.locator('.dossier-panel-body');
	await body.evaluate((element) => element.scrollTo(0, 1500));
	const toggle = panel.locator('.dossier-source').filter({ hasText: 'Page 30' }).getByRole('button', { name: 'Also in 1 note' });
	await toggle.click();
	await toggle.focus();
	const seen = (): Promise<unknown> =>
		tab.page.evaluate(() => {
			const row = document.activeElement?.closest('.dossier-source');
			return [
				document.activeElement?.textContent,
				document.activeElement?.getAttribute('aria-expanded'),
				row?.querySelector('.dossier-source-others')?.textContent,
				Math.round(row?.getBoundingClientRect().top ?? 0),
			];
		});
	await expect.poll(async () => ((await seen()) as unknown[])[2]).toBe('B');
	const before = await seen();
	await tab.page.evaluate(() => window.host.type('- [New - One](https://new.org/1) '));
	await tab.page.evaluate(() => window.host.settled());
	await expect.poll(() => panel.locator('.dossier-panel-status').textContent()).toContain('42 sources');
	expect(await seen()).toEqual(before);
	const text = await tab.page.evaluate(() => window.host.editorText());
	await tab.page.evaluate((now) => window.host.externalWrite('A.md', now.replace('House 35 - ', 'Home 35 - ')), text);
	await tab.page.evaluate(() => window.host.settled());
	await expect.poll(() => panel.textContent()).toContain('Home 35');
	expect(await seen()).toEqual(before);
	await tab.close();
});

test('a source leads to its bullet, and to each claim that rests on it', async () => {
	const tab = await start(host, { files: VAULT });
	const panel = await panelOf(tab, 'A.md');
	await panel.getByRole('searchbox').fill('quays');
	await panel.getByRole('button', { name: 'Used 2 times' }).click();
	const menu = tab.page.locator('.menu');
	expect(await menu.locator('.menu-item').allTextContents()).toEqual(['Go to “It was so.”', 'Go to “It was so again, they say.”']);
	await menu.getByText('again').click();
	await expect.poll(() => selection(tab)).toBe('2: [^1]');
	await (await menuOf(tab, 'Quays')).getByText('Go to its line').click();
	await expect.poll(() => selection(tab)).toBe('46: [Coast - Quays](https://coast.org/quays)');
	await tab.close();
});

test('icons say what they stand for to those who hear the page', async () => {
	const tab = await start(host, { files: VAULT });
	const panel = await panelOf(tab, 'B.md');
	expect(await panel.getByRole('img', { name: 'Web page' }).count()).toBe(2);
	expect(await panel.getByRole('button', { name: 'More actions for Page 30' }).count()).toBe(1);
	await tab.close();
});

test('the note of an outlet shows which notes cite what it published, under each of its names', async () => {
	const files = {
		'Wall Street Journal.md': '---\naliases: [WSJ]\n---\n# Wall Street Journal\n',
		'A.md': '## Sources\n- [WSJ - Talks](https://wsj.com/t)\n',
		'B.md': '## Sources\n- [The Wall Street Journal - Quays](https://wsj.com/q)\n',
		'D.md': '## Sources\n- [The Journal - Weirs](https://wsj.com/w)\n',
		'C.md': '## Sources\n- [Coast - Quays](https://coast.org/q)\n',
	};
	const tab = await start(host, { files, data: { settings: { sameOutlets: ['Journal = WSJ'] } } });
	await open(tab, 'Wall Street Journal.md');
	await run(tab, 'show-sources');
	const panel = tab.page.locator('.dossier-panel:visible');
	await expect
		.poll(() => panel.locator('.dossier-virtual-row').allTextContents())
		.toEqual(['Cited as a publisher in 3 notes', 'A', 'B', 'D']);
	await panel.getByRole('button', { name: 'B', exact: true }).click();
	await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('B.md');
	await tab.close();
});

test.each(LOOKS)(
	'axe-core finds nothing in the views of sources in the %s theme at %i pixels, and nothing is wider than the page',
	async (theme, width) => {
		const files = {
			'A.md':
				'# A\n\nIt was so.[^1]\n\n## Sources\n- [INSS - A treaty](https://inss.org.il/t) (2024)\n- [Reuters - Talks](https://reuters.com/talks) — for the map\n- [[Report]]\n- [My note](obsidian://open?vault=Other&file=Note)\n\n[^1]: [Coast - Quays](https://coast.org/quays)\n',
			'B.md': '## Sources\n- [Reuters - Talks](https://reuters.com/talks)\n- [BBC - News](https://bbc.co.uk/n)\n',
			'Report.md': '---\nurl: https://un.org/report\n---\n',
		};
		const linkHealth = {
			'https://inss.org.il/t': { kind: 'dead', since: '2026-01-02', checked: '2026-01-20', reason: 'the server answers 404' },
			'https://reuters.com/talks': { kind: 'moved', checked: '2026-01-20', to: 'https://reuters.com/world/talks' },
			'https://coast.org/quays': { kind: 'failing', since: '2026-01-20', checked: '2026-01-20', days: 1, reason: 'no answer' },
		};
		const tab = await start(host, { files, theme, width, height: 800, data: { settings: { linkHealth: true }, linkHealth } });
		await answer(tab, {});
		const faults: string[] = [];
		const look = async (name: string, part: string): Promise<void> => {
			await tab.page.locator(part).first().waitFor();
			expect(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits`).toBe(true);
			const found = await axeFaults(tab.page, part);
			// The colours of its main buttons are the app's own.
			faults.push(...found.filter((fault) => !fault.includes('class="mod-cta"')).map((fault) => `${name}: ${fault}`));
			await tab.screenshot(`sources-${name}-${theme}-${width}`);
		};
		const panel = await panelOf(tab, 'A.md');
		await panel.getByRole('button', { name: 'Also in 1 note' }).first().click();
		await panel.locator('.dossier-health-dead').first().waitFor();
		await look('panel', '.workspace-leaf-content[data-type="dossier-sources"]');
		await run(tab, 'show-vault-sources');
		await tab.page.locator('.dossier-report-entry').first().click();
		await tab.page.locator('.dossier-report-note').first().waitFor();
		await look('vault', '.workspace-leaf-content[data-type="dossier-vault-sources"]');
		await run(tab, 'check-links-in-vault');
		await tab.page.locator('.dossier-hosts li').first().waitFor();
		await look('hosts', '.modal');
		await tab.page.keyboard.press('Escape');
		await open(tab, 'A.md');
		await run(tab, 'cite-source');
		await tab.page.locator('.dossier-cited').first().waitFor();
		await look('cite', '.prompt');
		await tab.page.keyboard.press('Escape');
		await run(tab, 'add-source');
		await field(tab, 'Address').fill('https://bbc.co.uk/n');
		await tab.page.locator('.dossier-form-message:text("Also given")').waitFor();
		await look('add', '.dossier-add-source');
		expect(faults).toEqual([]);
		expect(await asked(tab)).toEqual([]);
		await tab.close();
	},
);

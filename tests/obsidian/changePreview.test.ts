import { describe, expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { OTHER_SUBJECTS, SUBJECT } from '../support/oneSubject.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Iran is linked by three notes on the same subject and lists none of them; Oman by one. */
const FILES: Record<string, string> = {
	'Iran.md': `# Iran\n\n${SUBJECT}\n\n## Related Notes\n`,
	'Oman.md': `# Oman\n\n${SUBJECT}\n\n## Related Notes\n`,
	'A.md': `First words on [[Iran]] here. ${SUBJECT}\n`,
	'B.md': `Second words on [[Iran]] there. ${SUBJECT}\n`,
	'C.md': `Third words on [[Iran]], and on [[Oman]]. ${SUBJECT}\n`,
	...OTHER_SUBJECTS,
};

async function started(files: Record<string, string> = FILES, data: unknown = {}): Promise<HostTab> {
	const tab = await host.open({ files, data });
	await untilRead(tab);
	return tab;
}

const run = (tab: HostTab, command: string): Promise<boolean> =>
	tab.page.evaluate((id) => window.host.runCommand(`dossier:${id}`), command);
const disk = (tab: HostTab, path: string): Promise<string | null> => tab.page.evaluate((name) => window.host.readDisk(name), path);
const totals = (tab: HostTab): Promise<string | null> => tab.page.locator('.dossier-changes-totals').textContent();
const accept = (tab: HostTab): Promise<void> => tab.page.locator('.dossier-changes-accept').click();
const rows = (tab: HostTab): Promise<string[]> =>
	tab.page.evaluate(() =>
		Array.from(document.querySelectorAll('.dossier-changes-list [role=listitem]'))
			.sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
			.map((row) => {
				const box = row.querySelector<HTMLInputElement>('input[type=checkbox]');
				const sign = box?.indeterminate === true ? '[-]' : box?.checked === true ? '[x]' : '[ ]';
				return `${sign} ${row.querySelector('.dossier-change-path, .dossier-change-label')?.textContent ?? ''}`;
			}),
	);
const boxOf = (tab: HostTab, label: string): ReturnType<HostTab['page']['locator']> =>
	tab.page.locator('.dossier-change').filter({ hasText: label }).getByRole('checkbox').first();

async function preview(tab: HostTab, command = 'update-related-in-vault'): Promise<void> {
	await run(tab, command);
	await tab.page.locator('.dossier-changes-accept').waitFor();
}

describe('what is ticked', () => {
	test('is told first, note by note and change by change, and can be set for all, for a note and for one', async () => {
		const tab = await started();
		await preview(tab);
		expect(await totals(tab)).toBe('4 bullets in 2 notes ticked, of 4 proposed in 2 notes');
		expect(await rows(tab)).toEqual(['[x] Iran', '[x] A', '[x] B', '[x] C', '[x] Oman', '[x] C']);
		await boxOf(tab, 'Third words').uncheck();
		expect(await rows(tab)).toEqual(['[-] Iran', '[x] A', '[x] B', '[ ] C', '[x] Oman', '[x] C']);
		await tab.page.getByRole('checkbox', { name: 'All changes in Oman.md' }).uncheck();
		expect(await totals(tab)).toBe('2 bullets in 1 note ticked, of 4 proposed in 2 notes');
		await tab.page.getByRole('button', { name: 'Tick none' }).click();
		expect(await rows(tab)).toEqual(['[ ] Iran', '[ ] A', '[ ] B', '[ ] C', '[ ] Oman', '[ ] C']);
		expect(await tab.page.locator('.dossier-changes-accept').isDisabled()).toBe(true);
		await tab.page.getByRole('button', { name: 'Tick all' }).click();
		expect(await totals(tab)).toBe('4 bullets in 2 notes ticked, of 4 proposed in 2 notes');
		await tab.close();
	});

	test('is written and nothing else, as one change', async () => {
		const tab = await started();
		await preview(tab);
		await boxOf(tab, 'First words').uncheck();
		await tab.page.getByRole('checkbox', { name: 'All changes in Oman.md' }).uncheck();
		await accept(tab);
		await expect.poll(() => disk(tab, 'Iran.md')).toBe(`${FILES['Iran.md'] ?? ''}- [[B]]\n- [[C]]\n`);
		expect(await disk(tab, 'Oman.md')).toBe(FILES['Oman.md']);
		await expect.poll(() => tab.page.locator('.notice').textContent()).toContain('Added 2 bullets in Iran.md.');
		await tab.close();
	});

	test('of a filter is what all and none are about', async () => {
		const tab = await started();
		await preview(tab);
		await tab.page.getByRole('searchbox').fill('oman');
		await expect.poll(() => rows(tab)).toEqual(['[x] Oman', '[x] C']);
		await tab.page.getByRole('button', { name: 'Tick none' }).click();
		expect(await totals(tab)).toBe('3 bullets in 1 note ticked, of 4 proposed in 2 notes');
		await tab.page.getByRole('searchbox').fill('');
		await tab.page.getByRole('checkbox', { name: 'Only ticked' }).check();
		await expect.poll(() => rows(tab)).toEqual(['[x] Iran', '[x] A', '[x] B', '[x] C']);
		await tab.close();
	});

	test('is what is written also where that is asked for in the same moment, and once however often it is', async () => {
		const tab = await started();
		await preview(tab);
		const click = (...names: readonly string[]): Promise<void> =>
			tab.page.evaluate((asked) => {
				for (const name of asked)
					for (const button of document.querySelectorAll<HTMLElement>('.dossier-changes-modal button'))
						if (button.textContent.startsWith(name)) button.click();
			}, names);
		await click('Tick none', 'Add');
		await expect.poll(() => totals(tab)).toBe('0 bullets in 0 notes ticked, of 4 proposed in 2 notes');
		await tab.page.evaluate(() => window.host.settled());
		expect(await disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
		await click('Tick all');
		await expect.poll(() => totals(tab)).toBe('4 bullets in 2 notes ticked, of 4 proposed in 2 notes');
		await click('Add', 'Add');
		await expect.poll(() => disk(tab, 'Iran.md')).toBe(`${FILES['Iran.md']}- [[A]]\n- [[B]]\n- [[C]]\n`);
		await tab.page.evaluate(() => window.host.settled());
		expect(await tab.page.locator('.notice').allTextContents()).toEqual([expect.stringContaining('Added 4 bullets in 2 notes')]);
	});
	test('can be gone through with the keys', async () => {
		const tab = await started();
		await preview(tab);
		await tab.page.getByRole('checkbox', { name: 'All changes in Iran.md' }).focus();
		await tab.page.keyboard.press('ArrowDown');
		await expect
			.poll(() => tab.page.evaluate(() => document.activeElement?.closest('[role=listitem]')?.textContent))
			.toContain('First words');
		await tab.page.keyboard.press('Space');
		expect(await rows(tab)).toEqual(['[-] Iran', '[ ] A', '[x] B', '[x] C', '[x] Oman', '[x] C']);
		await tab.close();
	});
});

describe('a preview that is left to look something up', () => {
	test('waits with its ticks and words, and knows what was written meanwhile', async () => {
		const tab = await started();
		await preview(tab);
		await boxOf(tab, 'First words').uncheck();
		await tab.page.getByRole('button', { name: 'Say why B is related' }).first().click();
		await tab.page.getByRole('textbox', { name: 'Why B is related' }).fill('a border');
		await tab.page.locator('[aria-description="Open C.md, line 1"]').first().click();
		await expect.poll(() => tab.page.evaluate(() => window.host.app.workspace.getActiveFile()?.path)).toBe('C.md');
		expect(await tab.page.locator('.dossier-changes-modal').count()).toBe(0);
		await tab.page.evaluate(() => window.host.externalWrite('Iran.md', '# Iran\n\nNew words.\n\n## Related Notes\n'));
		await tab.page.evaluate(() => window.host.settled());
		await tab.page.waitForTimeout(500);
		await tab.page.locator('.notice').getByRole('button', { name: 'Back to the preview' }).click();
		await expect.poll(() => rows(tab)).toEqual(['[-] Iran', '[ ] A', '[x] B', '[x] C', '[x] Oman', '[x] C']);
		expect(await tab.page.locator('.notice').count()).toBe(0);
		expect(await tab.page.getByRole('textbox', { name: 'Why B is related' }).inputValue()).toBe('a border');
		await accept(tab);
		await expect.poll(() => disk(tab, 'Iran.md')).toBe('# Iran\n\nNew words.\n\n## Related Notes\n- [[B]] — a border\n- [[C]]\n');
		await tab.close();
	});

	test('comes back by command too, and Escape loses nothing that was ticked or typed', async () => {
		const tab = await started();
		await preview(tab);
		await boxOf(tab, 'First words').uncheck();
		await tab.page.keyboard.press('Escape');
		await expect.poll(() => tab.page.locator('.dossier-changes-modal').count()).toBe(0);
		await preview(tab, 'back-to-preview');
		expect(await rows(tab)).toEqual(['[-] Iran', '[ ] A', '[x] B', '[x] C', '[x] Oman', '[x] C']);
		await tab.page.getByRole('button', { name: 'Cancel' }).click();
		expect(await tab.page.locator('.notice').count()).toBe(0);
		expect(await run(tab, 'back-to-preview')).toBe(false);
		await tab.close();
	});
});

describe('never again', () => {
	const dismissed = (tab: HostTab): Promise<unknown> =>
		tab.page.evaluate(
			() => (JSON.parse(window.host.readDisk('.obsidian/plugins/dossier/data.json') ?? '{}') as { dismissed?: unknown }).dismissed ?? {},
		);

	test('acts when the preview is accepted and not before, and goes with Undo', async () => {
		const tab = await started();
		await preview(tab);
		const row = tab.page.locator('.dossier-change').filter({ hasText: 'First words' });
		await row.getByRole('button', { name: 'Never again: A for Iran' }).click();
		await tab.page
			.locator('.dossier-change')
			.filter({ hasText: 'Third words' })
			.getByRole('button', { name: 'Never again: C for Iran' })
			.click();
		await tab.page.locator('.dossier-change.is-dismissed').getByRole('button', { name: 'Propose C again' }).click();
		expect(await totals(tab)).toBe('3 bullets in 2 notes ticked, of 4 proposed in 2 notes; 1 never again');
		expect(await dismissed(tab)).toEqual({});
		await accept(tab);
		await expect.poll(() => dismissed(tab)).toEqual({ 'Iran.md': ['A.md'] });
		await expect.poll(() => disk(tab, 'Iran.md')).toBe(`${FILES['Iran.md'] ?? ''}- [[B]]\n- [[C]]\n`);
		const notice = tab.page.locator('.notice');
		await expect.poll(() => notice.textContent()).toContain('Added 3 bullets in 2 notes. 1 is not proposed again.');
		await notice.getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => dismissed(tab)).toEqual({});
		await expect.poll(() => disk(tab, 'Iran.md')).toBe(FILES['Iran.md']);
		await tab.close();
	});

	test('is given up with the preview', async () => {
		const tab = await started();
		await preview(tab);
		await tab.page.getByRole('button', { name: 'Never again: A for Iran' }).click();
		await tab.page.getByRole('button', { name: 'Cancel' }).click();
		expect(await dismissed(tab)).toEqual({});
		await tab.close();
	});

	test('is seen in the settings and lifted there', async () => {
		const tab = await started(FILES, { dismissed: { 'Iran.md': ['A.md', 'B.md'] } });
		await tab.page.evaluate(() => window.host.openSettings());
		await tab.page.getByText('Dismissed and ignored', { exact: true }).click();
		const entry = tab.page.locator('.setting-item').filter({ hasText: 'Never proposed for Iran.md' });
		await expect.poll(() => entry.locator('.setting-item-name').allTextContents()).toEqual(['A', 'B']);
		await entry.first().getByRole('button').click();
		await expect.poll(() => dismissed(tab)).toEqual({ 'Iran.md': ['B.md'] });
		await expect.poll(() => entry.locator('.setting-item-name').allTextContents()).toEqual(['B']);
		await tab.close();
	});
});

describe('every kind of bulk change', () => {
	test('safe fixes of the vault are shown with the lines they change, and only ticked ones are made', async () => {
		const policy = (actors: string): string =>
			`---\ntype: policy\nactors: ${actors}\nstatus: in force\n---\n\n## Overview\n\nWords.\n\n## Related Notes\n\n## Sources\n`;
		const tab = await started({ 'One.md': policy('Iran'), 'Two.md': policy('Oman'), 'Iran.md': '', 'Oman.md': '' });
		await preview(tab, 'fix-vault');
		expect(await totals(tab)).toBe('2 problems in 2 notes ticked, of 2 proposed in 2 notes');
		expect(await tab.page.locator('.dossier-diff-text').allTextContents()).toEqual([
			'actors: Iran',
			'actors: [Iran]',
			'actors: Oman',
			'actors: [Oman]',
		]);
		await tab.page.getByRole('checkbox', { name: 'All changes in Two.md' }).uncheck();
		await accept(tab);
		await expect.poll(() => disk(tab, 'One.md')).toBe(policy('[Iran]'));
		expect(await disk(tab, 'Two.md')).toBe(policy('Oman'));
		await tab.close();
	});

	test('mentions are shown with their sentences before all are linked', async () => {
		const files = { 'Iran.md': '# Iran\n', 'A.md': 'Iran here, Iran there.\n', 'B.md': 'On Iran.\n' };
		const tab = await started(files);
		await tab.page.evaluate(() => window.host.open('Iran.md'));
		await run(tab, 'show-backlinks');
		const mentions = tab.page.locator('.dossier-mentions');
		await mentions.getByRole('button', { name: /Unlinked mentions/ }).click();
		await mentions.getByRole('button', { name: /^Link all/ }).click();
		await tab.page.locator('.dossier-changes-accept').waitFor();
		await expect
			.poll(() => tab.page.locator('.dossier-changes-list .dossier-context').first().textContent())
			.toContain('Iran here, Iran there.');
		await accept(tab);
		await expect.poll(() => disk(tab, 'B.md')).toBe('On [[Iran]].\n');
		await expect.poll(() => disk(tab, 'A.md')).toContain('[[Iran]] here');
		await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => disk(tab, 'A.md')).toBe(files['A.md']);
		await tab.close();
	});

	test('a section that holds no more says so, and what does not fit waits unticked', async () => {
		const tab = await started(FILES, { settings: { relatedLimit: 1 } });
		await preview(tab);
		expect(await rows(tab)).toEqual(['[-] Iran', '[x] A', '[ ] B', '[ ] C', '[x] Oman', '[x] C']);
		expect(await tab.page.locator('.dossier-change-note').first().textContent()).toContain(
			'The best is ticked: the section holds 1 bullet at most, unless you tick more.',
		);
		await tab.close();
	});

	test('bullets of notes that the app heard to be deleted are taken out with what is added; those of unwritten notes wait', async () => {
		const iran = `# Iran\n\n${SUBJECT}\n\n## Related Notes\n- [[Unwritten]]\n- [[Gone too]] — with a reason\n- [[Gone]]\n`;
		const tab = await started({ ...FILES, 'Iran.md': iran, 'Old/Gone.md': 'Words.\n', 'Gone too.md': 'Words.\n' });
		await tab.page.evaluate(() => window.host.open('Iran.md'));
		await tab.page.evaluate(async () => {
			await window.host.externalDelete('Old/Gone.md');
			await window.host.externalDelete('Gone too.md');
		});
		await tab.page.evaluate(() => window.host.settled());
		await tab.page.waitForTimeout(500);
		await preview(tab, 'update-related');
		// Below them two groups that are closed.
		expect((await rows(tab)).slice(-4)).toEqual(['[ ] Take out Gone too', '[x] Take out Gone', '[ ] ', '[ ] ']);
		expect(await tab.page.locator('.dossier-changes-list').textContent()).toContain(
			'1 that lead nowhere: their notes may not be written yet',
		);
		await accept(tab);
		await expect.poll(() => disk(tab, 'Iran.md')).toBe(iran.replace('- [[Gone]]\n', '- [[A]]\n- [[B]]\n- [[C]]\n'));
		await expect.poll(() => tab.page.locator('.notice').textContent()).toContain('Made 4 changes in Iran.md.');
		await tab.page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => disk(tab, 'Iran.md')).toBe(iran);
		await tab.close();
	});

	test('more than a fifth of the notes, and more than twenty, is asked about once more', async () => {
		const files: Record<string, string> = {};
		for (let at = 0; at < 25; at += 1) {
			files[`Actor ${at}.md`] = '## Related Notes\n';
			files[`Text ${at}.md`] = `On [[Actor ${at}]].\n`;
		}
		const tab = await started(files);
		await preview(tab);
		await accept(tab);
		const question = tab.page.locator('.modal').filter({ hasText: 'more than a fifth of the 50 notes' });
		await expect.poll(() => question.count()).toBe(1);
		expect(await question.textContent()).toContain('Add 25 bullets in 25 notes?');
		await question.getByRole('button', { name: 'Cancel' }).click();
		await tab.page.waitForTimeout(200);
		expect(await disk(tab, 'Actor 0.md')).toBe('## Related Notes\n');
		await accept(tab);
		await question.getByRole('button', { name: 'Add', exact: true }).click();
		await expect.poll(() => disk(tab, 'Actor 24.md')).toBe('## Related Notes\n- [[Text 24]]\n');
		await tab.close();
	});
});

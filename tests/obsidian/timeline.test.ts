import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

const FILES = {
	'Iran.md': '---\ntype: country\n---\n# Iran\n\n- 1979: a revolution, see [[Pact]]\n- 44 BC: old\n',
	'Pact.md': '---\ntype: policy\nactors: [Iran]\nstatus: proposed\ndate: 2015-07-14\nvoted: 1999-05-01\n---\n',
	'Far.md': '- 1914: a war\n',
	'Block.md': '```dossier-timeline\ntype: policy\nzoom: year\n```\n',
	'Wrong.md': '```dossier-timeline\nzoom: week\n```\n',
};

const rows = (tab: HostTab, within = '.workspace-leaf-content[data-type="dossier-timeline"]'): Promise<string[]> =>
	tab.page
		.locator(`${within} .dossier-virtual-row`)
		.allInnerTexts()
		.then((texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim()));

test('the timeline shows what happened around the open note, opens lines, follows the note and zooms', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.open('Iran.md'));
	await page.evaluate(() => window.host.runCommand('dossier:show-timeline'));
	await expect
		.poll(() => rows(tab))
		.toEqual(['40s BC 1', '44 BC old Iran', '1970s 1', '1979 a revolution, see Pact Iran', '2010s 1', '2015-07-14 Pact']);
	await page.getByLabel('How long the periods are').selectOption('day');
	await expect.poll(async () => (await rows(tab)).at(-2)).toBe('14 July 2015 1');
	await page.getByRole('button', { name: /a revolution/ }).press('Enter');
	await expect.poll(() => page.evaluate(() => window.getSelection()?.toString().trim())).toBe('- 1979: a revolution, see [[Pact]]');
	await page.getByLabel('Which notes').selectOption({ label: 'The whole vault' });
	await expect.poll(async () => (await rows(tab)).join('\n')).toContain('1914 a war Far');
	await page.getByLabel('Filter the timeline').fill('war');
	await expect.poll(() => rows(tab)).toEqual(['1914 1', '1914 a war Far']);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const copies = async (form: string, text: string): Promise<void> => {
		await page.getByRole('button', { name: 'Copy the timeline' }).click();
		await page.getByText(`Copy as ${form}`).click();
		await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
	};
	await copies('Markdown table', '| Date | What | Note |\n| --- | --- | --- |\n| 1914 | a war | [[Far]] |\n');
	await copies('CSV', 'date,written,text,field,path,line\r\n1914,1914,a war,,Far.md,1\r\n');
	await page.evaluate(() => window.host.externalWrite('Far.md', '- 1915: a war\n'));
	await expect.poll(() => rows(tab)).toEqual(['1915 1', '1915 a war Far']);
	await page.getByLabel('Filter the timeline').fill('voted');
	await expect.poll(() => page.locator('.dossier-empty').innerText()).toBe('Nothing matches the filter');
	// A type that comes to know a field as a date dates notes that did not change.
	await page.evaluate(() =>
		window.host.externalWrite(
			'Types/policy.md',
			'---\ntype: note-type\nname: policy\nfields:\n  actors: { kind: note, many: true }\n  voted: { kind: date }\n---\n',
		),
	);
	await expect.poll(() => rows(tab)).toEqual(['1 May 1999 1', '1999-05-01 Pact: voted']);
	await tab.close();
});

test('on iOS, where only a tap may write, the clipboard is asked for the timeline while it lasts', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate(() => window.host.open('Far.md'));
	await page.evaluate(() => window.host.runCommand('dossier:show-timeline'));
	await expect.poll(async () => (await rows(tab)).join('\n')).toContain('1914 a war');
	await page.getByRole('button', { name: 'Copy the timeline' }).click();
	const isAskedAtOnce = await page.getByText('Copy as CSV').evaluate((item) => {
		const { clipboard } = navigator;
		Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone', configurable: true });
		const write = clipboard.write.bind(clipboard);
		let isAsked = false;
		clipboard.write = (items): Promise<void> => {
			isAsked = true;
			return write(items);
		};
		item.dispatchEvent(new MouseEvent('click', { bubbles: true }));
		clipboard.write = write;
		Reflect.deleteProperty(navigator, 'userAgent');
		return isAsked;
	});
	expect(isAskedAtOnce).toBe(true);
	await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('1914,1914,a war');
	await tab.close();
});

test('a code block shows a timeline in the note, and says what it does not understand', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.open('Block.md', { mode: 'reading' }));
	await expect.poll(() => rows(tab, '.dossier-timeline-block')).toEqual(['2015 1', '2015-07-14 Pact']);
	await page.evaluate(() => window.host.open('Wrong.md', { mode: 'reading' }));
	await expect
		.poll(() => page.locator('.dossier-timeline-block').innerText())
		.toBe('“week” is no zoom; one of: century, decade, year, month, day');
	await tab.close();
});

test('a base is made for a type, beside its notes, and never over a file', async () => {
	const tab = await host.open({ files: { ...FILES, 'policy.base': 'mine' }, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.runCommand('dossier:create-base'));
	await page.keyboard.type('policy');
	await page.keyboard.press('Enter');
	await expect.poll(() => page.evaluate(() => window.host.readDisk('policy 2.base'))).toContain('note[\\"type\\"] == \\"policy\\"');
	expect(await page.evaluate(() => window.host.readDisk('policy.base'))).toBe('mine');
	await tab.close();
});

test('a base shows the notes that it found as a timeline, again as it finds others', async () => {
	const tab = await host.open({ files: FILES, data: {} });
	const { page } = tab;
	await untilRead(tab);
	await page.evaluate(() => window.host.showBase('dossier-timeline', ['Far.md', 'Iran.md'], { zoom: 'century' }));
	await expect
		.poll(() => rows(tab, '.bases-view'))
		.toEqual(['1st century BC 1', '44 BC old Iran', '20th century 2', '1914 a war Far', '1979 a revolution, see Pact Iran']);
	await page.evaluate(() => window.host.showBase('dossier-timeline', ['Far.md']));
	await expect.poll(() => rows(tab, '.bases-view')).toEqual(['1910s 1', '1914 a war Far']);
	await tab.close();
});

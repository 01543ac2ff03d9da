import { expect, test } from 'vitest';
import { openHeld } from '../support/heldVault.ts';
import { useHost } from '../support/browser.ts';
import { answer, asked, disk, field, notices, open, openAddSource, run, start, THREE } from '../support/sourcesApp.ts';

const host = useHost();

test('a source is added in the form of the note’s own list, by keys alone', async () => {
	const tab = await start(host, {
		files: { 'A.md': '# A\n\n## References\n* [INSS — A treaty](https://inss.org.il/t)\n\n## Related Notes\n' },
	});
	await answer(tab, {});
	await openAddSource(tab, 'A.md');
	await tab.page.keyboard.type('https://reuters.com/talks');
	await field(tab, 'Title').fill('Talks [in] Geneva');
	await field(tab, 'Publisher').fill('Reuters');
	await field(tab, 'Date').fill('2026-05-12');
	await field(tab, 'Date').press('Enter');
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toBe(
			'# A\n\n## References\n* [INSS — A treaty](https://inss.org.il/t)\n* [Reuters — Talks \\[in\\] Geneva](https://reuters.com/talks) (2026-05-12)\n\n## Related Notes\n',
		);
	expect(await asked(tab)).toEqual([]);
	await tab.page.getByRole('button', { name: 'Undo' }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toBe('# A\n\n## References\n* [INSS — A treaty](https://inss.org.il/t)\n\n## Related Notes\n');
	await tab.close();
});

test('a note without a list of sources gets one, from the panel’s own button', async () => {
	const tab = await start(host, { files: { 'C.md': THREE['C.md'] } });
	await open(tab, 'C.md');
	await run(tab, 'show-sources');
	await tab.page.locator('.dossier-panel-toolbar').getByRole('button', { name: 'Add source…' }).click();
	await field(tab, 'Address').fill('https://reuters.com/the-talks');
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toBe('# C\n\nNothing is cited.\n\n## Sources\n- [the talks](https://reuters.com/the-talks)\n');
	await tab.close();
});

test('the form is given up by its button, and nothing is written', async () => {
	const tab = await start(host, { files: THREE });
	await openAddSource(tab, 'C.md');
	await field(tab, 'Address').fill('https://reuters.com/the-talks');
	await tab.page.getByRole('button', { name: 'Cancel', exact: true }).click();
	await expect.poll(() => tab.page.locator('.modal').count()).toBe(0);
	expect(await disk(tab, 'C.md')).toBe(THREE['C.md']);
	await tab.close();
});

test('a page that the note gives already, in whatever spelling, is said and not written twice', async () => {
	const tab = await start(host, { files: THREE });
	await openAddSource(tab, 'B.md');
	await field(tab, 'Address').fill('http://www.reuters.com/talks/?utm_source=x');
	await expect.poll(() => tab.page.locator('.dossier-form-message').textContent()).toBe('Also given in A.');
	await field(tab, 'Address').fill('http://www.inss.org.il/t/#top');
	await expect.poll(() => tab.page.locator('.dossier-form-message').textContent()).toBe('This note gives the page already.');
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => notices(tab)).toEqual(['This note gives the page already']);
	expect(await disk(tab, 'B.md')).toBe(THREE['B.md']);
	await tab.close();
});

test('that another note gives the page is said as soon as that is read', async () => {
	const tab = await openHeld(host, 0, { files: THREE });
	await openAddSource(tab, 'B.md');
	await field(tab, 'Address').fill('https://reuters.com/talks');
	expect(await tab.page.locator('.dossier-form-message').textContent()).toBe('');
	await tab.page.evaluate(() => window.letRead?.());
	await expect.poll(() => tab.page.locator('.dossier-form-message').textContent()).toBe('Also given in A.');
	await tab.close();
});

test('the title is fetched only when the button is pressed, and is text whatever it holds', async () => {
	const tab = await start(host, { files: THREE });
	const html =
		'<html><head><title>A &lt;img src=x onerror=&quot;document.title=1&quot;&gt; \n\u202e title](javascript:x) | INSS</title><meta property="og:site_name" content="INSS"><meta property="article:published_time" content="2026-05-12T08:00"><script>window.ran = true</script></head><body><img src="https://evil.example.org/x.png" onerror="window.ran = true"></body></html>';
	await answer(tab, { 'https://inss.org.il/new': { status: 200, text: html } });
	await openAddSource(tab, 'C.md');
	await field(tab, 'Address').fill('https://inss.org.il/new');
	expect(await asked(tab)).toEqual([]);
	await tab.page.getByRole('button', { name: 'Fetch title' }).click();
	await expect.poll(() => field(tab, 'Title').inputValue()).toBe('A <img src=x onerror="document.title=1"> title](javascript:x)');
	expect(await field(tab, 'Publisher').inputValue()).toBe('INSS');
	expect(await field(tab, 'Date').inputValue()).toBe('2026-05-12');
	expect(await asked(tab)).toEqual(['GET https://inss.org.il/new']);
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await run(tab, 'show-sources');
	await expect
		.poll(() => tab.page.locator('.dossier-source-title').allTextContents())
		.toEqual(['A <img src=x onerror="document.title=1"> title](javascript:x)']);
	expect(await tab.page.locator('.dossier-panel img, .dossier-add-source img').count()).toBe(0);
	expect(await tab.page.locator('.dossier-source a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
		'https://inss.org.il/new',
	]);
	expect(await tab.page.evaluate(() => 'ran' in window)).toBe(false);
	await tab.close();
});

test('a page says of itself who wrote it and when, in the words of scholars, sites and search engines', async () => {
	const tab = await start(host, { files: THREE });
	await answer(tab, {
		'https://journal.example.org/weirs': {
			status: 200,
			text: '<title>Weirs | Site</title><meta name="citation_title" content="Weirs of Orla"><meta name="citation_author" content="Horn, Ada"><meta name="citation_author" content="Felt, Bo"><meta name="citation_publication_date" content="1996/05/17"><meta name="citation_journal_title" content="Coast Journal">',
		},
		'https://news.example.org/quays': {
			status: 200,
			text: '<title>Quays - The Lantern</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Quays reopen","datePublished":"2026-05-12T08:00:00Z","author":[{"name":"Ada Horn"}],"publisher":{"name":"The Lantern"}}]}</script>',
		},
		'https://files.example.org/A%20paper_1.pdf': { status: 200, headers: { 'Content-Type': 'application/pdf' }, text: '%PDF-1.7' },
		'https://files.example.org/a.zip': { status: 200, headers: { 'content-type': 'application/zip' }, text: 'PK' },
		'https://files.example.org/long': { status: 200, headers: { 'content-type': 'text/html' }, text: 'a'.repeat(2_000_001) },
	});
	const fetched = async (url: string): Promise<string[]> => {
		await openAddSource(tab, 'C.md');
		await field(tab, 'Address').fill(url);
		await tab.page.getByRole('button', { name: 'Fetch title' }).click();
		await expect.poll(() => tab.page.getByRole('button', { name: 'Fetch title' }).isEnabled()).toBe(true);
		const found = await Promise.all(['Title', 'Publisher', 'Author', 'Date'].map((name) => field(tab, name).inputValue()));
		const message = await tab.page.locator('.dossier-form-message').textContent();
		await tab.page.keyboard.press('Escape');
		return [...found, message ?? ''];
	};
	expect(await fetched('https://journal.example.org/weirs')).toEqual([
		'Weirs of Orla',
		'Coast Journal',
		'Horn, Ada; Felt, Bo',
		'1996-05-17',
		'',
	]);
	expect(await fetched('https://news.example.org/quays')).toEqual(['Quays reopen', 'The Lantern', 'Ada Horn', '2026-05-12', '']);
	expect(await fetched('https://files.example.org/A%20paper_1.pdf')).toEqual(['A paper 1', '', '', '', '']);
	expect(await fetched('https://files.example.org/a.zip')).toEqual([
		'',
		'',
		'',
		'',
		'The title was not fetched: it is application/zip and no page.',
	]);
	expect(await fetched('https://files.example.org/long')).toEqual(['', '', '', '', 'The title was not fetched: it is longer than 2 MB.']);
	await tab.close();
});

test('asking an address for its title says why there is none', async () => {
	const tab = await start(host, { files: THREE });
	await answer(tab, { 'https://gone.example.org/x': { status: 404 } });
	await openAddSource(tab, 'C.md');
	for (const [url, says] of [
		['http://192.168.0.1/admin', 'The title was not fetched: not asked: it leads to a private address.'],
		['http://127.1/', 'The title was not fetched: not asked: it leads to a private address.'],
		['javascript:alert(1)', 'Enter an address that begins with http:// or https://.'],
		['https://gone.example.org/x', 'The title was not fetched: the server answers 404.'],
	] as const) {
		await field(tab, 'Address').fill(url);
		await tab.page.getByRole('button', { name: 'Fetch title' }).click();
		await expect.poll(() => tab.page.locator('.dossier-form-message').textContent(), { message: url }).toBe(says);
	}
	expect(await asked(tab)).toEqual(['GET https://gone.example.org/x']);
	await tab.close();
});

test('a note deleted while the form is open is refused with the reason', async () => {
	const tab = await start(host, { files: THREE });
	await openAddSource(tab, 'C.md');
	await tab.page.evaluate(() => window.host.externalDelete('C.md'));
	await field(tab, 'Address').fill('https://reuters.com/talks');
	await tab.page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect.poll(() => notices(tab)).toEqual(['Nothing was changed: C.md is not there any more']);
	expect(await disk(tab, 'C.md')).toBeNull();
	await tab.close();
});

test('the form begins with the address in the text, with the title that is selected, or with what was copied', async () => {
	const tab = await start(host, { files: { 'A.md': '# A\n\nSee https://reuters.com/talks or words.\n' } });
	await answer(tab, {});
	const address = (): Promise<string> => field(tab, 'Address').inputValue();
	const select = (from: number, to: number): Promise<void> =>
		tab.page.evaluate(
			([a, b]) => window.host.app.workspace.activeEditor?.editor?.setSelection({ line: 2, ch: a ?? 0 }, { line: 2, ch: b ?? 0 }),
			[from, to],
		);
	await open(tab, 'A.md');
	await select(10, 10);
	await run(tab, 'add-source');
	await expect.poll(address).toBe('https://reuters.com/talks');
	await tab.page.keyboard.press('Escape');
	await tab.page.evaluate(() => navigator.clipboard.writeText('https://inss.org.il/t'));
	await select(33, 38);
	await run(tab, 'add-source');
	await expect.poll(address).toBe('https://inss.org.il/t');
	expect(await field(tab, 'Title').inputValue()).toBe('words');
	await tab.page.keyboard.press('Enter');
	await expect
		.poll(() => tab.page.evaluate(() => window.host.editorText()))
		.toBe('# A\n\nSee https://reuters.com/talks or words.\n\n## Sources\n- [words](https://inss.org.il/t)\n');
	expect(await asked(tab)).toEqual([]);
	await tab.close();
});

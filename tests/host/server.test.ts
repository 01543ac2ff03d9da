import { Buffer } from 'node:buffer';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from './server.mjs';

async function served<T>(options: Parameters<typeof startServer>[0], use: (url: string) => Promise<T>): Promise<T> {
	// What is served under these names is not looked at.
	const server = await startServer({ bundle: { js: '', css: '' }, ...options });
	try {
		return await use(server.url);
	} finally {
		await server.close();
	}
}

const write = (url: string, change: { path: string; text: string | null }): Promise<number> =>
	fetch(`${url}write`, { method: 'POST', body: JSON.stringify(change) }).then(({ status }) => status);

test('a vault is served as it is, bytes that are no text in base64', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'dossier-served-'));
	writeFileSync(path.join(folder, 'Note.md'), '\uFEFFa\r\n');
	writeFileSync(path.join(folder, 'odd.md'), Buffer.from([0xff, 0xfe, 0x41]));
	const files = await served({ vault: folder }, async (url) => (await fetch(`${url}vault.json`)).json() as Promise<unknown>);
	expect(files).toEqual({ 'Note.md': '\uFEFFa\r\n', 'odd.md': { base64: '//5B' } });
});

test('nothing is written unless it was asked for', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'dossier-served-'));
	expect(await served({ vault: folder }, (url) => write(url, { path: 'A.md', text: 'a' }))).toBe(404);
	expect(existsSync(path.join(folder, 'A.md'))).toBe(false);
});

test('a change is written into the vault and never beside it', async () => {
	const folder = path.join(mkdtempSync(path.join(tmpdir(), 'dossier-served-')), 'vault');
	await served({ vault: folder, write: true }, async (url) => {
		expect(await write(url, { path: 'Deep/A.md', text: 'a' })).toBe(204);
		expect(readFileSync(path.join(folder, 'Deep/A.md'), 'utf8')).toBe('a');
		expect(await write(url, { path: '../B.md', text: 'b' })).toBe(500);
		expect(existsSync(path.join(folder, '../B.md'))).toBe(false);
		expect(await write(url, { path: 'Deep/A.md', text: null })).toBe(204);
		expect(existsSync(path.join(folder, 'Deep/A.md'))).toBe(false);
	});
});

test('only the stand-in, the plugin and the vault are served', async () => {
	const statuses = await served({}, (url) =>
		Promise.all(
			['', 'phone', 'app.js', 'app.css', 'package.json', '../package.json', 'plugin/../package.json'].map((one) =>
				fetch(url + one).then(({ status }) => status),
			),
		),
	);
	expect(statuses).toEqual([200, 200, 200, 200, 404, 404, 404]);
});

test('a page of another site is refused', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'dossier-served-'));
	const status = await served({ vault: folder, write: true }, (url) =>
		fetch(`${url}write`, {
			method: 'POST',
			body: JSON.stringify({ path: 'A.md', text: 'a' }),
			headers: { origin: 'https://example.org' },
		}).then((answer) => answer.status),
	);
	expect(status).toBe(403);
	expect(existsSync(path.join(folder, 'A.md'))).toBe(false);
});

test('the style of a theme is served where one is named, and asked for by the page', async () => {
	const themeFile = path.join(mkdtempSync(path.join(tmpdir(), 'dossier-served-')), 'theme.css');
	writeFileSync(themeFile, 'body { color: red; }');
	const read = (options: Parameters<typeof startServer>[0]): Promise<[number, boolean]> =>
		served(options, async (url) => [
			(await fetch(`${url}theme.css`)).status,
			(await (await fetch(url)).text()).includes('"hasThemeStyle":true'),
		]);
	expect(await read({ themeFile })).toEqual([200, true]);
	expect(await read({})).toEqual([404, false]);
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { findBrowser } from './findBrowser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dossier-browser-'));
const [named = '', installed = ''] = ['named', 'installed'].map((name) => {
	const file = path.join(folder, name);
	writeFileSync(file, '');
	return file;
});
const absent = path.join(folder, 'absent');

test.each([
	['the one that CHROME_PATH names comes first', named, [installed], named],
	['then the first that the system has', undefined, [absent, installed], installed],
	['an empty CHROME_PATH names none', '', [installed], installed],
	['"system" names it, too', 'system', [installed], installed],
])('%s', (_, chromePath, places, found) => {
	expect(findBrowser(chromePath, places, { platform: 'linux', arch: 'arm64' })).toEqual({ executablePath: found });
});

test('a CHROME_PATH that leads nowhere is an error, not another browser', () => {
	expect(() => findBrowser(absent, [installed])).toThrow(
		`CHROME_PATH is "${absent}", and there is no such file; unset it, or name a Chrome or Chromium`,
	);
});

test('a system without one is told the one command to type', () => {
	const [linux, mac, windows] = (['linux', 'darwin', 'win32'] as const).map(
		(platform) => () => findBrowser('', [absent], { platform, arch: 'arm64' }),
	);
	expect(linux).toThrow('the browser tests found no Chrome or Chromium; type: sudo apt-get install -y chromium (or set CHROME_PATH)');
	expect(mac).toThrow('type: brew install --cask google-chrome');
	expect(windows).toThrow('type: winget install Google.Chrome');
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
	'on Linux x64 a package ships one, which is taken before the system’s own unless that is asked for',
	() => {
		expect(findBrowser('system', [installed])).toEqual({ executablePath: installed });
		expect(findBrowser(undefined, [installed])).toEqual({
			executablePath: expect.stringMatching(/\.cache.dossier-chromium-147\.0\.0.chromium$/) as string,
			env: expect.objectContaining({ LD_LIBRARY_PATH: expect.any(String) as string }) as unknown,
		});
	},
);

import { existsSync } from 'node:fs';
import process from 'node:process';
import type { BrowserProgram } from './browserProgram.ts';
import { shippedChromium } from './shippedChromium.ts';

/** Where systems keep Chrome and Chromium. */
const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser that the tests drive: the one that `CHROME_PATH` names, else on Linux on x64 the one that an npm package ships, else the system's.
 *
 * The one of the package is the same on every machine and draws no window of its own: the browser tests take a quarter less of the
 * processor in it. `CHROME_PATH=system` looks past it.
 *
 * @throws where there is none, with the one command to type.
 */
export function findBrowser(
	named = process.env['CHROME_PATH'],
	places: readonly string[] = PLACES,
	{ platform, arch }: Pick<typeof process, 'platform' | 'arch'> = process,
): BrowserProgram {
	if (named !== undefined && named !== '' && named !== 'system') {
		if (existsSync(named)) return { executablePath: named };
		throw new Error(`CHROME_PATH is "${named}", and there is no such file; unset it, or name a Chrome or Chromium`);
	}
	const shipped = named !== 'system' && platform === 'linux' && arch === 'x64' ? shippedChromium() : undefined;
	if (shipped) return shipped;
	const found = places.find((one) => existsSync(one));
	if (found !== undefined) return { executablePath: found };
	throw new Error(`the browser tests found no Chrome or Chromium; type: ${commandToInstall(platform)} (or set CHROME_PATH)`);
}

function commandToInstall(platform: string): string {
	if (platform === 'darwin') return 'brew install --cask google-chrome';
	if (platform === 'win32') return 'winget install Google.Chrome';
	return 'sudo apt-get install -y chromium';
}

import { mkdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { BootOptions, Files, HostPage } from '../host/page.ts';
import { readVault, startServer, type RunningServer } from '../host/server.mjs';

declare global {
	interface Window {
		host: HostPage;
	}
}

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const screenshots = path.join(projectFolder, 'screenshots');

const CHROMES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** As root, and where there is no display or network. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--font-render-hinting=none',
];

/** The Chrome or Chromium of this machine. @throws with the one command to type where there is none. */
export function chromePath(): string {
	const named = process.env['CHROME_PATH'];
	const found = [...(named === undefined ? [] : [named]), ...CHROMES].find((one) => existsSync(one));
	if (found === undefined)
		throw new Error('the browser tests found no Chrome or Chromium; type: apt-get install -y chromium (or set CHROME_PATH)');
	return found;
}

export interface OpenOptions extends Partial<BootOptions> {
	/** A folder in the project to read the files from, instead of `files`. */
	readonly vault?: string;
	/** Width of the page in CSS pixels; below 600 the app is a phone's. */
	readonly width?: number;
	readonly height?: number;
	/** Leave the page before `boot`, to prepare something in it. */
	readonly withoutBoot?: boolean;
}

/** One page with the app in it. */
export interface HostTab {
	readonly page: Page;
	/** Errors of the console and of promises so far; `close` fails where there are any. */
	readonly errors: string[];
	/** Starts the app, where `withoutBoot` was asked for. */
	boot(options: BootOptions): Promise<void>;
	/** A picture in `screenshots/NAME.png`, which git does not keep. */
	screenshot(name: string): Promise<void>;
	/** Closes the page. @throws where the page met an error that was not expected. */
	close(): Promise<void>;
}

export interface Host {
	/** Opens a new page and starts the app in it. Tabs left open are closed, and looked at for errors, at the end of the file. */
	open(options?: OpenOptions): Promise<HostTab>;
	readonly browser: Browser;
	readonly url: string;
}

/**
 * One browser and one server for the tests of a file; call it once at the top.
 *
 * `pluginFolder` is the folder of the built plugin, default the project's own. A console error or an
 * unhandled rejection in a page fails the test that closes it.
 */
export function useHost(pluginFolder: string = projectFolder): Host {
	let browser: Browser | undefined;
	let server: RunningServer | undefined;
	const tabs = new Set<HostTab>();
	beforeAll(async () => {
		if (!existsSync(path.join(pluginFolder, 'main.js'))) throw new Error('the browser tests need the built plugin; type: npm run build');
		[browser, server] = await Promise.all([chromium.launch({ executablePath: chromePath(), args: FLAGS }), startServer({ pluginFolder })]);
	}, 60_000);
	afterAll(async () => {
		const closed = await Promise.allSettled([...tabs].map((tab) => tab.close()));
		await browser?.close();
		await server?.close();
		const failed = closed.find((one) => one.status === 'rejected');
		if (failed) throw failed.reason as Error;
	}, 30_000);
	const started = <T>(value: T | undefined): T => {
		if (value === undefined) throw new Error('the browser starts before the first test: open pages inside tests');
		return value;
	};
	return {
		get browser() {
			return started(browser);
		},
		get url() {
			return started(server).url;
		},
		async open(options = {}) {
			const tab = await openTab(started(browser), started(server).url, options, () => tabs.delete(tab));
			tabs.add(tab);
			return tab;
		},
	};
}

async function openTab(browser: Browser, url: string, options: OpenOptions, gone: () => void): Promise<HostTab> {
	const { vault, width = 1280, height = 800, withoutBoot = false, files, ...rest } = options;
	const context = await browser.newContext({ viewport: { width, height }, ...(width < 600 ? { hasTouch: true } : {}) });
	const page = await context.newPage();
	// Well under the time of a test: what waits for something that never comes then says where it waited.
	page.setDefaultTimeout(15_000);
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.location().url.endsWith('/plugin/styles.css'))
			errors.push(`console: ${message.text()} ${message.location().url}`);
	});
	await page.goto(`${url}index.html`);
	const tab: HostTab = {
		page,
		errors,
		boot: (bootOptions) => page.evaluate((given) => window.host.boot(given), bootOptions),
		async screenshot(name) {
			mkdirSync(screenshots, { recursive: true });
			await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
		},
		async close() {
			gone();
			await context.close();
			if (errors.length > 0) throw new Error(`the page met ${String(errors.length)} error(s):\n${errors.join('\n')}`);
		},
	};
	if (!withoutBoot) {
		const read: Files = files ?? (vault === undefined ? {} : await readVault(path.resolve(projectFolder, vault)));
		await tab.boot({ ...rest, files: read });
	}
	return tab;
}

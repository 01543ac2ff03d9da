import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import type { BootOptions, Files, HostPage } from '../host/page.ts';
import { readVault } from '../host/server.mjs';
import { HostPages } from './browser/hostPages.ts';
import { TAKES_SCREENSHOTS } from './looks.ts';

declare global {
	interface Window {
		host: HostPage;
	}
}

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const screenshots = path.join(projectFolder, 'screenshots');

export interface OpenOptions extends Partial<BootOptions> {
	/** A folder in the project to read the files from, instead of `files`. */
	readonly vault?: string;
	/** Width of the page in CSS pixels; below 600 the app is a phone's. */
	readonly width?: number;
	readonly height?: number;
	/** Leave the page before `boot`, to prepare something in it. */
	readonly withoutBoot?: boolean;
	/** A page that nothing was in before and nothing will be in after: where a start of the browser itself is looked at. */
	readonly ownPage?: boolean;
	/** A page whose clock goes on as always until the test turns it, by `page.clock`. */
	readonly ownClock?: boolean;
}

/** One start of the app in a page. */
export interface HostTab {
	readonly page: Page;
	/** Errors of the console and of promises so far; `close` fails where there are any. */
	readonly errors: string[];
	/** Starts the app, where `withoutBoot` was asked for. */
	boot(options: BootOptions): Promise<void>;
	/** A picture in `screenshots/NAME.png`, which git does not keep; only where they are asked for (`DOSSIER_SCREENSHOTS=1`). */
	screenshot(name: string): Promise<void>;
	/** Ends the app; its page is emptied for the next one. @throws where the page met an error that was not expected. */
	close(): Promise<void>;
}

export interface Host {
	/** Starts the app. Tabs left open are closed, and looked at for errors, at the end of the file. */
	open(options?: OpenOptions): Promise<HostTab>;
	readonly browser: Browser;
	readonly url: string;
}

/** `DOSSIER_THEME=theme.css` draws everything in a theme from the community: for pictures, and to try the tests in it. */
const themeFile = process.env['DOSSIER_THEME'];
const THEME_STYLE = themeFile === undefined ? {} : { themeStyle: readFileSync(themeFile, 'utf8') };

/** `DOSSIER_PACE=leisure`: so long a test waits before each of its steps, in milliseconds; what passes is gone by then. */
const STEP_MS = process.env['DOSSIER_PACE'] === 'leisure' ? 100 : 0;

/** One browser a process, and its pages by the address they show: with modules shared between files they outlive each of them. */
let ownBrowser: Promise<Browser> | undefined;
const pagesByUrl = new Map<string, HostPages>();

/**
 * The stand-in for the tests of a file; call it once at the top.
 *
 * A process has one page, which `open` gives out again as soon as a tab is closed, emptied; a second one only where two apps are open
 * at once. A console error or an unhandled rejection in a page fails the test that closes it.
 */
export function useHost(plugin: 'dossier' | 'fixture' = 'dossier'): Host {
	const url = inject('hostUrls')[plugin];
	const tabs = new Set<HostTab>();
	let browser: Browser | undefined;
	let pages: HostPages | undefined;
	const started = <T>(value: T | undefined): T => {
		if (value === undefined) throw new Error('the browser is there from the first test on: open pages inside tests');
		return value;
	};
	beforeAll(async () => {
		browser = await (ownBrowser ??= chromium.launch({ ...inject('browserOptions'), slowMo: STEP_MS }));
		pages = pagesByUrl.get(url) ?? new HostPages(browser, url);
		pagesByUrl.set(url, pages);
	}, 60_000);
	afterAll(async () => {
		const closed = await Promise.allSettled([...tabs].map((tab) => tab.close()));
		await pages?.tidy();
		const failed = closed.find((one) => one.status === 'rejected');
		if (failed) throw failed.reason as Error;
	}, 30_000);
	return {
		get browser() {
			return started(browser);
		},
		url,
		async open(options = {}) {
			const tab = await openTab(started(pages), options, () => tabs.delete(tab));
			tabs.add(tab);
			return tab;
		},
	};
}

/** What the folders hold that tests open, none of which writes there: read once a process. */
const vaults = new Map<string, Promise<Files>>();

async function vaultIn(folder: string): Promise<Files> {
	const known = vaults.get(folder);
	if (known !== undefined) return known;
	const read = readVault(path.resolve(projectFolder, folder));
	vaults.set(folder, read);
	return read;
}

async function openTab(pages: HostPages, options: OpenOptions, gone: () => void): Promise<HostTab> {
	const { vault, width = 1280, height = 800, withoutBoot = false, ownPage = false, ownClock = false, files, ...rest } = options;
	const { page, errors, release } = await pages.take({ width, height, ownPage, ownClock });
	const tab: HostTab = {
		page,
		errors,
		boot: (bootOptions) => page.evaluate((given) => window.host.boot(given), bootOptions),
		async screenshot(name) {
			if (!TAKES_SCREENSHOTS) return;
			mkdirSync(screenshots, { recursive: true });
			await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
		},
		async close() {
			gone();
			await release();
			if (errors.length > 0) throw new Error(`the page met ${String(errors.length)} error(s):\n${errors.join('\n')}`);
		},
	};
	if (!withoutBoot) {
		const read: Files = files ?? (vault === undefined ? {} : await vaultIn(vault));
		await tab.boot({ ...THEME_STYLE, ...rest, files: read });
	}
	return tab;
}

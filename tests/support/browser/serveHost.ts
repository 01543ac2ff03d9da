import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { LaunchOptions } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildFixture } from '../../host/fixture/buildFixture.ts';
import { bundleHost, startServer } from '../../host/server.mjs';
import { findBrowser } from './findBrowser.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** How a process of tests starts its own browser. */
		readonly browserOptions: LaunchOptions;
		/** Where the stand-in is served, by the plugin that it loads. */
		readonly hostUrls: Readonly<Record<'dossier' | 'fixture', string>>;
	}
}

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
	`--disable-features=${[
		// The list below the address bar of a window that is never seen: a process for each page and pop-out that is opened,
		// which takes most of a second of the processor.
		'WebUIOmniboxPopup',
		'WebUIOmniboxAimPopup',
		'WebUIOmniboxFullPopup',
		// What Playwright switches off itself, in a list that this one replaces.
		'AvoidUnnecessaryBeforeUnloadCheckSync',
		'DestroyProfileOnBrowserClose',
		'HttpsUpgrades',
		'HttpsFirstBalancedModeAutoEnable',
		'MediaRouter',
		'PaintHolding',
		'OptimizationHints',
		'NetworkTimeServiceQuerying',
		'AimEnabled',
		'PreconnectToSearch',
	].join(',')}`,
];

/**
 * Starts, once for all files of a run, the servers of the stand-in, and finds the browser, which every process of tests starts for itself:
 * one that all of them share is spoken to through a socket and this process, which takes a twentieth of what the browser tests take.
 *
 * @returns what stops the servers.
 */
export default async function serveHost(project: TestProject): Promise<() => Promise<void>> {
	const { root } = project.config;
	if (!existsSync(path.join(root, 'main.js'))) throw new Error('the browser tests need the built plugin; type: npm run build');
	const { executablePath, env } = findBrowser();
	const bundle = await bundleHost();
	const [dossier, fixture] = await Promise.all([
		startServer({ bundle, pluginFolder: root }),
		startServer({ bundle, pluginFolder: buildFixture() }),
	]);
	project.provide('browserOptions', { executablePath, args: FLAGS, env: { ...process.env, ...env } });
	project.provide('hostUrls', { dossier: dossier.url, fixture: fixture.url });
	return async () => {
		await Promise.all([dossier.close(), fixture.close()]);
	};
}

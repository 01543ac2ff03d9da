// What the plugin costs in the app: `npm run bench:app` runs this file and reads what it records. No gate is held here.
import process from 'node:process';
import { expect, test } from 'vitest';
import { PLUGIN_SOURCE } from '../host/base/ledger.ts';
import type { BootOptions } from '../host/page.ts';
import { readVault } from '../host/server.mjs';
import { type HostTab, useHost } from '../support/browser.ts';
import { storedNotes } from '../support/browser/storedNotes.ts';
import { recordFigures } from '../support/recordFigures.ts';
import { benchVault } from './benchVault.mjs';
import { hubVault } from './hubVault.ts';
import { pageTasks, type PageTask } from './pageTasks.ts';

const host = useHost();
const NOTES = Number(process.env['DOSSIER_BENCH_NOTES'] ?? 10_000);
const MINUTES = 60_000;
const KEYS = 60;

/** A paragraph; ten of them are a note of 5 kB. */
const WORDS = 'Words on [[Note 7]] and what came of it in [[Note 12]], as the papers had it. '.repeat(6);
const TYPED = 'Typed.md';

const tasksOf = (run: () => Promise<void>): Promise<readonly PageTask[]> => pageTasks(host.browser, PLUGIN_SOURCE, run);
const longest = (tasks: readonly PageTask[]): { ours: number; whole: number } => ({
	ours: Math.max(0, ...tasks.map(({ ours }) => ours)),
	whole: Math.max(0, ...tasks.map(({ whole }) => whole)),
});
const run = (tab: HostTab, id: string): Promise<boolean> => tab.page.evaluate((name) => window.host.runCommand(`dossier:${name}`), id);

/** Waits until `selector` is on the page, frame by frame. @returns milliseconds since `start` was called there. */
const shownAfter = (tab: HostTab, id: string, selector: string): Promise<number> =>
	tab.page.evaluate(
		async ([command, wanted]) => {
			const start = performance.now();
			await window.host.runCommand(`dossier:${command}`);
			while (document.querySelector(wanted) === null) await new Promise((resolve) => window.requestAnimationFrame(resolve));
			return performance.now() - start;
		},
		[id, selector] as const,
	);

/** Starts the plugin and waits until its index is ready. */
const started = (tab: HostTab): Promise<{ readonly onload: number; readonly ready: number }> =>
	tab.page.evaluate(async () => {
		const begin = performance.now();
		// Told at once: a timer would wait for its turn among what comes after it.
		const told = new Promise<number>((resolve) => {
			const observer = new MutationObserver(() => {
				if (!/problem/.test(document.querySelector('.dossier-status')?.textContent ?? '')) return;
				observer.disconnect();
				resolve(performance.now());
			});
			observer.observe(document.body, { childList: true, subtree: true, characterData: true });
		});
		const onload = await window.host.enableDossier();
		return { onload, ready: (await told) - begin };
	});

/** The start that reads the vault, its tasks with it: there is one of them. */
async function firstStart(tab: HostTab): Promise<void> {
	let times = { onload: 0, ready: 0 };
	const tasks = await tasksOf(async () => {
		times = await started(tab);
	});
	recordFigures({ what: 'first start: onload', ms: times.onload, gate: 20 });
	recordFigures({ what: 'first start: ready', ms: times.ready });
	const { ours, whole } = longest(tasks);
	recordFigures({ what: 'first start: longest task of ours', ms: ours, gate: 50, whole });
}

/**
 * Starts the plugin on its copy of the index, twice: the first time is taken by the clock, the tasks of the second one by the profiler,
 * with which a start takes half as long again.
 *
 * @param prepare is done before each of them.
 */
async function secondStart(tab: HostTab, what: string, prepare: () => Promise<void>): Promise<void> {
	await prepare();
	const { onload, ready } = await started(tab);
	recordFigures({ what: `${what}: onload`, ms: onload, gate: 20 });
	recordFigures({ what: `${what}: ready`, ms: ready, gate: 200 });
	// What follows a start is done by then.
	await tab.page.waitForTimeout(10_000);
	await prepare();
	const { ours, whole } = longest(await tasksOf(async () => void (await started(tab))));
	recordFigures({ what: `${what}: longest task of ours`, ms: ours, gate: 50, whole });
	await tab.page.waitForTimeout(5000);
}

/** Turns the plugin off; what it held is collected by the browser now and not while it starts again, which would be measured with it. */
async function turnOff(tab: HostTab): Promise<void> {
	// The app remembers what was clicked last: a button of a panel, and whatever that belongs to.
	await tab.page.locator('.cm-content').first().click();
	await tab.page.evaluate(() => window.host.disableDossier());
	const session = await tab.page.context().newCDPSession(tab.page);
	await session.send('HeapProfiler.collectGarbage');
	await session.detach();
	await tab.page.waitForTimeout(1000);
}

/** Starts the app with its files written at a time that is the same at every start, as on a disk. */
const boot = (tab: HostTab, options: BootOptions): Promise<void> =>
	tab.page.evaluate(async (given) => {
		const { now } = Date;
		Date.now = () => 1_700_000_000_000;
		try {
			await window.host.boot(given);
		} finally {
			Date.now = now;
		}
	}, options);

/** Waits until the copy of the index is on disk: writing it is work of its own. */
async function saved(tab: HostTab): Promise<void> {
	const tasks = await tasksOf(() =>
		expect.poll(() => storedNotes(tab, 'dossier-Bench'), { timeout: 2 * MINUTES, interval: 1000 }).toBeGreaterThanOrEqual(NOTES),
	);
	recordFigures({
		what: 'keeping the copy of the index: longest task of ours',
		ms: longest(tasks).ours,
		gate: 50,
		whole: longest(tasks).whole,
	});
}

/** Types in the open note: what a key takes until it is in the editor, and what is done in the pause after it. */
async function type(tab: HostTab, what: string): Promise<void> {
	await tab.page.evaluate((path) => window.host.open(path, { mode: 'source' }), TYPED);
	await tab.page.evaluate(() => window.host.app.workspace.activeEditor?.editor?.setCursor({ line: 9, ch: 3 }));
	await tab.page.waitForTimeout(1500);
	let keys: number[] = [];
	const tasks = await tasksOf(async () => {
		keys = await tab.page.evaluate(async (count) => {
			const took: number[] = [];
			for (let key = 0; key < count; key += 1) {
				const begin = performance.now();
				window.host.type('x');
				took.push(performance.now() - begin);
				await new Promise((resolve) => window.setTimeout(resolve, 60));
			}
			return took;
		}, KEYS);
		await tab.page.waitForTimeout(3000);
	});
	const sorted = keys.sort((a, b) => a - b);
	const ours = tasks.reduce((sum, task) => sum + task.ours, 0);
	recordFigures({ what: `a key, ${what}: p50`, ms: sorted[Math.floor(KEYS / 2)] ?? 0 });
	recordFigures({ what: `a key, ${what}: p95`, ms: sorted[Math.floor(KEYS * 0.95)] ?? 0 });
	recordFigures({ what: `${KEYS} keys and the pause after them, ${what}: of ours in all`, ms: ours });
	recordFigures({
		what: `${KEYS} keys and the pause after them, ${what}: longest task of ours`,
		ms: longest(tasks).ours,
		gate: 50,
		whole: longest(tasks).whole,
	});
}

async function view(tab: HostTab, what: string, command: string, row: string, gate: number): Promise<void> {
	let shown = 0;
	const tasks = await tasksOf(async () => {
		shown = await shownAfter(tab, command, row);
		await tab.page.waitForTimeout(1500);
	});
	recordFigures({ what: `${what}: first row`, ms: shown, gate });
	recordFigures({ what: `${what}: longest task of ours`, ms: longest(tasks).ours, gate: 50, whole: longest(tasks).whole });
}

/** Opens a preview of changes in the whole vault, looks for words in it and ticks all of it; nothing is written. */
async function preview(tab: HostTab, what: string, open: () => Promise<unknown>): Promise<void> {
	const modal = tab.page.locator('.dossier-changes-modal');
	const count = modal.locator('.dossier-changes-count');
	const tasks = await tasksOf(async () => {
		await open();
		await count.waitFor({ timeout: 5 * MINUTES });
		await expect.poll(() => count.textContent()).toMatch(/\d/);
		await modal.getByRole('searchbox').fill('words that nothing has');
		await expect.poll(() => modal.locator('.dossier-change').count(), { timeout: MINUTES }).toBe(0);
		await modal.getByRole('searchbox').fill('');
		await modal.locator('.dossier-change').first().waitFor({ timeout: MINUTES });
		await modal.getByRole('button', { name: 'Tick none' }).click();
		await expect.poll(() => count.textContent()).toMatch(/^0 /);
	});
	recordFigures({ what: `${what}: longest task of ours`, ms: longest(tasks).ours, gate: 50, whole: longest(tasks).whole });
	await modal.getByRole('button', { name: 'Cancel' }).click();
	await modal.waitFor({ state: 'detached' });
}

test('a generated vault', { timeout: 20 * MINUTES }, async () => {
	const files = {
		...(await readVault(benchVault(NOTES).folder)),
		[TYPED]: `---\ntype: actor\n---\n# Typed\n\n${`${WORDS}\n\n`.repeat(11)}## Sources\n- [Desk - One](https://a.org/1)\n`,
	};
	const options = { files, data: { settings: { learnTypesOffered: true } }, withoutPlugin: true, vaultName: 'Bench' };
	const tab = await host.open({ withoutBoot: true, ownPage: true });
	await boot(tab, options);
	await tab.page.evaluate(() => window.host.settled());
	await type(tab, 'plugin off');
	await firstStart(tab);
	await saved(tab);
	await type(tab, 'panels closed');
	const edit = await tasksOf(async () => {
		await tab.page.evaluate(
			(path) => window.host.externalWrite(path, '---\ntype: actor\n---\n# Typed\n\nOther words on [[Note 7]].\n'),
			TYPED,
		);
		await tab.page.evaluate(() => window.host.settled());
		await tab.page.waitForTimeout(1500);
	});
	recordFigures({ what: 'a note changed on disk: of ours in all', ms: edit.reduce((sum, { ours }) => sum + ours, 0) });
	await view(tab, 'Sources of the vault', 'show-vault-sources', '.dossier-report-entry', 500);
	await view(tab, 'Wanted notes', 'show-wanted', '[data-type="dossier-wanted"] .dossier-virtual-row', 500);
	await run(tab, 'show-problems');
	const problems = await tasksOf(async () => {
		await tab.page.getByRole('button', { name: 'Whole vault' }).click();
		await tab.page.locator('.dossier-problem').first().waitFor({ timeout: MINUTES });
		await expect
			.poll(() => tab.page.locator('.dossier-panel-status:visible').textContent(), { timeout: 2 * MINUTES })
			.toMatch(/suggestion|error/);
	});
	recordFigures({
		what: 'Problems of the vault: longest task of ours',
		ms: longest(problems).ours,
		gate: 50,
		whole: longest(problems).whole,
	});
	await tab.page.getByRole('button', { name: 'This note' }).click();
	await preview(tab, 'Related notes of the vault, looked through', () => run(tab, 'update-related-in-vault'));
	await preview(tab, 'Wanted notes made at once, looked through', () =>
		tab.page.evaluate(() => {
			for (const button of document.querySelectorAll<HTMLElement>('[data-type="dossier-wanted"] button'))
				if (button.textContent === 'Make several…') button.click();
		}),
	);
	await run(tab, 'show-sources');
	await run(tab, 'show-backlinks');
	await type(tab, 'every panel open');
	await tab.page.waitForTimeout(5000);
	await secondStart(tab, 'second start', () => turnOff(tab));
	// The same in a page that knows nothing of the first: what somebody waits for who opens the app.
	await secondStart(tab, 'second start, in a page loaded anew', async () => {
		await tab.page.reload();
		await tab.page.waitForFunction(() => 'host' in window);
		await boot(tab, options);
		await tab.page.evaluate((path) => window.host.open(path, { mode: 'source' }), TYPED);
		await tab.page.evaluate(() => window.host.settled());
		await tab.page.waitForTimeout(1500);
	});
	await tab.close();
});

test('a note that ten thousand others link to', { timeout: 10 * MINUTES }, async () => {
	const tab = await host.open({ files: hubVault(NOTES), data: {}, ownPage: true });
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.locator('.dossier-status').waitFor({ state: 'attached', timeout: 2 * MINUTES });
	await tab.page.evaluate(() => window.host.open('folder0/Note 0.md'));
	await run(tab, 'show-backlinks');
	await tab.page.locator('.dossier-backlink').first().waitFor({ timeout: MINUTES });
	let shown = 0;
	const tasks = await tasksOf(async () => {
		shown = await tab.page.evaluate(async () => {
			const begin = performance.now();
			void window.host.open('Hub.md');
			while (
				document.querySelector('.dossier-panel-status')?.textContent.startsWith('Hub:') !== true ||
				document.querySelector('.dossier-backlink') === null
			)
				await new Promise((resolve) => window.requestAnimationFrame(resolve));
			return performance.now() - begin;
		});
		await tab.page.waitForTimeout(3000);
	});
	recordFigures({ what: 'a hub of the vault: first row', ms: shown, gate: 200 });
	recordFigures({ what: 'a hub of the vault: longest task of ours', ms: longest(tasks).ours, gate: 50, whole: longest(tasks).whole });
	await tab.close();
});

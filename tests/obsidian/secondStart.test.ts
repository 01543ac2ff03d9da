import { expect, test } from 'vitest';
import { useHost, type HostTab } from '../support/browser.ts';
import { notesSavedByNow, recordedMoments, storedNotes } from '../support/browser/storedNotes.ts';
import { untilRead } from '../support/untilRead.ts';

const host = useHost();

/** Counts what the plugin reads from now on. */
async function countReads(tab: HostTab): Promise<void> {
	await tab.page.evaluate(() => {
		const counted = window as unknown as { reads: string[] };
		counted.reads = [];
		const { vault } = window.host.app;
		const read = vault.cachedRead.bind(vault);
		vault.cachedRead = (file) => {
			counted.reads.push(file.path);
			return read(file);
		};
	});
}

const reads = (tab: HostTab): Promise<string[]> => tab.page.evaluate(() => (window as unknown as { reads: string[] }).reads.splice(0));

test('a second start reads only the notes that changed, and answers the same', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {}, vaultName: 'Twice', ownClock: true });
	await untilRead(tab);
	const first = await tab.page.evaluate(() => window.host.runCli('dossier:check'));
	await expect.poll(() => notesSavedByNow(tab, 'dossier-Twice')).toBeGreaterThan(30);
	// The history reads every note once as well, the first time.
	await expect.poll(() => recordedMoments(tab)).toBe(1);
	await tab.page.evaluate(() => window.host.disableDossier());
	await tab.page.evaluate(() => window.host.externalWrite('Countries/Oman.md', '---\ntype: country\n---\n\n# Oman\n\nSee [[Iran]].\n'));
	await tab.page.evaluate(() => window.host.settled());
	await tab.page.evaluate(() => window.host.open('Index.md'));
	await countReads(tab);
	await tab.page.evaluate(() => window.host.enableDossier());
	await expect.poll(() => tab.page.locator('.dossier-status').textContent()).toContain('problem');
	// Types are read at every start: what they say decides whether the copy fits.
	expect([...new Set(await reads(tab))].sort()).toEqual(['Countries/Oman.md', 'Types/flashpoint.md']);
	const paths = (report: string): string[] =>
		(JSON.parse(report) as { diagnostics: { path: string; rule: string; line: number }[] }).diagnostics.map(
			({ path, rule, line }) => `${path}:${line} ${rule}`,
		);
	const second = await tab.page.evaluate(() => window.host.runCli('dossier:check'));
	expect(paths(second).filter((line) => !line.startsWith('Countries/Oman.md') && !line.startsWith('Countries/Iran.md'))).toEqual(
		paths(first).filter((line) => !line.startsWith('Countries/Iran.md')),
	);
	await tab.page.evaluate(() => window.host.open('Countries/Iran.md'));
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await expect.poll(() => tab.page.locator('.dossier-panel-status:visible').textContent()).toBe('Iran: 14 notes link here');
	await tab.close();
});

/** Adds every row of the copy again and again, as after many saves; gives how many rows there are. */
const repeatRows = (tab: HostTab, database: string, times: number): Promise<number> =>
	tab.page.evaluate(
		async ([name, count]) => {
			const asked = <T>(request: IDBRequest<T>): Promise<T> =>
				new Promise((resolve, reject) => {
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(new Error('not answered'));
				});
			const db = await asked(indexedDB.open(name));
			const chunks = db.transaction('chunks', 'readwrite').objectStore('chunks');
			const rows: unknown[] = await asked(chunks.getAll());
			for (let time = 0; time < count; time += 1) for (const row of rows) await asked(chunks.add(row));
			const all = await asked(chunks.count());
			db.close();
			return all;
		},
		[database, times] as const,
	);

test('what many saves left is put together at the next one, and goes on to be known', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {}, vaultName: 'Many', ownClock: true });
	await untilRead(tab);
	await expect.poll(() => notesSavedByNow(tab, 'dossier-Many')).toBeGreaterThan(30);
	// The history reads every note once as well, the first time.
	await expect.poll(() => recordedMoments(tab)).toBe(1);
	const notes = await storedNotes(tab, 'dossier-Many');
	await tab.page.evaluate(() => window.host.disableDossier());
	expect(await repeatRows(tab, 'dossier-Many', 60)).toBeGreaterThan(60);
	await tab.page.evaluate(() => window.host.enableDossier());
	await expect.poll(() => notesSavedByNow(tab, 'dossier-Many')).toBe(notes);
	expect(await repeatRows(tab, 'dossier-Many', 0)).toBe(1);
	await tab.page.evaluate(() => window.host.disableDossier());
	await countReads(tab);
	await tab.page.evaluate(() => window.host.open('Index.md'));
	await tab.page.evaluate(() => window.host.enableDossier());
	await expect.poll(() => tab.page.locator('.dossier-status').textContent()).toContain('problem');
	expect([...new Set(await reads(tab))].sort()).toEqual(['Types/flashpoint.md']);
	await tab.close();
});

test('a copy that cannot be read is thrown away, and everything is read again', async () => {
	const tab = await host.open({ vault: 'example-vault', data: {}, vaultName: 'Broken', withoutPlugin: true });
	await tab.page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const open = indexedDB.open('dossier-Broken', 1);
				open.onupgradeneeded = () => open.result.createObjectStore('something else');
				open.onsuccess = () => {
					open.result.close();
					resolve();
				};
			}),
	);
	await tab.page.evaluate(() => window.host.open('Index.md'));
	await countReads(tab);
	await tab.page.evaluate(() => window.host.enableDossier());
	await expect.poll(() => tab.page.locator('.dossier-status').textContent()).toContain('problem');
	await expect.poll(async () => (await reads(tab)).length).toBeGreaterThan(30);
	await tab.close();
});

test('a vault of more notes than a row of the copy holds is not read again either', async () => {
	const notes = Array.from({ length: 620 }, (_, n) => [`Notes/${n}.md`, `See [[${(n * 7) % 620}]] and [[Hub]].\n`] as const);
	const files = { ...Object.fromEntries(notes), 'Hub.md': '# Hub\n', 'Index.md': '# Index\n' };
	const tab = await host.open({ files, data: { settings: { learnTypesOffered: true } }, vaultName: 'Rows', ownClock: true });
	await untilRead(tab);
	await expect.poll(() => notesSavedByNow(tab, 'dossier-Rows')).toBe(622);
	// The last row has no notes, but what all of them link to.
	await expect.poll(() => repeatRows(tab, 'dossier-Rows', 0)).toBe(3);
	await expect.poll(() => recordedMoments(tab)).toBe(1);
	await tab.page.evaluate(() => window.host.disableDossier());
	await tab.page.evaluate(() => window.host.open('Index.md'));
	await countReads(tab);
	await tab.page.evaluate(() => window.host.enableDossier());
	await expect.poll(() => tab.page.locator('.dossier-status').textContent()).toContain('problem');
	expect(await reads(tab)).toEqual([]);
	await tab.page.evaluate(() => window.host.open('Hub.md'));
	await tab.page.evaluate(() => window.host.runCommand('dossier:show-backlinks'));
	await expect.poll(() => tab.page.locator('.dossier-panel-status:visible').textContent()).toBe('Hub: 620 notes link here');
	await tab.close();
});

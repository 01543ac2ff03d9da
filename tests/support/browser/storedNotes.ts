import type { HostTab } from '../browser.ts';

/** How many notes the rows of the page's copy of the index hold, in the database of this name; 0 where there is none yet. */
export function storedNotes(tab: HostTab, database: string): Promise<number> {
	return tab.page.evaluate(async (wanted) => {
		if (!(await indexedDB.databases()).some(({ name }) => name === wanted)) return 0;
		return new Promise<number>((resolve, reject) => {
			const open = indexedDB.open(wanted);
			open.onerror = () => reject(new Error(`${wanted} was not opened`));
			open.onsuccess = () => {
				const db = open.result;
				const end = (count: number): void => {
					db.close();
					resolve(count);
				};
				if (!db.objectStoreNames.contains('chunks')) {
					end(0);
					return;
				}
				const all = db.transaction('chunks').objectStore('chunks').getAll();
				all.onsuccess = () => end((all.result as { stamps: Float64Array }[]).reduce((sum, { stamps }) => sum + stamps.length / 2, 0));
			};
		});
	}, database);
}

/** As long as the plugin lets changes gather before it saves them, in milliseconds. */
const SAVED_AFTER = 5000;

/** `storedNotes` of a page whose clock is the test's, in which that time is over: to be polled until what was read is saved. */
export async function notesSavedByNow(tab: HostTab, database: string): Promise<number> {
	await tab.page.clock.fastForward(SAVED_AFTER);
	return storedNotes(tab, database);
}

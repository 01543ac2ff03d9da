import type { HostTab } from '../browser.ts';

/** How many notes the rows of the page's copy of the index hold, in the database of this name; 0 where there is none yet. */
export async function storedNotes(tab: HostTab, database: string): Promise<number> {
	return (await stampsOfRows(tab, database, 'chunks')).reduce((sum, stamps) => sum + stamps / 2, 0);
}

/** How often all that the notes say was recorded in the history of the vault that is open: for the first time every note is read once more. */
export async function recordedMoments(tab: HostTab): Promise<number> {
	const id = await tab.page.evaluate(() => String(window.host.app.loadLocalStorage('dossier-vault-id')));
	return (await stampsOfRows(tab, `dossier-history-${id}`, 'moments')).length;
}

/** How many stamps each row of a store has, two a note in the copy of the index; no row where there is no such store yet. */
function stampsOfRows(tab: HostTab, database: string, store: string): Promise<number[]> {
	return tab.page.evaluate(
		async ([wanted, name]) => {
			if (!(await indexedDB.databases()).some((one) => one.name === wanted)) return [];
			return new Promise<number[]>((resolve, reject) => {
				const open = indexedDB.open(wanted);
				open.onerror = () => reject(new Error(`${wanted} was not opened`));
				open.onsuccess = () => {
					const db = open.result;
					const end = (stamps: number[]): void => {
						db.close();
						resolve(stamps);
					};
					if (!db.objectStoreNames.contains(name)) {
						end([]);
						return;
					}
					const all = db.transaction(name).objectStore(name).getAll();
					all.onsuccess = () => end((all.result as { stamps?: Float64Array }[]).map(({ stamps }) => stamps?.length ?? 0));
				};
			});
		},
		[database, store] as const,
	);
}

/** As long as the plugin lets changes gather before it saves them, in milliseconds. */
const SAVED_AFTER = 5000;

/** `storedNotes` of a page whose clock is the test's, in which that time is over: to be polled until what was read is saved. */
export async function notesSavedByNow(tab: HostTab, database: string): Promise<number> {
	await tab.page.clock.fastForward(SAVED_AFTER);
	return storedNotes(tab, database);
}

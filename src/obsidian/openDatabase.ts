import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/**
 * The page's IndexedDB of this name in this version, its stores made anew by `createStores` where it had another version or none.
 *
 * `undefined` where the page is refused one (a private window, a full disk) or another page holds an older version open:
 * whoever asks then goes without.
 */
export async function openDatabase<Schema extends DBSchema>(
	name: string,
	version: number,
	createStores: (database: IDBPDatabase<Schema>) => void,
): Promise<IDBPDatabase<Schema> | undefined> {
	return new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
		// Some pages are refused by an error at once, others by one that comes later.
		openDB<Schema>(name, version, {
			upgrade(database) {
				for (const store of [...database.objectStoreNames]) database.deleteObjectStore(store);
				createStores(database);
			},
			blocked: reject,
		}).then(resolve, reject);
	}).catch(() => undefined);
}

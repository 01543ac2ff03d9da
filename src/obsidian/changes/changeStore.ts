import { parseChangeBatch, type ChangeBatch } from '../../core/changes/changeBatch.ts';

/** The batches that outlive a session. */
export interface ChangeStore {
	/** Oldest first; empty where nothing was stored or nothing can be read. */
	load(): Promise<readonly ChangeBatch[]>;
	/** Stores a batch, or what is known of it by now. */
	put(batch: ChangeBatch): Promise<void>;
	remove(id: string): Promise<void>;
	close(): void;
}

/** Raised when batches change their shape: older ones are then thrown away. */
const SHAPE_VERSION = 1;

const BATCHES = 'batches';

/**
 * The batches kept in the page's IndexedDB under `name`, which holds one vault.
 *
 * Not in a file beside `data.json`: what was done on this device is taken back on it, and a file that Sync or git carries
 * would be written by two devices at once and would put the text of notes into the history of the settings. A row a batch
 * is written alone, where a file would be written whole for every automatic bullet.
 */
export function changeStore(name: string): ChangeStore {
	let opened: Promise<IDBDatabase | undefined> | undefined;
	const database = (): Promise<IDBDatabase | undefined> => (opened ??= open(name));
	let writing = Promise.resolve();
	const write = (change: (batches: IDBObjectStore) => void): Promise<void> =>
		(writing = writing.then(async () => {
			const db = await database();
			if (!db) return;
			try {
				const transaction = db.transaction(BATCHES, 'readwrite');
				change(transaction.objectStore(BATCHES));
				await finished(transaction);
			} catch {
				// Storage may be full or refused: the batch is then kept until the app closes.
			}
		}));
	return {
		async load() {
			const db = await database();
			if (!db) return [];
			try {
				const rows = await result(db.transaction(BATCHES, 'readonly').objectStore(BATCHES).getAll() as IDBRequest<unknown[]>);
				return rows.flatMap((row) => parseChangeBatch(row) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
			} catch {
				return [];
			}
		},
		put: (batch) => write((batches) => void batches.put(batch)),
		remove: (id) => write((batches) => void batches.delete(id)),
		close: () => void writing.then(() => opened).then((db) => db?.close()),
	};
}

function open(name: string): Promise<IDBDatabase | undefined> {
	return new Promise((resolve) => {
		let request: IDBOpenDBRequest;
		try {
			request = window.indexedDB.open(name, SHAPE_VERSION);
		} catch {
			// Private windows may refuse IndexedDB altogether.
			resolve(undefined);
			return;
		}
		request.onupgradeneeded = () => {
			const db = request.result;
			for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
			db.createObjectStore(BATCHES, { keyPath: 'id' });
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => resolve(undefined);
		request.onblocked = () => resolve(undefined);
	});
}

function result<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
	});
}

function finished(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'));
	});
}

import type { Source } from '../core/sources/source.ts';
import type { NoteRecord } from '../core/vault/noteRecord.ts';

/** Raised whenever a record or a source changes its shape: an older copy is then thrown away. */
const SHAPE_VERSION = 1;

/** What was read of a note, and the file it was read from. */
export interface StoredRecord {
	readonly path: string;
	readonly mtime: number;
	readonly size: number;
	readonly record: NoteRecord;
	readonly sources: readonly Source[];
}

/** The copy of the index that outlives a session. It is only ever a saving of work: whatever goes wrong with it, the notes are read again. */
export interface RecordStore {
	/** Every stored record; empty where there is no copy, or none made under `fingerprint`. */
	load(fingerprint: string): Promise<ReadonlyMap<string, StoredRecord>>;
	/** Takes changes in; a record of a removed note is dropped. */
	save(fingerprint: string, changed: readonly StoredRecord[], removed: readonly string[]): Promise<void>;
	close(): void;
}

const RECORDS = 'records';
const META = 'meta';

/** The copy kept in the page's IndexedDB under `name`, which holds one vault. */
export function recordStore(name: string): RecordStore {
	let opened: Promise<IDBDatabase | undefined> | undefined;
	const database = (): Promise<IDBDatabase | undefined> => (opened ??= open(name));
	return {
		async load(fingerprint) {
			const db = await database();
			if (!db) return new Map();
			try {
				const transaction = db.transaction([RECORDS, META], 'readonly');
				const stamp = await result<unknown>(transaction.objectStore(META).get('fingerprint'));
				if (stamp !== fingerprint) return new Map();
				const rows = await result(transaction.objectStore(RECORDS).getAll() as IDBRequest<StoredRecord[]>);
				return new Map(rows.map((row) => [row.path, row]));
			} catch {
				// An unreadable copy is no copy: everything is read again from the notes.
				return new Map();
			}
		},
		async save(fingerprint, changed, removed) {
			const db = await database();
			if (!db) return;
			try {
				const transaction = db.transaction([RECORDS, META], 'readwrite');
				const records = transaction.objectStore(RECORDS);
				const meta = transaction.objectStore(META);
				if ((await result<unknown>(meta.get('fingerprint'))) !== fingerprint) records.clear();
				for (const row of changed) records.put(row);
				for (const path of removed) records.delete(path);
				meta.put(fingerprint, 'fingerprint');
				await finished(transaction);
			} catch {
				// Storage may be full or refused; the next start then reads the notes.
			}
		},
		close() {
			void opened?.then((db) => db?.close());
		},
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
			db.createObjectStore(RECORDS, { keyPath: 'path' });
			db.createObjectStore(META);
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

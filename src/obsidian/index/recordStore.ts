import type { Source } from '../../core/sources/source.ts';
import type { NoteRecord } from '../../core/vault/records/noteRecord.ts';

/** Raised whenever a record or a source changes its shape: an older copy is then thrown away. */
const SHAPE_VERSION = 2;

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

/** Copying so many rows into or out of the database holds the page up for a few milliseconds. */
const ROWS_A_TURN = 100;

const RECORDS = 'records';
const META = 'meta';

/** The copy kept in the page's IndexedDB under `name`, which holds one vault. */
export function recordStore(name: string): RecordStore {
	let opened: Promise<IDBDatabase | undefined> | undefined;
	const database = (): Promise<IDBDatabase | undefined> => (opened ??= open(name));
	let saving = Promise.resolve();
	return {
		async load(fingerprint) {
			const db = await database();
			if (!db) return new Map();
			try {
				const transaction = db.transaction([RECORDS, META], 'readonly');
				const stamp = await result<unknown>(transaction.objectStore(META).get('fingerprint'));
				if (stamp !== fingerprint) return new Map();
				return await allRows(transaction.objectStore(RECORDS));
			} catch {
				// An unreadable copy is no copy: everything is read again from the notes.
				return new Map();
			}
		},
		save(fingerprint, changed, removed) {
			// One after the other: rows made under other types must not come behind those that replace them.
			return (saving = saving.then(async () => {
				const db = await database();
				if (!db) return;
				try {
					await prepare(db, fingerprint, removed);
					for (let at = 0; at < changed.length; at += ROWS_A_TURN) await putRows(db, changed.slice(at, at + ROWS_A_TURN));
				} catch {
					// Storage may be full or refused; the next start then reads the notes.
				}
			}));
		},
		close() {
			void opened?.then((db) => db?.close());
		},
	};
}

/** Drops what was made under another fingerprint and the rows of notes that are gone. A copy that lacks rows is a sound one: those notes are read. */
async function prepare(db: IDBDatabase, fingerprint: string, removed: readonly string[]): Promise<void> {
	const transaction = db.transaction([RECORDS, META], 'readwrite');
	const records = transaction.objectStore(RECORDS);
	const meta = transaction.objectStore(META);
	if ((await result<unknown>(meta.get('fingerprint'))) !== fingerprint) records.clear();
	for (const path of removed) records.delete(path);
	meta.put(fingerprint, 'fingerprint');
	await finished(transaction);
}

async function putRows(db: IDBDatabase, rows: readonly StoredRecord[]): Promise<void> {
	const transaction = db.transaction(RECORDS, 'readwrite');
	for (const row of rows) transaction.objectStore(RECORDS).put(row);
	await finished(transaction);
}

/** Every row, some at a time: all at once are copied in one piece. */
async function allRows(records: IDBObjectStore): Promise<ReadonlyMap<string, StoredRecord>> {
	const all = new Map<string, StoredRecord>();
	let last: string | undefined;
	do {
		const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
		const rows = await result(records.getAll(range, ROWS_A_TURN) as IDBRequest<StoredRecord[]>);
		last = rows.at(-1)?.path;
		for (const row of rows) all.set(row.path, row);
	} while (last !== undefined);
	return all;
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

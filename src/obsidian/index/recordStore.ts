import type { DBSchema, IDBPDatabase } from 'idb';
import { openDatabase } from '../openDatabase.ts';
import { isStoredRecord, type StoredRecord } from './storedRecord.ts';

/** Raised whenever a record or a source changes its shape: an older copy is then thrown away. */
const SHAPE_VERSION = 6;

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

interface RecordSchema extends DBSchema {
	[RECORDS]: { key: string; value: StoredRecord };
	/** Holds under the key `fingerprint` what the records were made under. */
	[META]: { key: string; value: string };
}

type RecordDatabase = IDBPDatabase<RecordSchema>;

/** The copy kept in the page's IndexedDB under `name`, which holds one vault. */
export function recordStore(name: string): RecordStore {
	let opened: Promise<RecordDatabase | undefined> | undefined;
	const database = (): Promise<RecordDatabase | undefined> => (opened ??= openDatabase<RecordSchema>(name, SHAPE_VERSION, createStores));
	let saving = Promise.resolve();
	return {
		async load(fingerprint) {
			const db = await database();
			if (!db) return new Map();
			try {
				if ((await db.get(META, 'fingerprint')) !== fingerprint) return new Map();
				return await allRows(db);
			} catch {
				// An unreadable copy is no copy: everything is read again from the notes.
				return new Map();
			}
		},
		save(fingerprint, changed, removed) {
			// One after the other: rows made under other types must not come after those that replace them.
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

function createStores(database: RecordDatabase): void {
	database.createObjectStore(RECORDS, { keyPath: 'path' });
	database.createObjectStore(META);
}

/** Drops what was made under another fingerprint and the rows of notes that are gone. A copy that lacks rows is a sound one: those notes are read. */
async function prepare(db: RecordDatabase, fingerprint: string, removed: readonly string[]): Promise<void> {
	const transaction = db.transaction([RECORDS, META], 'readwrite');
	const records = transaction.objectStore(RECORDS);
	const meta = transaction.objectStore(META);
	const stamp = await meta.get('fingerprint');
	await Promise.all([
		...(stamp === fingerprint ? [] : [records.clear()]),
		...removed.map((path) => records.delete(path)),
		meta.put(fingerprint, 'fingerprint'),
		transaction.done,
	]);
}

async function putRows(db: RecordDatabase, rows: readonly StoredRecord[]): Promise<void> {
	const transaction = db.transaction(RECORDS, 'readwrite');
	await Promise.all([...rows.map((row) => transaction.store.put(row)), transaction.done]);
}

/** Every row, some at a time: all at once are copied in one piece. */
async function allRows(db: RecordDatabase): Promise<ReadonlyMap<string, StoredRecord>> {
	const all = new Map<string, StoredRecord>();
	let last: string | undefined;
	do {
		const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
		const rows = await db.getAll(RECORDS, range, ROWS_A_TURN);
		last = rows.at(-1)?.path;
		// A row that is none is left out, and its note read: whatever is in the database was not checked by it.
		for (const row of rows) if (isStoredRecord(row)) all.set(row.path, row);
	} while (last !== undefined);
	return all;
}

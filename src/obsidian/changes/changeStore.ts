import type { DBSchema, IDBPDatabase } from 'idb';
import { parseChangeBatch, type ChangeBatch } from '../../core/changes/changeBatch.ts';
import { openDatabase } from '../openDatabase.ts';

/** The batches that outlive a session. */
export interface ChangeStore {
	/** Oldest first; empty where nothing was stored or nothing can be read. */
	load(): Promise<readonly ChangeBatch[]>;
	/** Stores a batch, or what is known of it by now. @returns whether it outlives the session. */
	put(batch: ChangeBatch): Promise<boolean>;
	remove(id: string): Promise<unknown>;
	close(): void;
}

/** Raised when batches change their shape: older ones are then thrown away. */
const SHAPE_VERSION = 1;

const BATCHES = 'batches';

/** Rows are read as unknown: what another version of the plugin left there is checked before it is used. */
interface ChangeSchema extends DBSchema {
	[BATCHES]: { key: string; value: unknown };
}

/**
 * The batches kept in the page's IndexedDB under `name`, which holds one vault.
 *
 * Not in a file beside `data.json`: what was done on this device is taken back on it, and a file that Sync or git carries
 * would be written by two devices at once and would put the text of notes into the history of the settings. A row a batch
 * is written alone, where a file would be written whole for every automatic bullet.
 */
export function changeStore(name: string): ChangeStore {
	let opened: Promise<IDBPDatabase<ChangeSchema> | undefined> | undefined;
	const database = (): Promise<IDBPDatabase<ChangeSchema> | undefined> =>
		(opened ??= openDatabase<ChangeSchema>(name, SHAPE_VERSION, (made) => void made.createObjectStore(BATCHES, { keyPath: 'id' })));
	let writing = Promise.resolve(false);
	const write = (change: (db: IDBPDatabase<ChangeSchema>) => Promise<unknown>): Promise<boolean> =>
		(writing = writing.then(async () => {
			const db = await database();
			try {
				if (db) await change(db);
				return db !== undefined;
			} catch {
				// Storage may be full or refused: the batch is then kept until the app closes.
				return false;
			}
		}));
	return {
		async load() {
			const db = await database();
			if (!db) return [];
			try {
				const rows = await db.getAll(BATCHES);
				return rows.flatMap((row) => parseChangeBatch(row) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
			} catch {
				return [];
			}
		},
		put: (batch) => write((db) => db.put(BATCHES, batch)),
		remove: (id) => write((db) => db.delete(BATCHES, id)),
		close: () => void writing.then(() => opened).then((db) => db?.close()),
	};
}

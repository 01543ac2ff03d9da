import type { DBSchema, IDBPDatabase } from 'idb';
import { openDatabase } from '../openDatabase.ts';
import { chunkedSteps } from './chunkedSteps.ts';
import { nextTurn } from './nextTurn.ts';
import { ChunkPacker, type NoteChunk, NOTES_A_CHUNK } from './noteChunk.ts';
import { StoredNotes, type StoredRows } from './storedNotes.ts';
import type { StoredRecord } from './storedRecord.ts';

/** Raised whenever a record or a source changes its shape: an older copy is then thrown away. */
const SHAPE_VERSION = 14;

/** What is stored: nothing where it was made under another fingerprint, or where there is no copy. */
export type StoredCopy = (fingerprint: string) => StoredNotes;

export const NO_COPY: StoredCopy = () => new StoredNotes();

/** The copy of the index that outlives a session. It is only ever a saving of work: whatever goes wrong with it, the notes are read again. */
export interface RecordStore {
	/** Reads what is stored; it may be asked for before anybody knows under which types and settings the notes are read. */
	load(): Promise<StoredCopy>;
	/** Takes changes in; a record of a removed note is dropped. */
	save(fingerprint: string, changed: readonly StoredRecord[], removed: readonly string[]): Promise<void>;
	close(): void;
}

/** So many rows come out of the database at once: some megabytes, which are copied in one piece. */
const ROWS_A_TURN = 4;

/** So many notes have their link targets in common at most: taking in those of more would be too long a step, and where a save is cut off all of them are read again. */
const NOTES_A_SAVE = 10_000;

const ROWS_A_SAVE = NOTES_A_SAVE / NOTES_A_CHUNK;

/** Every save adds a row; so many of them are put together again. */
const MOST_SAVES = 50;

const CHUNKS = 'chunks';
const META = 'meta';

interface RecordSchema extends DBSchema {
	/** In the order in which they were written: what a later row says of a note holds. */
	[CHUNKS]: { key: number; value: NoteChunk };
	/** Holds under the key `fingerprint` what the records were made under. */
	[META]: { key: string; value: string };
}

type RecordDatabase = IDBPDatabase<RecordSchema>;

/**
 * The copy kept in the page's IndexedDB under `name`, which holds one vault.
 *
 * @param madeBy the version of the plugin: what another one has worked out of a note may be something else.
 */
export function recordStore(name: string, madeBy: string): RecordStore {
	let opened: Promise<RecordDatabase | undefined> | undefined;
	const database = (): Promise<RecordDatabase | undefined> => (opened ??= openDatabase<RecordSchema>(name, SHAPE_VERSION, createStores));
	let saving = Promise.resolve();
	let saves = 0;
	/** Whether so much of what earlier sessions left is out of date that it is put together with the next save: known once it was read. */
	let isScattered = (): boolean => false;
	const stampOf = (fingerprint: string): string => `${madeBy} ${fingerprint}`;
	return {
		async load() {
			const db = await database();
			if (!db) return NO_COPY;
			try {
				const stamp = await db.get(META, 'fingerprint');
				if (stamp?.startsWith(stampOf('')) !== true) return NO_COPY;
				const { notes, keys } = await readAll(db);
				isScattered = () => notes.outdated > notes.size / 2 || keys.length > notes.size / NOTES_A_CHUNK + MOST_SAVES;
				return (fingerprint) => (stamp === stampOf(fingerprint) ? notes : new StoredNotes());
			} catch {
				// An unreadable copy is no copy: everything is read again from the notes.
				return NO_COPY;
			}
		},
		save(fingerprint, changed, removed) {
			// One after the other: rows made under other types must not come after those that replace them.
			return (saving = saving.then(async () => {
				const db = await database();
				if (!db) return;
				try {
					const isChanged = changed.length > 0 || removed.length > 0;
					let packer = new ChunkPacker(Math.random());
					const isOne = changed.length <= NOTES_A_CHUNK;
					const add = async (some: readonly StoredRecord[], gone: readonly string[], isLast: boolean): Promise<void> => {
						await addRow(db, stampOf(fingerprint), await chunkedSteps(packer.pack(some, gone, isLast)));
						await nextTurn();
					};
					for (let at = 0; isChanged && (at === 0 || at < changed.length); ) {
						const from = at;
						at += NOTES_A_CHUNK;
						await add(changed.slice(from, at), from === 0 ? removed : [], isOne);
						if (isOne || (at < changed.length && at % NOTES_A_SAVE !== 0)) continue;
						await add([], [], true);
						packer = new ChunkPacker(Math.random());
					}
					if (isChanged) saves += 1;
					if (isScattered()) saves = MOST_SAVES;
					// Asked once, so that what was read is let go.
					isScattered = () => false;
					if (saves < MOST_SAVES) return;
					saves = 0;
					await putTogether(db, stampOf(fingerprint));
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
	database.createObjectStore(CHUNKS, { autoIncrement: true });
	database.createObjectStore(META);
}

/** Adds a row, and drops what was made under another stamp. A copy that lacks rows is a sound one: those notes are read. */
async function addRow(db: RecordDatabase, stamp: string, row: NoteChunk): Promise<void> {
	const transaction = db.transaction([CHUNKS, META], 'readwrite');
	const chunks = transaction.objectStore(CHUNKS);
	const meta = transaction.objectStore(META);
	const isOther = (await meta.get('fingerprint')) !== stamp;
	await Promise.all([...(isOther ? [chunks.clear(), meta.put(stamp, 'fingerprint')] : []), chunks.add(row), transaction.done]);
}

/** Asks for every row, the latest first; they come while those that came are taken in. Rows that cannot be read are none. */
async function readAll(db: RecordDatabase): Promise<{ readonly notes: StoredNotes; readonly keys: readonly number[] }> {
	const keys = await db.getAllKeys(CHUNKS);
	const rows: Promise<StoredRows>[] = [];
	for (let end = keys.length; end > 0; end -= ROWS_A_TURN) {
		const range = IDBKeyRange.bound(keys[Math.max(0, end - ROWS_A_TURN)], keys[end - 1]);
		rows.push(db.getAll(CHUNKS, range).catch((): StoredRows => []));
	}
	return { notes: new StoredNotes(rows), keys };
}

/**
 * Writes what holds of all rows into as few as will do, in place of the first of them: what another window adds meanwhile is
 * later still. Nothing is written where another window did the same.
 */
async function putTogether(db: RecordDatabase, stamp: string): Promise<void> {
	const { notes, keys } = await readAll(db);
	const rows: NoteChunk[] = [];
	let packer = new ChunkPacker(Math.random());
	let some: StoredRecord[] = [];
	for await (const [chunk, places] of notes.chunks()) {
		for (const at of places) {
			try {
				some.push(chunk.row(at));
			} catch {
				// A damaged note is read from its file.
				continue;
			}
			if (some.length < NOTES_A_CHUNK) continue;
			// The last row of a save has notes here: there may be no more rows than there were.
			const isLast = (rows.length + 1) % ROWS_A_SAVE === 0;
			rows.push(await chunkedSteps(packer.pack(some, [], isLast)));
			if (isLast) packer = new ChunkPacker(Math.random());
			some = [];
			await nextTurn();
		}
	}
	rows.push(await chunkedSteps(packer.pack(some, [], true)));
	const transaction = db.transaction([CHUNKS, META], 'readwrite');
	const chunks = transaction.objectStore(CHUNKS);
	const now = await chunks.getAllKeys(IDBKeyRange.upperBound(keys.at(-1)));
	const isSame = (await transaction.objectStore(META).get('fingerprint')) === stamp && now.join() === keys.join();
	if (isSame && rows.length <= keys.length)
		await Promise.all(keys.map((key, at) => (rows[at] === undefined ? chunks.delete(key) : chunks.put(rows[at], key))));
	await transaction.done;
}

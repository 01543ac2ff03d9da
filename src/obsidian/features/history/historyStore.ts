import { unwrap, type DBSchema, type IDBPDatabase } from 'idb';
import type { NoteFacts } from '../../../core/history/noteFacts.ts';
import { openDatabase } from '../../openDatabase.ts';

/** What a note was when it was recorded last, and the file that it was recorded from. */
export interface Head {
	readonly path: string;
	readonly mtime: number;
	readonly size: number;
	/** As `factsId` gives it. */
	readonly id: string;
}

/** What a note was from the moment `at` on, in milliseconds since 1970: `null` where there was none any more. */
export interface StoredState {
	readonly path: string;
	readonly at: number;
	readonly facts: NoteFacts | null;
}

/** A moment at which the states of all notes were known. */
export interface Moment {
	readonly at: number;
	/** Whether the app was started then. */
	readonly isStart: boolean;
}

/** The states of a vault's notes over time. Where the page is refused a database nothing is kept, and nothing is there. */
export interface HistoryStore {
	/** Throws away what was recorded under another `fingerprint`, and says whether it did; `undefined` where nothing can be kept. */
	begin(fingerprint: string): Promise<boolean | undefined>;
	heads(): Promise<Map<string, Head>>;
	/** Adds states; of a path with the same moment only the last stays. A note that is gone has no head any more. */
	put(states: readonly StoredState[], heads: readonly Head[]): Promise<void>;
	/** Oldest first. */
	moments(): Promise<readonly Moment[]>;
	addMoment(moment: Moment): Promise<void>;
	/** Paths with a state of after `at`. */
	changedAfter(at: number): Promise<readonly string[]>;
	/** All that is known of a path, oldest first. */
	statesOf(path: string): Promise<readonly StoredState[]>;
	/** Forgets what nobody can ask for any more: states that were over by the moment `oldest`, or that `most` states are newer than, and moments before it. */
	forget(oldest: number, most: number): Promise<void>;
	close(): void;
}

/** Raised whenever states change their shape: older ones are then thrown away. */
const SHAPE_VERSION = 1;
/** Copying so many rows out of the database holds the page up for a few milliseconds. */
const ROWS_A_TURN = 200;

interface HistorySchema extends DBSchema {
	states: { key: [path: string, at: number]; value: StoredState; indexes: { at: number } };
	heads: { key: string; value: Head };
	moments: { key: number; value: Moment };
	/** Holds under the key `fingerprint` what the states were recorded under. */
	meta: { key: string; value: string };
}

type Database = IDBPDatabase<HistorySchema>;

/** The states kept in the page's IndexedDB under `name`, which holds one vault. */
export function historyStore(name: string): HistoryStore {
	let opened: Promise<Database | undefined> | undefined;
	/** What comes of `use`; `otherwise` where there is no database, or it is full or damaged. */
	const using = async <T>(otherwise: T, use: (db: Database) => Promise<T>): Promise<T> => {
		const db = await (opened ??= openDatabase<HistorySchema>(name, SHAPE_VERSION, createStores));
		try {
			return db ? await use(db) : otherwise;
		} catch {
			return otherwise;
		}
	};
	return {
		begin: (fingerprint) =>
			using<boolean | undefined>(undefined, async (db) => {
				if ((await db.get('meta', 'fingerprint')) === fingerprint) return false;
				for (const store of [...db.objectStoreNames]) await db.clear(store);
				await db.put('meta', fingerprint, 'fingerprint');
				return true;
			}),
		heads: () =>
			using(new Map<string, Head>(), async (db) => {
				const all = new Map<string, Head>();
				for (let last = ''; ; ) {
					const rows = await db.getAll('heads', after(last), ROWS_A_TURN);
					for (const head of rows) all.set(head.path, head);
					if (rows.length < ROWS_A_TURN) return all;
					last = rows.at(-1)?.path ?? '';
				}
			}),
		put: (states, heads) =>
			using(undefined, async (db) => {
				const transaction = db.transaction(['states', 'heads'], 'readwrite');
				// As the browser has them: a promise for each of twenty thousand requests takes longer than what they write.
				const [kept, known] = [unwrap(transaction.objectStore('states')), unwrap(transaction.objectStore('heads'))];
				for (const state of states) {
					kept.put(state);
					if (state.facts === null) known.delete(state.path);
				}
				for (const head of heads) known.put(head);
				await transaction.done;
			}),
		moments: () => using([], (db) => db.getAll('moments')),
		addMoment: (moment) => using(undefined, async (db) => void (await db.put('moments', moment))),
		changedAfter: (at) =>
			using([], async (db) => {
				const paths = new Set<string>();
				for (let from = at; ; ) {
					// States of one moment come together, however many they are.
					const [first] = await db.getAllFromIndex('states', 'at', after(from), 1);
					if (first === undefined) return [...paths];
					from = first.at;
					for (const [path] of await db.getAllKeysFromIndex('states', 'at', from)) paths.add(path);
				}
			}),
		statesOf: (path) =>
			using([], async (db) => (await db.getAll('states', IDBKeyRange.bound([path, 0], [path, Infinity]))).filter(isState)),
		forget: (oldest, most) =>
			using(undefined, async (db) => {
				const newest = await db.transaction('states').store.index('at').openKeyCursor(null, 'prev');
				const until = Math.max(oldest, (await newest?.advance(most))?.key ?? 0);
				await db.delete('moments', IDBKeyRange.upperBound(until, true));
				let before: [path: string, at: number] | undefined;
				for (let range: IDBKeyRange | null = null; ; ) {
					const keys: [string, number][] = await db.getAllKeys('states', range, ROWS_A_TURN);
					for (const key of keys) {
						// The newest of those that were there by then is what the note was at that moment.
						if (before?.[0] === key[0] && key[1] <= until) await db.delete('states', before);
						before = key;
					}
					const last = keys.at(-1);
					if (last === undefined) return;
					range = after(last);
				}
			}),
		close: () => void opened?.then((db) => db?.close()),
	};
}

function createStores(database: Database): void {
	database.createObjectStore('states', { keyPath: ['path', 'at'] }).createIndex('at', 'at');
	database.createObjectStore('heads', { keyPath: 'path' });
	database.createObjectStore('moments', { keyPath: 'at' });
	database.createObjectStore('meta');
}

function after(key: IDBValidKey): IDBKeyRange {
	return IDBKeyRange.lowerBound(key, true);
}

/** What is in the database was not checked by it: a state that is none is left out. */
function isState({ facts }: StoredState): boolean {
	if (facts === null) return true;
	const { fields, related, sources } = (facts ?? {}) as Partial<NoteFacts>;
	return typeof fields === 'object' && Array.isArray(related) && Array.isArray(sources);
}

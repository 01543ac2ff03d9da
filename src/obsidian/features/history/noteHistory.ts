import { createScanner } from '../../../core/note/read/scannedNote.ts';
import type { App, Component } from 'obsidian';
import { changesBetween, type ChangedState, type TwoStates } from '../../../core/history/changesBetween.ts';
import { factsId, noteFacts, shortFacts, type NoteFacts } from '../../../core/history/noteFacts.ts';
import { isNotePath } from '../../../core/vault/paths/pathParts.ts';
import { vaultSchemaOf } from '../../../core/vault/vaultSchema.ts';
import { chunked } from '../../index/chunked.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { readNote } from '../../index/vaultReading.ts';
import type { Head, HistoryStore, Moment, StoredState } from './historyStore.ts';

/** How often what changed meanwhile is recorded while the app is open. */
const RECORD_EVERY_MS = 3_600_000;
/** For so long it is known what notes were. */
const DAYS_KEPT = 30;
/** So many states are kept beside the newest of each note: some 600 bytes each. */
const MOST_STATES = 20_000;
/** Writing more at once holds the page up. */
const ROWS_A_WRITE = 50;

/** What changed after a moment. */
export interface History {
	/** The last moment before the one that was asked for at which the states of all notes were known. */
	readonly since: number;
	readonly changes: readonly ChangedState[];
}

/** What notes said at other times. */
export interface NoteHistory {
	/** Resolves once all is recorded that changed while the app was closed, with the moment of that. */
	readonly started: Promise<number>;
	/** The moments at which everything was recorded, oldest first. */
	moments(): Promise<readonly Moment[]>;
	/** What changed since `time` (milliseconds since 1970); `undefined` where nothing is known of a time as long ago, or after an abort. */
	changesSince(time: number, signal: AbortSignal): Promise<History | undefined>;
}

/**
 * Keeps what notes said: recorded at every start of the app, then hourly while `owner` is loaded, in the page's own database and never in the vault.
 * Of a note there is a new state only where it changed.
 */
export function noteHistory(owner: Component, app: App, vault: LiveVault, settings: SettingsStore, store: HistoryStore): NoteHistory {
	const isFirst = !app.workspace.layoutReady;
	const work = new AbortController();
	let isStarting = false;
	/** Paths that changed since they were recorded last; `undefined` for all. */
	let changed: Set<string> | undefined;
	/** States are recorded one after the other. */
	let recording = Promise.resolve();

	const lastMoment = async (): Promise<number | undefined> => (await store.moments()).at(-1)?.at;

	/** Records what changed since it was last done, and where it is said whether that is at the start, that all of it is known now. */
	function record(isStart?: boolean): Promise<void> {
		const next = (): Promise<void> => recordNow(isStart);
		// What fails once is told by whoever asked for it, and is tried again.
		return (recording = recording.then(next, next));
	}

	async function recordNow(isStart: boolean | undefined): Promise<void> {
		if (!isStarting || vault.state.kind !== 'ready') return;
		const { typeKey, relatedHeadings, sourceHeadings } = settings.current;
		// Under other headings lists would seem to have changed that only are read otherwise.
		const isAnew = await store.begin(JSON.stringify([typeKey, relatedHeadings, sourceHeadings]));
		// What cannot be kept need not be read.
		if (isAnew === undefined) return;
		const paths = isAnew ? undefined : changed;
		changed = new Set();
		if (paths?.size === 0) return;
		// What became of a note between two moments is one state, however often it was looked at.
		const at = ((await lastMoment()) ?? 0) + 1;
		if (!(await recordStates({ app, vault, settings, store }, at, paths, work.signal))) return;
		if (isStart !== undefined || isAnew) await store.addMoment({ at: Math.max(at, Date.now()), isStart: isStart === true });
	}

	async function start(): Promise<number> {
		await record(isFirst);
		const at = (await lastMoment()) ?? Date.now();
		void store.forget(at - DAYS_KEPT * 86_400_000, MOST_STATES);
		return at;
	}

	owner.register(vault.onChange((paths) => paths.forEach((path) => changed?.add(path))));
	owner.registerInterval(window.setInterval(() => void record(false), RECORD_EVERY_MS));
	owner.register(() => {
		work.abort();
		store.close();
	});
	return {
		started: new Promise((resolve) => {
			const begin = (): void => {
				if (vault.state.kind !== 'ready' || isStarting) return;
				isStarting = true;
				resolve(start());
			};
			owner.register(vault.onState(begin));
			begin();
		}),
		moments: () => store.moments(),
		async changesSince(time, signal) {
			await record();
			const moment = (await store.moments()).findLast(({ at }) => at <= time);
			if (moment === undefined || signal.aborted) return undefined;
			const states: TwoStates[] = [];
			const take = async (path: string): Promise<void> => {
				const known = await store.statesOf(path);
				const factsAt = (at: number): NoteFacts | undefined => known.findLast((state) => state.at <= at)?.facts ?? undefined;
				states.push({ path, before: factsAt(moment.at), after: factsAt(Infinity) });
			};
			if (!(await chunked(await store.changedAfter(moment.at), take, { signal }))) return undefined;
			const changes = await chunkedSteps(changesBetween(states), signal);
			return changes && { since: moment.at, changes };
		},
	};
}

/** What states are recorded of, and where. */
interface Recording {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly store: HistoryStore;
}

/**
 * Records what the notes at `paths`, or all, are from the moment `at` on, where that is not what they were.
 *
 * @returns whether it came to its end.
 */
async function recordStates(
	{ app, vault, settings, store }: Recording,
	at: number,
	paths: Iterable<string> | undefined,
	signal: AbortSignal,
): Promise<boolean> {
	const heads = await store.heads();
	const schema = vaultSchemaOf(settings.current, vault.types);
	const states: StoredState[] = [];
	const fresh: Head[] = [];
	const scanner = createScanner();
	const write = (): Promise<void> => store.put(states.splice(0), fresh.splice(0));
	const take = async (path: string): Promise<void> => {
		const file = isNotePath(path) ? app.vault.getFileByPath(path) : null;
		const head = heads.get(path);
		if (file === null) {
			if (head !== undefined) states.push({ path, at, facts: null });
			return;
		}
		const { mtime, size } = file.stat;
		if (head?.mtime === mtime && head.size === size) return;
		const note = await readNote(app.vault, file, scanner);
		if (note === undefined) return;
		const facts = shortFacts(noteFacts(note, schema, settings.current));
		const id = factsId(facts);
		if (head?.id !== id) states.push({ path, at, facts });
		fresh.push({ path, mtime, size, id });
		if (fresh.length >= ROWS_A_WRITE) await write();
	};
	const all = paths ?? new Set([...app.vault.getFiles().map(({ path }) => path), ...heads.keys()]);
	if (!(await chunked([...all], take, { signal }))) return false;
	await write();
	return true;
}

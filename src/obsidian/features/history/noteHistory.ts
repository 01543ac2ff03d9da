import { Component, type App } from 'obsidian';
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

/**
 * Keeps what notes said: recorded at every start of the app, then hourly, in the page's own database and never in the vault.
 * Of a note there is a new state only where it changed.
 */
export class NoteHistory extends Component {
	/** Resolves once all is recorded that changed while the app was closed, with the moment of that. */
	readonly started: Promise<number>;
	#hasStarted!: (at: number) => void;
	#isStarting = false;
	readonly #app: App;
	readonly #vault: LiveVault;
	readonly #settings: SettingsStore;
	readonly #store: HistoryStore;
	/** Paths that changed since they were recorded last; `undefined` for all. */
	#changed: Set<string> | undefined;
	/** States are recorded one after the other. */
	#recording = Promise.resolve();
	readonly #work = new AbortController();

	constructor(app: App, vault: LiveVault, settings: SettingsStore, store: HistoryStore) {
		super();
		this.#app = app;
		this.#vault = vault;
		this.#settings = settings;
		this.#store = store;
		this.started = new Promise((resolve) => (this.#hasStarted = resolve));
	}

	override onload(): void {
		const isStart = !this.#app.workspace.layoutReady;
		const begin = (): void => {
			if (this.#vault.state.kind !== 'ready' || this.#isStarting) return;
			this.#isStarting = true;
			void this.#start(isStart);
		};
		this.register(this.#vault.onState(begin));
		this.register(this.#vault.onChange((paths) => paths.forEach((path) => this.#changed?.add(path))));
		this.registerInterval(window.setInterval(() => void this.#record({ isStart: false }), RECORD_EVERY_MS));
		this.register(() => {
			this.#work.abort();
			this.#store.close();
		});
		begin();
	}

	/** The moments at which everything was recorded, oldest first. */
	moments(): Promise<readonly Moment[]> {
		return this.#store.moments();
	}

	/** What changed since `time` (milliseconds since 1970); `undefined` where nothing is known of a time as long ago, or after an abort. */
	async changesSince(time: number, signal: AbortSignal): Promise<History | undefined> {
		await this.#record(undefined);
		const moment = (await this.#store.moments()).findLast(({ at }) => at <= time);
		if (moment === undefined || signal.aborted) return undefined;
		const states: TwoStates[] = [];
		const take = async (path: string): Promise<void> => {
			const known = await this.#store.statesOf(path);
			const factsAt = (at: number): NoteFacts | undefined => known.findLast((state) => state.at <= at)?.facts ?? undefined;
			states.push({ path, before: factsAt(moment.at), after: factsAt(Infinity) });
		};
		if (!(await chunked(await this.#store.changedAfter(moment.at), take, { signal }))) return undefined;
		const changes = await chunkedSteps(changesBetween(states), signal);
		return changes && { since: moment.at, changes };
	}

	async #start(isStart: boolean): Promise<void> {
		await this.#record({ isStart });
		const at = (await this.#store.moments()).at(-1)?.at ?? Date.now();
		this.#hasStarted(at);
		await this.#store.forget(at - DAYS_KEPT * 86_400_000, MOST_STATES);
	}

	/** Records what changed since it was last done, and with `as` that all of it is known now. */
	#record(as: Omit<Moment, 'at'> | undefined): Promise<void> {
		const next = (): Promise<void> => this.#recordNow(as);
		// What fails once is told by whoever asked for it, and is tried again.
		return (this.#recording = this.#recording.then(next, next));
	}

	async #recordNow(as: Omit<Moment, 'at'> | undefined): Promise<void> {
		if (!this.#isStarting || this.#vault.state.kind !== 'ready') return;
		const { vault } = this.#app;
		const { typeKey, relatedHeadings, sourceHeadings } = this.#settings.current;
		// Under other headings lists would seem to have changed that only are read otherwise.
		const isAnew = await this.#store.begin(JSON.stringify([typeKey, relatedHeadings, sourceHeadings]));
		const paths = isAnew ? undefined : this.#changed;
		this.#changed = new Set();
		if (paths?.size === 0) return;
		const last = (await this.#store.moments()).at(-1)?.at ?? 0;
		// What became of a note between two moments is one state, however often it was looked at.
		const at = last + 1;
		const heads = await this.#store.heads();
		const schema = vaultSchemaOf(this.#settings.current, this.#vault.types);
		const states: StoredState[] = [];
		const fresh: Head[] = [];
		const write = (): Promise<void> => this.#store.put(states.splice(0), fresh.splice(0));
		const take = async (path: string): Promise<void> => {
			const file = isNotePath(path) ? vault.getFileByPath(path) : null;
			const head = heads.get(path);
			if (file === null) {
				if (head !== undefined) states.push({ path, at, facts: null });
				return;
			}
			const { mtime, size } = file.stat;
			if (head?.mtime === mtime && head.size === size) return;
			const note = await readNote(vault, file);
			if (note === undefined) return;
			const facts = shortFacts(noteFacts(note, schema, this.#settings.current));
			const id = factsId(facts);
			if (head?.id !== id) states.push({ path, at, facts });
			fresh.push({ path, mtime, size, id });
			if (fresh.length >= ROWS_A_WRITE) await write();
		};
		const all = paths ?? new Set([...vault.getFiles().map(({ path }) => path), ...heads.keys()]);
		if (!(await chunked([...all], take, { signal: this.#work.signal }))) return;
		await write();
		if (as !== undefined || isAnew) await this.#store.addMoment({ at: Math.max(at, Date.now()), isStart: false, ...as });
	}
}

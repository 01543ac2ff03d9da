import { Component, debounce, type App, type TAbstractFile, TFile } from 'obsidian';
import type { Note } from '../core/note/note.ts';
import { parseNote } from '../core/note/parseNote.ts';
import { checkNote } from '../core/rules/checkNote.ts';
import { checkRecord } from '../core/rules/checkRecord.ts';
import { inReportOrder } from '../core/rules/inReportOrder.ts';
import { nearNamesOf, type NearNames } from '../core/rules/nearNames.ts';
import type { Diagnostic } from '../core/rules/rule.ts';
import { rulesWanted } from '../core/rules/rulesWanted.ts';
import { isIn } from '../core/rules/treatmentOf.ts';
import type { Settings } from '../core/settings.ts';
import { readSources } from '../core/sources/readSources.ts';
import { SourceIndex } from '../core/sources/sourceIndex.ts';
import type { NoteTypes } from '../core/types/noteType.ts';
import { noteTypesFrom } from '../core/types/noteTypesFrom.ts';
import { NoteIndex } from '../core/vault/noteIndex.ts';
import { isNotePath } from '../core/vault/pathParts.ts';
import { DEFAULT_LINK_FORMAT, type LinkFormat } from '../core/vault/linkFormat.ts';
import { recordOf } from '../core/vault/recordOf.ts';
import { vaultSchemaOf } from '../core/vault/vaultSchema.ts';
import { openText } from './activeNote.ts';
import { inSlices } from './inSlices.ts';
import type { LiveState, LiveVault, SettingsStore, Unsubscribe } from './liveVault.ts';
import { readLinkFormat } from './readLinkFormat.ts';
import type { RecordStore, StoredRecord } from './recordStore.ts';

/** Changes come in bursts (a sync, a rename over many notes): listeners are told once for each. */
const TELL_AFTER_MS = 100;

/** A copy is written well after the last change: it only has to be there at the next start. */
const SAVE_AFTER_MS = 5000;

/** What one building of the index stands on; another one replaces it whole. */
interface Built {
	readonly types: NoteTypes;
	/** What is wrong with the notes that describe types, by path. */
	readonly typeFindings: ReturnType<typeof noteTypesFrom>['findings'];
	readonly index: NoteIndex;
	readonly sources: SourceIndex;
	/** Under which types and settings the records were made: only those fit into a later index. */
	readonly fingerprint: string;
}

/**
 * The index of the open vault, read in slices once the layout is ready and kept up with every change after that.
 * It reads and never writes a note.
 */
export class LiveIndex extends Component implements LiveVault {
	state: LiveState = { kind: 'waiting' };
	readonly #app: App;
	readonly #settings: SettingsStore;
	readonly #store: RecordStore;
	readonly #changeListeners = new Set<(paths: ReadonlySet<string>) => void>();
	readonly #stateListeners = new Set<(state: LiveState) => void>();
	readonly #tellSoon = debounce(() => this.#tell(), TELL_AFTER_MS, true);
	readonly #saveSoon = debounce(() => void this.#save(), SAVE_AFTER_MS, true);
	#built: Built;
	#near: NearNames | undefined;
	/** Read with the vault: it changes in the app's settings and hardly ever. */
	#linkFormat: LinkFormat = DEFAULT_LINK_FORMAT;
	#reading = new AbortController();
	#changed = new Set<string>();
	readonly #unsaved = new Map<string, StoredRecord | undefined>();
	#madeWith: Settings;

	constructor(app: App, settings: SettingsStore, store: RecordStore) {
		super();
		this.#app = app;
		this.#settings = settings;
		this.#store = store;
		this.#madeWith = settings.current;
		this.#built = this.#empty([]);
	}

	get index(): NoteIndex {
		return this.#built.index;
	}

	get types(): NoteTypes {
		return this.#built.types;
	}

	/** Which note gives which source. */
	get sources(): SourceIndex {
		return this.#built.sources;
	}

	override onload(): void {
		// Before the layout is ready the app fires `create` for every file: nothing is read and nothing is heard until then.
		this.#app.workspace.onLayoutReady(() => {
			if (this.#reading.signal.aborted) return;
			this.#listen();
			void this.rebuild();
		});
		this.register(this.#settings.onChange(() => this.#onSettings()));
		this.register(() => {
			this.#reading.abort();
			this.#tellSoon.cancel();
			this.#saveSoon.cancel();
			this.#store.close();
		});
	}

	/** Stops a reading that is under way; what was read by then stays. */
	cancel(): void {
		this.#reading.abort();
		this.#setState({ kind: 'ready' });
	}

	/** Reads the vault again, types first, taking from the stored copy what has not changed since. */
	async rebuild(): Promise<void> {
		this.#reading.abort();
		const reading = new AbortController();
		this.#reading = reading;
		this.#madeWith = this.#settings.current;
		const files = this.#app.vault.getFiles();
		this.#setState({ kind: 'reading', done: 0, total: files.length });
		const typeFiles = files.filter((file) => isNotePath(file.path) && isIn(file.path, this.#settings.current.typesFolder));
		const typeNotes = await Promise.all(typeFiles.map((file) => this.#parse(file)));
		const built = this.#empty(typeNotes.filter((note) => note !== undefined));
		this.#linkFormat = await readLinkFormat(this.#app);
		const stored = await this.#store.load(built.fingerprint);
		if (reading.signal.aborted) return;
		this.#built = built;
		this.#near = undefined;
		const done = await inSlices(files, (file) => this.#take(file, stored.get(file.path)), {
			signal: reading.signal,
			onProgress: (count, total) => this.#setState({ kind: 'reading', done: count, total }),
		});
		if (!done) return;
		for (const path of stored.keys()) if (!this.index.record(path)) this.#unsaved.set(path, undefined);
		this.#saveSoon();
		this.#setState({ kind: 'ready' });
		this.#tell(new Set(files.map((file) => file.path)));
	}

	async read(path: string): Promise<Note> {
		const text = openText(this.#app, path);
		if (text !== undefined) return parseNote(path, text);
		const file = this.#app.vault.getFileByPath(path);
		if (!file) throw new Error(`${path} is not there any more`);
		return parseNote(path, await this.#app.vault.cachedRead(file));
	}

	check(note: Note): readonly Diagnostic[] {
		const settings = this.#settings.current;
		const { types, typeFindings, index } = this.#built;
		const rules = rulesWanted(settings);
		const record = recordOf(note, vaultSchemaOf(settings, types));
		const type = record.type === undefined ? undefined : types.get(record.type);
		this.#near ??= nearNamesOf(index, settings);
		return inReportOrder([
			...checkNote({ note, type, types, typeFindings, settings }, rules.note),
			...checkRecord({ record, type, types, index, settings, near: this.#near, dismissals: this.#settings.dismissed, linkFormat: this.#linkFormat }, rules.vault),
		]);
	}

	onChange(listener: (paths: ReadonlySet<string>) => void): Unsubscribe {
		this.#changeListeners.add(listener);
		return () => this.#changeListeners.delete(listener);
	}

	onState(listener: (state: LiveState) => void): Unsubscribe {
		this.#stateListeners.add(listener);
		return () => this.#stateListeners.delete(listener);
	}

	#empty(typeNotes: readonly Note[]): Built {
		const settings = this.#settings.current;
		const { types, findings: typeFindings } = noteTypesFrom(typeNotes, settings);
		const index = new NoteIndex(vaultSchemaOf(settings, types));
		const nameFields = types.all().map(({ name }) => [name, types.nameFields(name)]);
		const fingerprint = JSON.stringify([settings.typeKey, settings.relatedHeadings, settings.sourceHeadings, nameFields]);
		return { types, typeFindings, index, sources: new SourceIndex(), fingerprint };
	}

	#listen(): void {
		const { vault, metadataCache } = this.#app;
		// 'changed' carries the text that the app has just read, for new notes as well as for changed ones.
		this.registerEvent(metadataCache.on('changed', (file, text) => this.#onText(file, text)));
		this.registerEvent(vault.on('create', (file) => this.#onFile(file)));
		this.registerEvent(vault.on('delete', (file) => this.#onGone(file.path)));
		this.registerEvent(vault.on('rename', (file, from) => this.#onRenamed(file, from)));
	}

	#onSettings(): void {
		const now = this.#settings.current;
		const before = this.#madeWith;
		const rereads = ['typeKey', 'typesFolder', 'templatesFolder', 'ignoredFolders', 'relatedHeadings', 'sourceHeadings'] as const;
		if (this.state.kind !== 'waiting' && rereads.some((key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]))) void this.rebuild();
		else this.#tell(new Set(this.index.paths()));
	}

	#onText(file: TFile, text: string): void {
		if (this.#describesType(file.path)) {
			// What a type says decides which fields of its notes hold names.
			void this.rebuild();
			return;
		}
		this.#put(file, parseNote(file.path, text));
		this.#note(file.path);
	}

	#onFile(file: TAbstractFile): void {
		if (!(file instanceof TFile)) return;
		if (!this.index.hasFile(file.path)) this.index.putFile(file.path);
		this.#near = undefined;
		this.#note(file.path);
	}

	#onGone(path: string): void {
		const wasType = this.#describesType(path);
		this.index.remove(path);
		this.sources.remove(path);
		this.#unsaved.set(path, undefined);
		this.#near = undefined;
		if (wasType) void this.rebuild();
		else this.#note(path);
	}

	#onRenamed(file: TAbstractFile, from: string): void {
		if (!(file instanceof TFile)) return;
		this.index.rename(from, file.path);
		this.sources.rename(from, file.path);
		this.#unsaved.set(from, undefined);
		const record = this.index.record(file.path);
		if (record) this.#unsaved.set(file.path, storedRecord(file, record, this.sources.asRead(file.path)));
		this.#near = undefined;
		if (this.#describesType(from) || this.#describesType(file.path)) void this.rebuild();
		this.#changed.add(from);
		this.#note(file.path);
	}

	async #take(file: TFile, stored: StoredRecord | undefined): Promise<void> {
		if (!isNotePath(file.path)) {
			this.index.putFile(file.path);
			return;
		}
		if (stored?.mtime === file.stat.mtime && stored.size === file.stat.size) {
			this.index.putRecord(stored.record);
			this.sources.put(file.path, stored.sources);
			return;
		}
		const note = await this.#parse(file);
		if (note) this.#put(file, note);
	}

	#put(file: TFile, note: Note): void {
		const before = this.index.record(file.path);
		this.index.put(note);
		const sources = readSources(note, this.#settings.current);
		this.sources.put(file.path, sources);
		const record = this.index.record(file.path);
		if (!record) return;
		if (before?.aliases.join('\n') !== record.aliases.join('\n')) this.#near = undefined;
		this.#unsaved.set(file.path, storedRecord(file, record, sources));
	}

	/** The note in `file`, or `undefined` where it vanished meanwhile. */
	async #parse(file: TFile): Promise<Note | undefined> {
		try {
			return parseNote(file.path, await this.#app.vault.cachedRead(file));
		} catch {
			// Deleted or unreadable between the listing and the reading; the app will say 'delete' where it is gone.
			return undefined;
		}
	}

	#describesType(path: string): boolean {
		return isIn(path, this.#settings.current.typesFolder);
	}

	#note(path: string): void {
		this.#changed.add(path);
		this.#tellSoon();
		this.#saveSoon();
	}

	#tell(paths: ReadonlySet<string> = this.#changed): void {
		this.#changed = new Set();
		for (const listener of [...this.#changeListeners]) listener(paths);
	}

	#setState(state: LiveState): void {
		this.state = state;
		for (const listener of [...this.#stateListeners]) listener(state);
	}

	async #save(): Promise<void> {
		const changes = [...this.#unsaved];
		this.#unsaved.clear();
		const changed = changes.flatMap(([, row]) => (row ? [row] : []));
		await this.#store.save(this.#built.fingerprint, changed, changes.filter(([, row]) => !row).map(([path]) => path));
	}
}

function storedRecord(file: TFile, record: StoredRecord['record'], sources: StoredRecord['sources']): StoredRecord {
	return { path: file.path, mtime: file.stat.mtime, size: file.stat.size, record, sources };
}

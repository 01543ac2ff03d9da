import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import { Component, debounce, type App, type TAbstractFile, TFile } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { freshIn } from '../../core/report/baseline.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import { ruleNamed } from '../../core/rules/rules.ts';
import { isReadOtherwise } from '../../core/settings/isReadOtherwise.ts';
import type { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { NoteTypes } from '../../core/types/noteType.ts';
import type { NoteIndex } from '../../core/vault/noteIndex.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FormerNames } from '../../core/vault/renaming/formerNames.ts';
import { chunkedSteps } from './chunkedSteps.ts';
import { isNotePath, noteNameOf } from '../../core/vault/paths/pathParts.ts';
import { BuiltIndex } from './builtIndex.ts';
import { Listeners } from './listeners.ts';
import { LiveCheckOptions } from './liveCheckOptions.ts';
import type { Accepted, LiveState, LiveVault, LostAliases, ReadingProgress, SettingsStore, Unsubscribe, WriteHearer } from './liveVault.ts';
import { readLinkFormat } from './readLinkFormat.ts';
import { NO_COPY, type RecordStore, type StoredCopy } from './recordStore.ts';
import { nextTurn } from './nextTurn.ts';
import { openNotes } from './openNotes.ts';
import { OwnWrites } from './ownWrites.ts';
import { noteAsItStands, readNote, VaultReading } from './vaultReading.ts';

/** Changes come in bursts (a sync, a rename over many notes): listeners are told once for each. */
const TELL_AFTER_MS = 100;

/** A copy is written well after the last change: it only has to be there at the next start. */
const SAVE_AFTER_MS = 5000;

/**
 * The index of the open vault, read in slices once the layout is ready and kept up with every change after that.
 * Where the vault has to be read again, the index of before answers until the new one is whole. It never writes a note.
 *
 * Longer than 300 lines: reading, hearing and telling share one state, which two classes would hand back and forth.
 */
export class LiveIndex extends Component implements LiveVault, WriteHearer {
	state: LiveState = { kind: 'waiting' };
	rereading: ReadingProgress | undefined;
	revision = 0;
	readonly #app: App;
	readonly #settings: SettingsStore;
	readonly #store: RecordStore;
	readonly #options: LiveCheckOptions;
	readonly #accepted: Accepted | undefined;
	readonly #onChange = new Listeners<ReadonlySet<string>>();
	readonly #onAliasesLost = new Listeners<LostAliases>();
	readonly #onState = new Listeners<LiveState>();
	readonly #onRereading = new Listeners<ReadingProgress | undefined>();
	readonly #tellSoon = debounce(() => this.#tell(), TELL_AFTER_MS, true);
	readonly #saveSoon = debounce(() => void this.#save(), SAVE_AFTER_MS, true);
	#built: BuiltIndex;
	/** What was stored, for the first reading. */
	#copy: Promise<StoredCopy> | undefined;
	/** The reading that is under way, from the moment on at which its index hears of changes. */
	#reading: VaultReading | undefined;
	/** Calls off the work of the reading that was asked for last, from its first wait on. */
	#work = new AbortController();
	#changed = new Set<string>();
	readonly #own = new OwnWrites();
	/** What was written into an editor may be changed or taken back there before any file says so. */
	readonly #followSoon = debounce((path: string) => void this.#takeStanding(path), TELL_AFTER_MS, true);
	/** The settings of the reading that was asked for last. */
	#readUnder: SettingsStore['current'];

	constructor(
		app: App,
		settings: SettingsStore,
		store: RecordStore,
		wasDeleted: (target: string) => boolean = () => false,
		accepted?: Accepted,
	) {
		super();
		this.#accepted = accepted;
		this.#options = new LiveCheckOptions(settings, wasDeleted);
		this.#app = app;
		this.#settings = settings;
		this.#store = store;
		this.#readUnder = settings.current;
		this.#built = new BuiltIndex(this.#options.under(), []);
	}

	get index(): NoteIndex {
		return this.#built.index;
	}

	get types(): NoteTypes {
		return this.#built.checker.types;
	}

	get formerNames(): FormerNames {
		return this.#settings.formerNames;
	}

	/** Which note gives which source. */
	get sources(): SourceIndex {
		return this.#built.sources;
	}

	override onload(): void {
		// The browser reads it while the app lays itself out.
		this.#copy = this.#store.load();
		// Before the layout is ready the app fires `create` for every file: nothing is read and nothing is heard until then.
		this.#app.workspace.onLayoutReady(() => {
			if (this.#work.signal.aborted) return;
			this.#listen();
			void this.rebuild();
		});
		this.register(this.#settings.onChange(() => this.#onSettings()));
		this.register(this.#accepted?.onChange(() => this.#onSettings()) ?? (() => undefined));
		this.register(() => {
			this.#work.abort();
			this.#tellSoon.cancel();
			this.#followSoon.cancel();
			this.#own.clear();
			this.#saveSoon.cancel();
			this.#store.close();
		});
	}

	stop(): void {
		const { state } = this;
		const done = this.#reading?.done ?? 0;
		this.#work.abort();
		// What is heard of goes on being taken in, until the plugin is turned off.
		this.#work = new AbortController();
		this.#reading = undefined;
		if (state.kind === 'reading') this.#setState({ kind: 'stopped', done, total: state.total });
		this.#setRereading(undefined);
		this.#readUnder = this.#built.settings;
		// What was read by then need not be read twice.
		this.#saveSoon();
	}

	async readAgain(): Promise<void> {
		// Asked for where the index is whole, it is not trusted: then nothing is taken from the copy either.
		if (this.state.kind === 'ready') await this.#read(Promise.resolve(NO_COPY));
		else await this.rebuild();
	}

	/** Reads the vault, types first, taking from the stored copy what has not changed since. */
	rebuild(): Promise<void> {
		const copy = this.#copy ?? this.#store.load();
		this.#copy = undefined;
		return this.#read(copy);
	}

	read(path: string): Promise<Note> {
		return noteAsItStands(this.#app, path);
	}

	get checkOptions(): CheckOptions {
		return this.#options.under();
	}

	check(note: Note, withAccepted = false): readonly Diagnostic[] {
		const found = this.#checker().check(note);
		return withAccepted ? found : this.#fresh(note.path, found);
	}

	recheck(path: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
		const checker = this.#checker();
		const record = checker.index.record(path);
		const now = record ? this.#fresh(path, checker.checkAmongOthers(record)) : [];
		// A fault of ours has no rule, and is found once more where it is one of those that look across notes.
		const isOwn = ({ rule, message }: Diagnostic): boolean =>
			ruleNamed(rule)?.scope !== 'vault' && now.every((other) => other.message !== message);
		return [...checker.settled(found.filter(isOwn)), ...now];
	}

	prepare(): Steps<void> {
		return this.#checker().prepareAny();
	}

	/** The checker, under the options of now. */
	#checker(): BuiltIndex['checker'] {
		const { checker } = this.#built;
		const options = this.#options.under();
		// The same object as long as nothing was changed, so that what was worked out under it holds.
		if (options !== checker.options) checker.configure(options);
		return checker;
	}

	/** What the baseline does not accept. */
	#fresh(path: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
		return this.#accepted ? freshIn(path, found, this.#accepted.baseline) : found;
	}

	wrote(path: string, text: string): void {
		const file = this.#app.vault.getFileByPath(path);
		// Note types are read again from their files, which an editor saves later: the app tells when.
		if (!file || this.#describesType(path)) return;
		this.#own.add(path, text);
		this.#take(file, parseNote(path, text), false);
	}

	gone(path: string): void {
		if (this.#app.vault.getFileByPath(path)) return;
		this.#onGone(path);
	}

	onChange = (listener: (paths: ReadonlySet<string>) => void): Unsubscribe => this.#onChange.add(listener);
	onAliasesLost = (listener: (change: LostAliases) => void): Unsubscribe => this.#onAliasesLost.add(listener);
	onState = (listener: (state: LiveState) => void): Unsubscribe => this.#onState.add(listener);
	onRereading = (listener: () => void): Unsubscribe => this.#onRereading.add(listener);

	/** @param copy is read while types are. */
	async #read(copy: Promise<StoredCopy>): Promise<void> {
		this.#work.abort();
		const work = (this.#work = new AbortController());
		const settings = (this.#readUnder = this.#settings.current);
		const { vault } = this.#app;
		this.#setProgress({ done: 0, total: vault.getFiles().length });
		// What began it may have been at work for long: the app starting the plugin, or a burst of changes.
		await nextTurn();
		if (work.signal.aborted) return;
		const typeFiles = vault.getFiles().filter((file) => isNotePath(file.path) && isInSetFolder(file.path, settings.typesFolder));
		const typeNotes = Promise.all(typeFiles.map((file) => readNote(vault, file)));
		this.#options.linkFormat = await readLinkFormat(this.#app);
		const built = new BuiltIndex(
			this.#options.under(settings),
			(await typeNotes).filter((note) => note !== undefined),
		);
		const stored = (await copy)(built.fingerprint);
		if (work.signal.aborted) return;
		const reading = (this.#reading = new VaultReading(vault, built, work.signal));
		if (this.state.kind !== 'ready') this.#built = built;
		// It may have read files from before what was written into editors.
		this.#own.clear();
		// Listed only now: what was made while types and copy were read is among them.
		const done = await reading.run(vault.getFiles(), stored, (progress) => this.#setProgress(progress));
		if (!done) return;
		await chunkedSteps(built.workOut(openNotes(this.#app)), work.signal);
		// Who is told that it is ready checks the open notes at once.
		await nextTurn();
		if (work.signal.aborted) return;
		built.dropMissing(stored.paths());
		const isFirst = this.state.kind !== 'ready';
		this.#built = built;
		this.#reading = undefined;
		this.#saveSoon();
		this.#setRereading(undefined);
		this.revision += 1;
		this.#setState({ kind: 'ready' });
		this.#tell(new Set(built.index.paths()));
		// A copy that is of another session: later ones are no older than what was heard since.
		if (isFirst) for (const path of reading.changed) this.#tellLost({ path, had: stored.aliasesOf(path), wasClosed: true });
		// What was told is drawn first. Whoever asks before it is done works it out at one go.
		void nextTurn().then(() => chunkedSteps(built.workOutRest(), work.signal));
	}

	#listen(): void {
		const { vault, metadataCache, workspace } = this.#app;
		// 'changed' carries the text that the app has just read, for new notes as well as for changed ones.
		this.registerEvent(metadataCache.on('changed', (file, text) => this.#onText(file, text)));
		this.registerEvent(vault.on('create', (file) => this.#onFile(file)));
		this.registerEvent(vault.on('delete', (file) => this.#onGone(file.path)));
		this.registerEvent(vault.on('rename', (file, from) => this.#onRenamed(file, from)));
		this.registerEvent(
			workspace.on('editor-change', (_editor, { file }) => {
				if (file && this.#own.has(file.path)) this.#followSoon(file.path);
			}),
		);
	}

	#onSettings(): void {
		const now = this.#settings.current;
		const before = this.#readUnder;
		if (this.state.kind !== 'waiting' && isReadOtherwise(before, now)) this.#readUnlessStopped();
		else this.#tell(new Set(this.index.paths()));
	}

	/** A vault that is not to be read is not read because something in it changed. */
	#readUnlessStopped(): void {
		if (this.state.kind !== 'stopped') void this.rebuild();
	}

	/** The index that answers, and the one that is to. */
	#kept(): Set<BuiltIndex> {
		return new Set(this.#reading ? [this.#built, this.#reading.built] : [this.#built]);
	}

	#onText(file: TFile, text: string): void {
		// Gone since it was read.
		if (!this.#app.vault.getFileByPath(file.path)) return;
		if (this.#describesType(file.path)) {
			// What a type says decides which fields of its notes hold names.
			this.#readUnlessStopped();
			return;
		}
		if (this.#own.isHeard(file.path, text)) {
			for (const built of this.#kept()) built.keep(file);
			this.#saveSoon();
		} else if (this.#own.has(file.path)) void this.#takeStanding(file.path, text);
		else this.#take(file, parseNote(file.path, text));
	}

	/** @param isSaved whether the file is known to say so. */
	#take(file: TFile, note: Note, isSaved = true): void {
		const { path } = file;
		const had = this.index.record(path)?.aliases ?? [];
		for (const built of this.#kept()) built.put(file, note, isSaved);
		this.#reading?.markChanged(path);
		this.#note(path);
		this.#tellLost({ path, had, wasClosed: false });
	}

	/** Where the plugin has written, what the app tells may be older: what stands there counts. */
	async #takeStanding(path: string, told?: string): Promise<void> {
		const standing = await this.#own.changed(path, (from) => this.read(from), told);
		const file = this.#app.vault.getFileByPath(path);
		if (standing && file) this.#take(file, standing.note, standing.isSaved);
	}

	#onFile(file: TAbstractFile): void {
		if (!(file instanceof TFile) || this.#own.has(file.path)) return;
		for (const built of this.#kept()) built.addFile(file.path);
		this.#note(file.path);
	}

	#onGone(path: string): void {
		// Made again by the plugin, of which the app tells later.
		if (this.#own.has(path) && this.#app.vault.getFileByPath(path)) return;
		this.#own.forget(path);
		for (const built of this.#kept()) built.remove(path);
		this.#reading?.markChanged(path);
		if (this.#describesType(path)) this.#readUnlessStopped();
		this.#note(path);
	}

	#onRenamed(file: TAbstractFile, from: string): void {
		if (!(file instanceof TFile)) return;
		const { path } = file;
		this.#own.forget(from);
		this.#own.forget(path);
		// What was not read yet under its old name will be under the new one.
		const wasRead = this.#reading?.built.index.hasNote(from) === true;
		for (const built of this.#kept()) {
			if (built.index.hasFile(from)) built.rename(file, from);
			else built.addFile(path);
		}
		if (this.#describesType(from) || this.#describesType(path)) this.#readUnlessStopped();
		else if (this.index.hasNote(path) && noteNameOf(from) !== noteNameOf(path)) void this.#readRenamed(file);
		this.#changed.add(from);
		this.#note(path);
		if (wasRead) this.#reading?.markChanged(path);
		else this.#reading?.markUnread(path);
	}

	/** What is kept of a note goes by its name as well, as the initials that it says do, and the app does not read a note anew that it renames. */
	async #readRenamed(file: TFile): Promise<void> {
		const { vault } = this.#app;
		const { mtime } = file.stat;
		const note = await readNote(vault, file);
		const { path } = file;
		// Of what is written into it meanwhile the app tells by itself; where it is moved on it says the same.
		if (note && !this.#work.signal.aborted && this.index.hasNote(path) && vault.getFileByPath(path)?.stat.mtime === mtime)
			this.#onText(file, note.text);
	}

	#describesType(path: string): boolean {
		return isInSetFolder(path, this.#settings.current.typesFolder);
	}

	#note(path: string): void {
		this.revision += 1;
		this.#changed.add(path);
		this.#tellSoon();
		this.#saveSoon();
	}

	/** Tells where the note has not all of the aliases any more that it had; a note that is gone lost none. */
	#tellLost(change: LostAliases): void {
		const now = change.had.length === 0 ? undefined : this.index.record(change.path)?.aliases;
		if (now !== undefined && change.had.some((alias) => !now.includes(alias))) this.#onAliasesLost.tell(change);
	}

	#tell(paths: ReadonlySet<string> = this.#changed): void {
		this.#changed = new Set();
		this.#onChange.tell(paths);
	}

	#setProgress(progress: ReadingProgress): void {
		if (this.state.kind === 'ready') this.#setRereading(progress);
		else this.#setState({ kind: 'reading', ...progress });
	}

	#setState(state: LiveState): void {
		this.state = state;
		this.#onState.tell(state);
	}

	#setRereading(progress: ReadingProgress | undefined): void {
		this.rereading = progress;
		this.#onRereading.tell(progress);
	}

	async #save(): Promise<void> {
		const { changed, removed } = this.#built.takeUnsaved();
		await this.#store.save(this.#built.fingerprint, changed, removed);
	}
}

import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import { Component, debounce, type App } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import { isReadOtherwise } from '../../core/settings/isReadOtherwise.ts';
import type { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { NoteTypes } from '../../core/types/noteType.ts';
import type { NearNames } from '../../core/vault/names/nearNames.ts';
import type { SectionNaming } from '../../core/vault/sections/sectionNaming.ts';
import type { NoteIndex } from '../../core/vault/noteIndex.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { FormerNames } from '../../core/vault/renaming/formerNames.ts';
import { chunkedSteps } from './chunkedSteps.ts';
import { isNotePath } from '../../core/vault/paths/pathParts.ts';
import { BuiltIndex } from './builtIndex.ts';
import { ChangeIntake } from './changeIntake.ts';
import { ChangeNews } from './changeNews.ts';
import { HeldIndexes } from './heldIndexes.ts';
import { Listeners } from './listeners.ts';
import { LiveCheckOptions } from './liveCheckOptions.ts';
import { LiveChecks } from './liveChecks.ts';
import type { Accepted, LiveState, LiveVault, LostAliases, ReadingProgress, SettingsStore, Unsubscribe, WriteHearer } from './liveVault.ts';
import { readLinkFormat } from './readLinkFormat.ts';
import { NO_COPY, type RecordStore, type StoredCopy } from './recordStore.ts';
import { nextTurn } from './nextTurn.ts';
import { openNotes } from './openNotes.ts';
import { TypeNotes } from './typeNotes.ts';
import { noteAsItStands, VaultReading } from './vaultReading.ts';

/** A copy is written well after the last change: it only has to be there at the next start. */
const SAVE_AFTER_MS = 5000;

/**
 * The index of the open vault, read in slices once the layout is ready and kept up with every change after that (`ChangeIntake`).
 * Where the vault has to be read again, the index of before answers until the new one is whole. It never writes a note.
 */
export class LiveIndex extends Component implements LiveVault, WriteHearer {
	state: LiveState = { kind: 'waiting' };
	rereading: ReadingProgress | undefined;
	readonly #app: App;
	readonly #settings: SettingsStore;
	readonly #store: RecordStore;
	readonly #options: LiveCheckOptions;
	readonly #accepted: Accepted | undefined;
	readonly #onState = new Listeners<LiveState>();
	readonly #onRereading = new Listeners<ReadingProgress | undefined>();
	readonly #saveSoon = debounce(() => void this.#save(), SAVE_AFTER_MS, true);
	readonly #held: HeldIndexes;
	readonly #checks: LiveChecks;
	readonly #news = new ChangeNews(() => this.index.paths());
	readonly #intake: ChangeIntake;
	readonly #types: TypeNotes;
	/** What was stored, for the first reading. */
	#copy: Promise<StoredCopy> | undefined;
	/** Calls off the work of the reading that was asked for last, from its first wait on. */
	#work = new AbortController();
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
		this.#types = new TypeNotes(app.vault);
		this.#held = new HeldIndexes(new BuiltIndex(this.#options.under(), []));
		this.#checks = new LiveChecks(this.#held, this.#options, accepted);
		this.#intake = new ChangeIntake(app, this.#held, {
			news: this.#news,
			describesType: (path) => isInSetFolder(path, settings.current.typesFolder),
			typesChanged: (path) => {
				this.#types.forget(path);
				this.#readUnlessStopped();
			},
			saveSoon: this.#saveSoon,
		});
	}

	get index(): NoteIndex {
		return this.#held.index;
	}

	get revision(): number {
		return this.#news.revision;
	}

	get types(): NoteTypes {
		return this.#held.built.checker.types;
	}

	get near(): NearNames {
		return this.#held.built.checker.near();
	}

	get naming(): SectionNaming {
		return this.#held.built.checker.naming();
	}

	get formerNames(): FormerNames {
		return this.#settings.formerNames;
	}

	/** Which note gives which source. */
	get sources(): SourceIndex {
		return this.#held.built.sources;
	}

	override onload(): void {
		// The browser reads it while the app lays itself out.
		this.#copy = this.#store.load();
		// Before the layout is ready the app fires `create` for every file: nothing is read and nothing is heard until then.
		this.#app.workspace.onLayoutReady(() => {
			if (this.#work.signal.aborted) return;
			this.#intake.listen(this);
			void this.rebuild();
		});
		this.register(this.#settings.onChange(() => this.#onSettings()));
		this.register(this.#accepted?.onChange(() => this.#onSettings()) ?? (() => undefined));
		this.register(() => {
			this.#work.abort();
			this.#news.cancel();
			this.#intake.end();
			this.#saveSoon.cancel();
			this.#store.close();
		});
	}

	stop(): void {
		const { state } = this;
		const done = this.#held.reading?.done ?? 0;
		this.#work.abort();
		// What is heard of goes on being taken in, until the plugin is turned off.
		this.#work = new AbortController();
		this.#held.reading = undefined;
		if (state.kind === 'reading') this.#setState({ kind: 'stopped', done, total: state.total });
		this.#setRereading(undefined);
		this.#readUnder = this.#held.built.settings;
		// What was read by then need not be read twice.
		this.#saveSoon();
	}

	async readAgain(): Promise<void> {
		// Asked for where the index is whole, it is not trusted: then nothing is taken from the copy either.
		this.#types.forgetAll();
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
		return this.#checks.check(note, withAccepted);
	}

	recheck(path: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
		return this.#checks.recheck(path, found);
	}

	*prepare(): Steps<void> {
		const { revision } = this;
		const steps = this.#checks.prepare();
		while (this.revision === revision && steps.next().done !== true) yield;
	}

	wrote(path: string, text: string): void {
		this.#intake.wrote(path, text);
	}

	gone(path: string): void {
		this.#intake.gone(path);
	}

	onChange = (listener: (paths: ReadonlySet<string>) => void): Unsubscribe => this.#news.onChange.add(listener);
	onAliasesLost = (listener: (change: LostAliases) => void): Unsubscribe => this.#news.onAliasesLost.add(listener);
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
		const typeNotes = this.#types.read(typeFiles);
		this.#options.linkFormat = await readLinkFormat(this.#app);
		const built = new BuiltIndex(this.#options.under(settings), await typeNotes);
		const stored = (await copy)(built.fingerprint);
		if (work.signal.aborted) return;
		const reading = (this.#held.reading = new VaultReading(vault, built, work.signal));
		if (this.state.kind !== 'ready') this.#held.built = built;
		// It may have read files from before what was written into editors.
		this.#intake.forgetWrites();
		// Listed only now: what was made while types and copy were read is among them.
		const done = await reading.run(vault.getFiles(), stored, (progress) => this.#setProgress(progress));
		if (!done) return;
		await chunkedSteps(built.workOut(openNotes(this.#app)), work.signal);
		// Who is told that it is ready checks the open notes at once.
		await nextTurn();
		if (work.signal.aborted) return;
		const isFirst = this.state.kind !== 'ready';
		this.#held.built = built;
		this.#held.reading = undefined;
		this.#saveSoon();
		this.#setRereading(undefined);
		this.#news.revision += 1;
		this.#setState({ kind: 'ready' });
		this.#news.tell(new Set(built.index.paths()));
		// A copy that is of another session: later ones are no older than what was heard since.
		if (isFirst)
			for (const path of reading.changed)
				this.#news.aliases({ path, had: stored.aliasesOf(path), wasClosed: true }, built.index.record(path)?.aliases);
		// What was told is drawn first. Whoever asks before it is done works it out at one go.
		void nextTurn().then(() => {
			if (work.signal.aborted) return;
			built.dropMissing(stored.paths());
			this.#saveSoon();
			return chunkedSteps(built.workOutRest(), work.signal);
		});
	}

	#onSettings(): void {
		const now = this.#settings.current;
		const before = this.#readUnder;
		if (this.state.kind !== 'waiting' && isReadOtherwise(before, now)) this.#readUnlessStopped();
		else this.#news.changedForAll();
	}

	/** A vault that is not to be read is not read because something in it changed. */
	#readUnlessStopped(): void {
		if (this.state.kind !== 'stopped') void this.rebuild();
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
		await this.#intake.confirm();
		if (this.#work.signal.aborted) return;
		const { changed, removed } = this.#held.built.takeUnsaved();
		await this.#store.save(this.#held.built.fingerprint, changed, removed);
	}
}

import { setTimeout } from 'node:timers/promises';
import { checkSteps } from '../../core/checking/checkSteps.ts';
import { freshIn } from '../../core/report/baseline.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Steps } from '../../core/text/steps.ts';
import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import type { ReadOutcome } from '../../cli/disk/readNote.ts';
import { OperatorError } from '../../cli/operatorError.ts';
import { isSettingsFile } from '../../cli/vault/dataFile.ts';
import { inSlices } from '../slices.ts';
import { DeletedNotes } from './deletedNotes.ts';
import { diskChanges, settledReader } from './diskChanges.ts';
import { EarlyFindings } from './earlyFindings.ts';
import { KnownVault } from './knownVault.ts';
import type { LiveFolderHost, ReadingShown } from './liveFolderHost.ts';
import { openPromise } from './openPromise.ts';
import { loadLinked, planReading, readVault, type VaultPlan } from './vaultReading.ts';
import { WholeTexts } from './wholeTexts.ts';

/** Long enough for a program that saves several notes at once to be done, short enough to feel live. */
const SETTLE_MS = 100;

/** What describes types decides how every note is read: somebody who types in it is waited for. */
const TYPES_SETTLE_MS = 400;

/** A folder that an editor has open, taken as a vault: read in slices, then kept up with editors, which win, and with the disk. Writes nothing. */
export class LiveFolder {
	readonly root: string;
	/** Sources and words of all notes. */
	readonly texts: WholeTexts;
	readonly #host: LiveFolderHost;
	readonly #read: (path: string) => Promise<ReadOutcome>;
	readonly #open = new Map<string, string>();
	/** Paths whose editors changed since the checker was told. */
	readonly #edited = new Set<string>();
	readonly #touched = new Set<string>();
	/** What the last check knew of notes, while the vault is read for the first time. */
	#early: EarlyFindings | undefined;
	readonly #deleted: DeletedNotes;
	#plan: VaultPlan | undefined;
	#known: KnownVault | undefined;
	/** Grows whenever the vault has to be read anew: a reading of before is over then. */
	#reading = 0;
	readonly #closed = new AbortController();
	#refreshing = Promise.resolve();
	/** The texts of open type notes under which the vault was read last. */
	#typeTexts: ReadonlyMap<string, string> = new Map();
	/** Resolved as soon as there is anything to be said of a note. */
	readonly #begun = openPromise<undefined>();
	readonly #ready = openPromise<KnownVault | undefined>();
	#hasFailed = false;

	constructor(root: string, host: LiveFolderHost) {
		this.root = root;
		this.#host = host;
		this.texts = new WholeTexts(this, () => host.learned());
		this.#read = settledReader(root);
		this.#deleted = new DeletedNotes(root, this.signal, () => {
			// Under the same options, but what they ask has another answer.
			this.#known?.checker.configure(this.#known.checker.options);
			host.changed();
		});
		this.reload();
	}

	/** The vault, as soon as it was read; `undefined` where it cannot be. What editors changed is taken in. */
	async known(): Promise<KnownVault | undefined> {
		const known = await this.#ready.promise;
		this.#takeEdits();
		return this.#known ?? known;
	}

	/** Whether `known` is still the vault, which may have been read anew or closed since. */
	isCurrent(known: KnownVault): boolean {
		return this.#known === known && !this.signal.aborted;
	}

	/** Aborted when the vault is closed. */
	get signal(): AbortSignal {
		return this.#closed.signal;
	}

	/** Ends all work on the vault. */
	close(): void {
		this.#closed.abort();
		this.#reading += 1;
		this.#begun.resolve(undefined);
		this.#ready.resolve(undefined);
	}

	/** An editor shows `text` at `path`; `undefined`: it shows the note no more. */
	edit(path: string, text: string | undefined): void {
		if (text === undefined) this.#open.delete(path);
		else this.#open.set(path, text);
		this.#edited.add(path);
		if (this.#describesType(path) && this.#readType(path) !== (text ?? this.#onDisk(path))) this.reload(TYPES_SETTLE_MS);
		// What the disk has counts again, and it may be something else than when the editor took it over.
		if (text === undefined) this.touch([path]);
		this.#host.changed();
	}

	/** Something happened on disk at these paths, relative to the vault. */
	touch(paths: readonly string[]): void {
		// Obsidian's own folder, git's and ours hold no notes.
		for (const path of paths) if (isSettingsFile(path) || !path.split('/').some((part) => part.startsWith('.'))) this.#touched.add(path);
		if (this.#touched.size > 0) this.#refreshSoon();
	}

	/** The editor's settings changed. */
	configure(): void {
		if (this.#known !== undefined) this.#takeSettings(this.#known);
		else this.reload();
	}

	/** Reads the vault anew; what is known answers until that is done. */
	reload(afterMs = 0): void {
		this.#reading += 1;
		void this.#load(this.#reading, afterMs);
	}

	/**
	 * What is to be said about the note at `path`, as `dossier check` says it of the same texts, with fixes that can be planned.
	 * Before the vault is read: what the last check said, where the editor shows the text that it looked at.
	 *
	 * @returns `undefined` once nobody wants it any more.
	 */
	async check(path: string, isOver: () => boolean): Promise<readonly Diagnostic[] | undefined> {
		await this.#begun.promise;
		const early = this.#early?.of(path, this.#open.get(path));
		if (early !== undefined) return early;
		for (let known = await this.known(); known !== undefined; known = await this.known()) {
			const { checker, plan } = known;
			const note = known.noteAt(path);
			if (note === undefined) return [known.unreadable.get(path) ?? []].flat();
			const hasChanged = this.#changesFrom(known);
			const found = await inSlices(checkSteps(checker, note), () => isOver() || hasChanged());
			if (isOver()) return undefined;
			if (found !== undefined && !hasChanged()) return freshIn(path, found, plan.baseline);
		}
		return [];
	}

	/** Takes steps on the vault as it is; where it changes meanwhile they are made anew. `undefined` once nobody wants the outcome, or there is no vault. */
	async onStill<T>(steps: (known: KnownVault) => Steps<T>, isOver: () => boolean): Promise<T | undefined> {
		for (let known = await this.known(); known !== undefined && !isOver(); known = await this.known()) {
			const hasChanged = this.#changesFrom(known);
			const outcome = await inSlices(steps(known), () => isOver() || hasChanged());
			if (isOver()) return undefined;
			if (!hasChanged()) return outcome;
		}
		return undefined;
	}

	/** Tells later whether anything of the vault is another than now. */
	#changesFrom(known: KnownVault): () => boolean {
		const { revision } = known.checker;
		return () => this.#known !== known || known.checker.revision !== revision || this.#edited.size > 0;
	}

	async #load(reading: number, afterMs: number): Promise<void> {
		const isOver = (): boolean => this.#reading !== reading;
		let shown: ReadingShown | undefined;
		try {
			if (afterMs > 0) await setTimeout(afterMs);
			const deleted = this.#deleted.ask();
			const plan = await inSlices(planReading(this.root, this.#host.clientSettings(), this.#deleted.wasDeleted), isOver);
			if (plan === undefined) return;
			await deleted;
			for (const problem of plan.stored.problems) this.#host.warn(problem);
			this.#plan = plan;
			const total = plan.folder.walk.notes.length;
			const typeNotes = new Map([...this.#open].filter(([path, text]) => this.#describesType(path) && text !== this.#onDisk(path)));
			shown = this.#host.reading(this.root);
			const check = await inSlices(
				readVault(plan, {
					now: this.#host.now(),
					threads: this.#host.threads,
					onRead: () => shown?.step(total),
					onDamaged: (path) => this.#host.warn(`${path} cannot be used; the notes are read again`),
					typeNotes,
					isApart: !this.#deleted.isKnown || Object.keys(this.#host.clientSettings().severity).length > 0,
				}),
				isOver,
			);
			if (check === undefined) return;
			if (this.#known === undefined) this.#early = new EarlyFindings(plan, check.found);
			this.#begun.resolve(undefined);
			this.#host.changed();
			const loaded = await inSlices(loadLinked(check), isOver);
			if (loaded === undefined || isOver()) return;
			this.#typeTexts = typeNotes;
			this.#take(new KnownVault(plan, loaded, this.#open));
		} catch (error) {
			if (isOver()) return;
			this.#tell(error);
			this.#hasFailed = this.#known === undefined;
			this.#begun.resolve(undefined);
			this.#ready.resolve(this.#known);
		} finally {
			shown?.end();
		}
	}

	#tell(error: unknown): void {
		this.#host.warn(error instanceof OperatorError ? error.message : `this is a fault of dossier's own: ${String(error)}`);
	}

	#take(known: KnownVault): void {
		this.#early = undefined;
		this.#known = known;
		for (const path of this.#open.keys()) this.#edited.add(path);
		this.#ready.resolve(known);
		this.#takeEdits();
		this.#host.changed();
		if (this.#touched.size > 0) this.#refreshSoon();
	}

	#takeEdits(): void {
		if (this.#known === undefined) return;
		for (const path of this.#edited) this.#known.takeEdit(path);
		this.#edited.clear();
	}

	#refreshSoon(): void {
		this.#refreshing = this.#refreshing.then(async () => {
			await setTimeout(SETTLE_MS);
			const known = this.#known;
			if (this.#hasFailed && known === undefined && this.#touched.size > 0) {
				this.#touched.clear();
				this.#hasFailed = false;
				return this.reload();
			}
			// While the vault is read for the first time what happens is remembered.
			if (known === undefined || this.#touched.size === 0 || this.signal.aborted) return undefined;
			try {
				await this.#refresh(known, [...this.#touched]);
			} catch (error) {
				this.#tell(error);
			}
			return undefined;
		});
	}

	async #refresh(known: KnownVault, paths: readonly string[]): Promise<void> {
		for (const path of paths) this.#touched.delete(path);
		if (paths.some(isSettingsFile)) {
			this.#takeSettings(known);
			return this.touch(paths.filter((path) => !isSettingsFile(path)));
		}
		const { stamps, folder } = known.plan;
		const isOver = (): boolean => this.#known !== known;
		// A note that is there as it was only has to be read; whatever else it is, the folder tells.
		const isPlain = paths.every((path) => stamps.has(path) && folder.stampOf(path) !== undefined);
		const changes = isPlain ? undefined : await inSlices(diskChanges(this.root, folder.walk, stamps), isOver);
		if (isOver()) return this.touch(paths);
		const gone = changes?.gone ?? [];
		const changed = new Set([...paths.filter((path) => stamps.has(path)), ...(changes?.changed ?? [])]);
		for (const path of gone) changed.delete(path);
		if (changes !== undefined) known.takeFolder(changes);
		for (const path of changed) {
			const outcome = await this.#read(path);
			if (isOver()) return this.touch(paths);
			known.takeOutcome(path, outcome);
		}
		if ([...changed, ...gone].some((path) => this.#describesType(path))) this.reload();
		this.#host.changed();
		return undefined;
	}

	#takeSettings(known: KnownVault): void {
		try {
			if (known.takeSettings(this.#host.clientSettings())) this.reload();
		} catch (error) {
			if (!(error instanceof OperatorError)) throw error;
			this.#host.warn(`${error.message}; the settings stay as they were`);
		}
		this.#host.changed();
	}

	#describesType(path: string): boolean {
		const settings = this.#plan?.options.settings;
		return settings !== undefined && isInSetFolder(path, settings.typesFolder);
	}

	/** The text of the type note at `path` under which the vault was read. */
	#readType(path: string): string | undefined {
		return this.#typeTexts.get(path) ?? this.#onDisk(path);
	}

	#onDisk(path: string): string | undefined {
		const folder = this.#plan?.folder;
		const outcome = folder?.stampOf(path) === undefined ? undefined : folder.read(path);
		return outcome?.kind === 'read' ? outcome.text : undefined;
	}
}

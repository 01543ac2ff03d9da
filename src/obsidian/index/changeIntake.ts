import { debounce, type App, type Component, type TAbstractFile, TFile } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';
import { isNotePath, noteNameOf } from '../../core/vault/paths/pathParts.ts';
import type { ChangeNews } from './changeNews.ts';
import type { HeldIndexes } from './heldIndexes.ts';
import type { WriteHearer } from './liveVault.ts';
import { OwnWrites, type StandingText } from './ownWrites.ts';
import { RereadQueue } from './rereadQueue.ts';
import { ToldTexts } from './toldTexts.ts';
import { noteAsItStands } from './vaultReading.ts';

/** Long enough for a burst of keystrokes to end. */
const FOLLOW_AFTER_MS = 100;

/** What whoever holds the indexes does about changes of the vault. */
export interface IntakeHost {
	readonly news: ChangeNews;
	/** Whether what stands at `path` describes a type: what it says decides which fields of notes hold names. */
	describesType(path: string): boolean;
	/** What describes a type at `path` changed, came or went. */
	typesChanged(path: string): void;
	/** There is something to be stored. */
	saveSoon(): void;
}

/** Hears what the app tells of changes and what the plugin writes, and has the indexes take it in. */
export class ChangeIntake implements WriteHearer {
	readonly #app: App;
	readonly #held: HeldIndexes;
	readonly #host: IntakeHost;
	readonly #own = new OwnWrites();
	readonly #told = new ToldTexts();
	readonly #ended = new AbortController();
	readonly #renamed: RereadQueue;
	/** Notes with editors in which something was written: that may be changed or taken back there before any file says so. */
	readonly #followed = new Set<string>();
	readonly #followSoon = debounce(() => this.#follow(), FOLLOW_AFTER_MS, true);

	constructor(app: App, held: HeldIndexes, host: IntakeHost) {
		this.#app = app;
		this.#held = held;
		this.#host = host;
		// What is kept of a note goes by its name as well, as the initials that it says do, and the app does not read a note anew that it renames.
		this.#renamed = new RereadQueue(
			app.vault,
			(file, { text }) => held.index.hasNote(file.path) && this.#onText(file, text),
			this.#ended.signal,
		);
	}

	/** Hears of changes from now on, until `owner` ends. */
	listen(owner: Component): void {
		const { vault, metadataCache, workspace } = this.#app;
		// 'changed' carries the text that the app has just read, for new notes as well as for changed ones.
		owner.registerEvent(metadataCache.on('changed', (file, text) => this.#onText(file, text)));
		owner.registerEvent(vault.on('create', (file) => this.#onFile(file)));
		owner.registerEvent(vault.on('delete', (file) => this.#onGone(file.path)));
		owner.registerEvent(vault.on('rename', (file, from) => this.#onRenamed(file, from)));
		owner.registerEvent(
			workspace.on('editor-change', (_editor, { file }) => {
				if (!file || !this.#own.has(file.path)) return;
				this.#followed.add(file.path);
				this.#followSoon();
			}),
		);
	}

	/** Forgets what was written: what is read from now on may be from before. */
	forgetWrites(): void {
		this.#own.clear();
	}

	/** Finds out which notes have files that say what was told of them: those may be stored. */
	confirm(): Promise<void> {
		return this.#told.confirm(this.#app.vault, (file) => this.#held.keep(file), this.#ended.signal);
	}

	/** Ends whatever was begun. */
	end(): void {
		this.#ended.abort();
		this.#followSoon.cancel();
		this.#own.clear();
	}

	wrote(path: string, text: string): void {
		const file = this.#app.vault.getFileByPath(path);
		// Note types are read again from their files, which an editor saves later: the app tells when.
		if (!file || this.#host.describesType(path)) return;
		this.#own.add(path, text);
		this.#take(file, parseNote(path, text), false);
	}

	gone(path: string): void {
		if (this.#app.vault.getFileByPath(path)) return;
		this.#onGone(path);
	}

	#onText(file: TFile, text: string): void {
		// Gone since it was read, whatever stands there now, or no note any more.
		if (this.#app.vault.getFileByPath(file.path) !== file || !isNotePath(file.path)) return;
		if (this.#host.describesType(file.path)) {
			this.#host.typesChanged(file.path);
			return;
		}
		if (this.#own.isHeard(file.path, text)) {
			this.#told.add(file, text);
			this.#host.saveSoon();
		} else if (this.#own.has(file.path)) void this.#takeStanding(file.path, text);
		else this.#take(file, parseNote(file.path, text), true);
	}

	/** @param isTold whether the app told that the file says so. */
	#take(file: TFile, note: Note, isTold: boolean): void {
		const { path } = file;
		const { index } = this.#held;
		const had = index.record(path)?.aliases ?? [];
		this.#held.put(file, note);
		if (isTold) this.#told.add(file, note.text);
		else this.#told.forget(file);
		this.#changed(path);
		if (had.length > 0) this.#host.news.aliases({ path, had, wasClosed: false }, index.record(path)?.aliases);
	}

	/** Where the plugin has written, what the app tells may be older: what stands there counts. */
	#takeStanding(path: string, told?: string): Promise<void> {
		const take = ({ note, isTold }: StandingText): void => {
			const file = this.#app.vault.getFileByPath(path);
			if (file) this.#take(file, note, isTold);
		};
		return this.#own.changed(path, (from) => noteAsItStands(this.#app, from), take, told);
	}

	#follow(): void {
		for (const path of this.#followed) void this.#takeStanding(path);
		this.#followed.clear();
	}

	#onFile(file: TAbstractFile): void {
		if (!(file instanceof TFile) || this.#own.has(file.path)) return;
		this.#held.addFile(file.path);
		this.#changed(file.path);
	}

	#onGone(path: string): void {
		// Made again by the plugin, of which the app tells later.
		if (this.#own.has(path) && this.#app.vault.getFileByPath(path)) return;
		this.#own.forget(path);
		this.#held.remove(path);
		if (this.#host.describesType(path)) this.#host.typesChanged(path);
		this.#changed(path);
	}

	#onRenamed(file: TAbstractFile, from: string): void {
		if (!(file instanceof TFile)) return;
		const { path } = file;
		this.#told.forget(file);
		this.#held.rename(file, from);
		if (this.#host.describesType(from) || this.#host.describesType(path)) this.#host.typesChanged(path);
		else if (this.#held.index.hasNote(path) && noteNameOf(from) !== noteNameOf(path)) this.#renamed.add(file);
		this.#changed(from, path);
		if (!this.#held.index.hasNote(path)) this.#own.forget(from);
		// What was about to be looked up where it was is looked up where it is.
		else if (this.#own.move(from, path)) void this.#takeStanding(path);
	}

	#changed(...paths: readonly string[]): void {
		this.#host.news.changed(...paths);
		this.#host.saveSoon();
	}
}

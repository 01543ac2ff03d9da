import type { TFile } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import type { CheckOptions } from '../../core/checking/checkOptions.ts';
import { VaultChecker } from '../../core/checking/vaultChecker.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { readSources } from '../../core/sources/readSources.ts';
import { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { PackedRecord } from '../../core/vault/records/packedRecord.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { StoredChunk } from './noteChunk.ts';
import type { StoredRecord } from './storedRecord.ts';

/** What a copy on disk has to take in: rows of notes that changed, paths of those that went. */
export interface UnsavedRows {
	readonly changed: readonly StoredRecord[];
	readonly removed: readonly string[];
}

/**
 * The index of a vault under the note types and settings of one moment. Others need another one: which fields hold names
 * decides what is a link.
 */
export class BuiltIndex {
	readonly checker: VaultChecker;
	readonly sources = new SourceIndex();
	/** Under which types and settings the records were made: only those fit into a later index. */
	readonly fingerprint: string;
	/** The settings under which the notes are read. */
	readonly settings: Settings;
	#unsaved = new Map<string, StoredRecord | undefined>();

	/** @param typeNotes the notes that describe types. */
	constructor(options: CheckOptions, typeNotes: readonly Note[]) {
		const { settings } = options;
		this.settings = settings;
		this.checker = new VaultChecker(typeNotes, options);
		const { types } = this.checker;
		const nameFields = types.all().map(({ name }) => [name, types.nameFields(name)]);
		this.fingerprint = JSON.stringify([settings.typeKey, settings.relatedHeadings, settings.sourceHeadings, nameFields]);
	}

	get index(): VaultChecker['index'] {
		return this.checker.index;
	}

	/** Takes in that a file is there, of which nothing else is known. */
	addFile(path: string): void {
		if (!this.index.hasFile(path)) this.checker.putFile(path);
	}

	/** Takes in what `file` says now, or is about to say: that is no part of the copy until `keep`. */
	put(file: TFile, note: Note, isSaved = true): void {
		this.checker.putNote(note);
		this.sources.put(file.path, readSources(note, this.settings));
		if (isSaved) this.keep(file);
		else this.#unsaved.set(file.path, undefined);
	}

	/** Says that `file` says what was taken in of it: that is part of the copy then. */
	keep(file: TFile): void {
		const record = this.index.packed(file.path);
		if (record) this.#unsaved.set(file.path, rowOf(file, record, this.sources.asRead(file.path)));
	}

	/** Takes in what an earlier session read of files that have not changed since: of a note of `chunk` at a time, which throws where it is damaged. */
	restoring(chunk: StoredChunk): (at: number) => void {
		const take = this.checker.taking(chunk.records);
		return (at) => {
			take(at);
			this.sources.putKept(chunk.paths[at] ?? '', chunk.sources(at));
		};
	}

	/** Works out in steps, once all is read, what the first change and a check of the notes in `open` would work out at one go. */
	*workOut(open: readonly Note[]): Steps<void> {
		yield* this.index.workOutPlainNames();
		yield* this.index.workOutLinks(open.map(({ path }) => path));
		for (const note of open) yield* this.checker.prepare(this.checker.checkOwn(note), this.index.record(note.path), { isAlone: true });
	}

	/** The same for what nobody has to wait for: what other notes and the sources ask first. */
	*workOutRest(): Steps<void> {
		yield* this.index.makeRecords();
		yield* this.index.workOutLinks();
		yield* this.checker.prepareAny();
		const named = this.checker.types.all().filter(({ hasBuiltInSections }) => hasBuiltInSections === true);
		yield* this.checker.naming().countAll(named.map(({ name }) => name));
		yield* this.sources.workOut();
	}

	remove(path: string): void {
		this.checker.remove(path);
		this.sources.remove(path);
		this.#unsaved.set(path, undefined);
	}

	rename(file: TFile, from: string): void {
		this.checker.rename(from, file.path);
		this.sources.rename(from, file.path);
		this.#unsaved.set(from, undefined);
		// What is known of it goes by its old name, and may be older than the file: the next session reads it, where this one does not.
		this.#unsaved.set(file.path, undefined);
	}

	/** Drops what a copy has of notes that are not there any more. */
	dropMissing(stored: Iterable<string>): void {
		for (const path of stored) if (!this.index.hasNote(path)) this.#unsaved.set(path, undefined);
	}

	/** What came since the last time; the next call has only what comes after this one. */
	takeUnsaved(): UnsavedRows {
		const rows = [...this.#unsaved];
		this.#unsaved = new Map();
		return { changed: rows.flatMap(([, row]) => (row ? [row] : [])), removed: rows.filter(([, row]) => !row).map(([path]) => path) };
	}
}

function rowOf(file: TFile, record: PackedRecord, sources: StoredRecord['sources']): StoredRecord {
	return { path: file.path, mtime: file.stat.mtime, size: file.stat.size, record, sources };
}

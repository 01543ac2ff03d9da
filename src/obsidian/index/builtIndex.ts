import type { TFile } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { nearNamesOf, type NearNames } from '../../core/vault/names/nearNames.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { readSources } from '../../core/sources/readSources.ts';
import { SourceIndex } from '../../core/sources/sourceIndex.ts';
import type { NoteTypes } from '../../core/types/noteType.ts';
import { noteTypesFrom } from '../../core/types/noteTypesFrom.ts';
import { NoteIndex } from '../../core/vault/noteIndex.ts';
import { recordOf } from '../../core/vault/records/recordOf.ts';
import type { NoteRecord } from '../../core/vault/records/noteRecord.ts';
import { vaultSchemaOf } from '../../core/vault/vaultSchema.ts';
import type { StoredRecord } from './recordStore.ts';

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
	readonly index: NoteIndex;
	readonly sources = new SourceIndex();
	readonly types: NoteTypes;
	/** What is wrong with the notes that describe types, by path. */
	readonly typeFindings: ReturnType<typeof noteTypesFrom>['findings'];
	/** Under which types and settings the records were made: only those fit into a later index. */
	readonly fingerprint: string;
	readonly settings: Settings;
	#near: NearNames | undefined;
	#unsaved = new Map<string, StoredRecord | undefined>();

	/** @param typeNotes the notes that describe types. */
	constructor(settings: Settings, typeNotes: readonly Note[]) {
		const { types, findings } = noteTypesFrom(typeNotes, settings);
		this.settings = settings;
		this.types = types;
		this.typeFindings = findings;
		this.index = new NoteIndex(vaultSchemaOf(settings, types));
		const nameFields = types.all().map(({ name }) => [name, types.nameFields(name)]);
		this.fingerprint = JSON.stringify([settings.typeKey, settings.relatedHeadings, settings.sourceHeadings, nameFields]);
	}

	/** What names are near to one another; worked out when it is asked for. */
	near(settings: Settings): NearNames {
		return (this.#near ??= nearNamesOf(this.index, settings));
	}

	/** `note` as a record of this index, whatever the index knows of it. */
	recordOf(note: Note): NoteRecord {
		return recordOf(note, vaultSchemaOf(this.settings, this.types));
	}

	/** Takes in that a file is there, of which nothing else is known. */
	addFile(path: string): void {
		if (!this.index.hasFile(path)) this.index.putFile(path);
		this.#near = undefined;
	}

	/** Takes in what `file` says now. */
	put(file: TFile, note: Note): void {
		const before = this.index.record(file.path);
		this.index.put(note);
		const sources = readSources(note, this.settings);
		this.sources.put(file.path, sources);
		const record = this.index.record(file.path);
		if (!record) return;
		if (before?.aliases.join('\n') !== record.aliases.join('\n')) this.#near = undefined;
		this.#unsaved.set(file.path, rowOf(file, record, sources));
	}

	/** Takes in what an earlier session read of a file that has not changed since. */
	restore({ path, record, sources }: StoredRecord): void {
		this.index.putRecord(record);
		this.sources.put(path, sources);
	}

	remove(path: string): void {
		this.index.remove(path);
		this.sources.remove(path);
		this.#unsaved.set(path, undefined);
		this.#near = undefined;
	}

	rename(file: TFile, from: string): void {
		this.index.rename(from, file.path);
		this.sources.rename(from, file.path);
		this.#unsaved.set(from, undefined);
		const record = this.index.record(file.path);
		if (record) this.#unsaved.set(file.path, rowOf(file, record, this.sources.asRead(file.path)));
		this.#near = undefined;
	}

	/** Drops what a copy has of notes that are not there any more. */
	dropMissing(stored: Iterable<string>): void {
		for (const path of stored) if (!this.index.record(path)) this.#unsaved.set(path, undefined);
	}

	/** What came since the last time; the next call has only what comes after this one. */
	takeUnsaved(): UnsavedRows {
		const rows = [...this.#unsaved];
		this.#unsaved = new Map();
		return { changed: rows.flatMap(([, row]) => (row ? [row] : [])), removed: rows.filter(([, row]) => !row).map(([path]) => path) };
	}
}

function rowOf(file: TFile, record: NoteRecord, sources: StoredRecord['sources']): StoredRecord {
	return { path: file.path, mtime: file.stat.mtime, size: file.stat.size, record, sources };
}

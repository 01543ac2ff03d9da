import type { Note } from '../note/note.ts';
import { compareCodeUnits } from './compareCodeUnits.ts';
import { foldPath } from './foldPath.ts';
import type { LinkRecord, NoteRecord } from './noteRecord.ts';
import { isNotePath, noteNameOf } from './pathParts.ts';
import { recordOf } from './recordOf.ts';
import { SortedPaths } from './sortedPaths.ts';
import type { VaultFile } from './spelling.ts';
import { type IndexCounts, Spellings } from './spellings.ts';
import { createTextPool } from './textPool.ts';
import type { Backlink, Resolution, VaultIndex, WantedNote } from './vaultIndex.ts';
import type { VaultSchema } from './vaultSchema.ts';
import { wantedNotes } from './wantedNotes.ts';

const NO_ALIASES: readonly string[] = [];

/**
 * What every note of a vault says and where its links lead, kept up to date note by note.
 *
 * A change costs the changed note's own links and the spellings that end in the names that came or went; everything
 * else is worked out when it is asked for. Answers do not depend on the order of the changes that led here.
 */
export class NoteIndex implements VaultIndex {
	readonly #schema: VaultSchema;
	readonly #keep = createTextPool();
	readonly #files = new Map<string, VaultFile>();
	readonly #notes = new SortedPaths();
	readonly #byType = new Map<string, Set<VaultFile>>();
	readonly #spellings: Spellings;

	/** `counts`, where given, is kept up to date with the set operations that changes cost. */
	constructor(schema: VaultSchema, counts?: IndexCounts) {
		this.#schema = schema;
		this.#spellings = new Spellings(counts);
	}

	/** Takes in a note that is new or has changed. */
	put(note: Note): void {
		this.putRecord(recordOf(note, this.#schema, this.#keep));
	}

	/** Takes in what `recordOf` gave earlier under the same schema, from a cache, say. */
	putRecord(record: NoteRecord): void {
		this.#replaceRecord(this.#fileAt(record.path), record);
	}

	/** Takes in a file that is no note, or a note that cannot be read: links lead to it all the same. */
	putFile(path: string): void {
		this.#replaceRecord(this.#fileAt(path), undefined);
	}

	/** Forgets a file; nothing happens where there is none. */
	remove(path: string): void {
		const file = this.#files.get(path);
		if (file === undefined) return;
		this.#replaceRecord(file, undefined);
		this.#spellings.removeTarget(path, NO_ALIASES);
		this.#files.delete(path);
	}

	/**
	 * Moves a file and what is known of it to another path; what stood there is forgotten.
	 * A note that is no longer called `.md` is kept as a mere file. Nothing happens where there is no such file.
	 */
	rename(from: string, to: string): void {
		const file = this.#files.get(from);
		if (file === undefined || from === to) return;
		this.remove(to);
		const { record } = file;
		if (record === undefined || !isNotePath(to)) {
			this.remove(from);
			this.putFile(to);
			return;
		}
		this.#spellings.removeTarget(from, record.aliases);
		this.#spellings.addTarget(to, record.aliases);
		this.#spellings.moveLinks(record.links);
		this.#files.delete(from);
		this.#files.set(to, file);
		this.#notes.remove(from);
		this.#notes.add(to);
		file.path = to;
		file.record = { ...record, path: to };
		file.sources = undefined;
	}

	paths(): readonly string[] {
		return this.#notes.all();
	}

	record(path: string): NoteRecord | undefined {
		return this.#files.get(path)?.record;
	}

	/** Whether there is a file at exactly this path, a note or not. */
	hasFile(path: string): boolean {
		return this.#files.has(path);
	}

	resolveLink(target: string, from: string): Resolution {
		return this.#spellings.resolveLink(target, from);
	}

	resolveName(name: string): Resolution {
		return this.#spellings.resolveName(name);
	}

	targetOf(link: LinkRecord, from: string): string | null {
		const found = link.kind === 'name' ? this.#spellings.resolveName(link.target) : this.#spellings.resolveLink(link.target, from);
		return found.kind === 'found' ? found.path : null;
	}

	backlinks(path: string): readonly Backlink[] {
		const found: Backlink[] = [];
		for (const from of this.backlinkSources(path)) {
			for (const link of this.#files.get(from)?.record?.links ?? []) if (this.targetOf(link, from) === path) found.push({ from, link });
		}
		return found;
	}

	backlinkSources(path: string): readonly string[] {
		const file = this.#files.get(path);
		if (file === undefined) return [];
		const aliases = file.record?.aliases ?? NO_ALIASES;
		const at = this.#spellings.changedAt(path, aliases);
		if (file.sources?.at === at) return file.sources.paths;
		const files = this.#spellings.filesLeadingTo(path, aliases);
		const paths = Array.from(files, (source) => source.path)
			.filter((source) => source !== path)
			.sort(compareCodeUnits);
		file.sources = { paths, at };
		return paths;
	}

	wanted(): readonly WantedNote[] {
		return wantedNotes(this.#spellings);
	}

	notesOfType(type: string): readonly string[] {
		return Array.from(this.#byType.get(type) ?? [], (file) => file.path).sort(compareCodeUnits);
	}

	typeCounts(): ReadonlyMap<string, number> {
		const types = [...this.#byType.keys()].sort(compareCodeUnits);
		return new Map(types.map((type) => [type, this.#byType.get(type)?.size ?? 0]));
	}

	notesNamed(basename: string): readonly string[] {
		const wanted = foldPath(basename);
		return this.#spellings
			.pathsEndingIn(basename)
			.filter((path) => isNotePath(path) && foldPath(noteNameOf(path)) === wanted)
			.sort(compareCodeUnits);
	}

	*names(): Iterable<{ readonly name: string; readonly path: string; readonly isAlias: boolean }> {
		for (const { path, record } of this.#files.values()) {
			if (!isNotePath(path)) continue;
			yield { name: noteNameOf(path), path, isAlias: false };
			for (const name of record?.aliases ?? NO_ALIASES) yield { name, path, isAlias: true };
		}
	}

	#fileAt(path: string): VaultFile {
		const known = this.#files.get(path);
		if (known !== undefined) return known;
		const made: VaultFile = { path, record: undefined, sources: undefined };
		this.#files.set(path, made);
		this.#spellings.addTarget(path, NO_ALIASES);
		return made;
	}

	#replaceRecord(file: VaultFile, record: NoteRecord | undefined): void {
		const before = file.record;
		this.#spellings.replaceAliases(file.path, before?.aliases ?? NO_ALIASES, record?.aliases ?? NO_ALIASES);
		this.#spellings.replaceLinks(file, before?.links, record?.links);
		this.#replaceType(file, before?.type, record?.type);
		if (record === undefined) this.#notes.remove(file.path);
		else this.#notes.add(file.path);
		file.record = record;
	}

	#replaceType(file: VaultFile, before: string | undefined, after: string | undefined): void {
		if (before === after) return;
		if (before !== undefined) {
			const notes = this.#byType.get(before);
			notes?.delete(file);
			if (notes?.size === 0) this.#byType.delete(before);
		}
		if (after === undefined) return;
		const notes = this.#byType.get(after);
		if (notes === undefined) this.#byType.set(after, new Set([file]));
		else notes.add(file);
	}
}

import type { Source } from '../../core/sources/source.ts';
import { isObject } from '../../core/text/isObject.ts';
import { readKeptSources, visitEntries, writeEntries, writeSources } from '../../core/sources/index/sourceColumns.ts';
import type { KeptSources } from '../../core/sources/index/keptSources.ts';
import { type ColumnPlace, ColumnReader, type Columns, ColumnWriter, type Numbers, SharedTexts } from '../../core/text/columns.ts';
import { TargetNumbers } from '../../core/vault/links/targetNumbers.ts';
import { KeptTargets, TARGET_WIDTH } from '../../core/vault/records/keptTargets.ts';
import { KeptRecords, writeRecord } from '../../core/vault/records/recordColumns.ts';
import type { Steps } from '../../core/text/steps.ts';
import type { StoredRecord } from './storedRecord.ts';

/** So many notes are packed together at most: a few milliseconds to take in. */
export const NOTES_A_CHUNK = 500;

/** Many notes as one row of the page's database: numbers and texts in a few arrays. */
export interface NoteChunk {
	/** When each file was written, and its size. */
	readonly stamps: Float64Array;
	/** Where each record begins and the last ends, then the same of what belongs to the sources of each: three numbers each. */
	readonly places: Uint32Array;
	/** Tells the rows of one save from those of others. */
	readonly save: number;
	/** In the last row of a save the link targets of all its notes, as `KeptTargets` has them. */
	readonly targets: Uint32Array | undefined;
	/** The first shared texts are the paths. */
	readonly records: Columns;
	readonly sources: Columns;
	/** Notes that are not there any more. */
	readonly removed: readonly string[];
}

/** Packs the rows of one save, which have their link targets in common: most of those of a row are those of others as well. */
export class ChunkPacker {
	readonly #save: number;
	readonly #targets = new TargetNumbers();

	/** @param save another number for every save. */
	constructor(save: number) {
		this.#save = save;
	}

	/** Packs `rows`, a few at a step, together with the paths of notes that are gone. Without the last row of its save a row says nothing. */
	*pack(rows: readonly StoredRecord[], removed: readonly string[], isLast: boolean): Steps<NoteChunk> {
		const records = new ColumnWriter();
		const sources = new ColumnWriter();
		const places: number[] = [];
		const sourcePlaces: number[] = [];
		for (const { path } of rows) records.share(path);
		for (const row of rows) {
			places.push(...records.place());
			sourcePlaces.push(...sources.place());
			writeRecord(records, row.record, this.#targets.of);
			writeEntries(sources, row.path, row.sources);
			writeSources(sources, row.sources);
			yield;
		}
		places.push(...records.place());
		sourcePlaces.push(...sources.place());
		const finished = sources.finish();
		yield;
		const targets = isLast ? yield* this.#targets.numbers(records) : undefined;
		const written = records.finish();
		yield;
		return {
			stamps: Float64Array.from(rows.flatMap(({ mtime, size }) => [mtime, size])),
			places: Uint32Array.from([...places, ...sourcePlaces]),
			save: this.#save,
			targets,
			records: written,
			sources: finished,
			removed,
		};
	}
}

/** Reads a chunk, which was checked by nobody: a note of it that cannot be read throws, and is read from its file. */
export class StoredChunk {
	readonly paths: readonly string[];
	readonly removed: readonly string[];
	readonly records: KeptRecords;
	readonly #chunk: NoteChunk;
	#sourceTexts: SharedTexts | undefined;

	/**
	 * @param saves holds the targets of the saves whose last row was read: those of this one are added or looked up.
	 * @throws {TypeError} where `row` has not the shape of a chunk, or the last row of its save was not read before.
	 */
	constructor(row: unknown, saves = new Map<number, KeptTargets>()) {
		if (!isNoteChunk(row)) throw new TypeError('no chunk of notes');
		this.#chunk = row;
		this.removed = row.removed;
		const texts = new SharedTexts(row.records);
		if (texts.areWhole && row.targets !== undefined) saves.set(row.save, new KeptTargets(row.targets, texts));
		const targets = saves.get(row.save);
		if (!texts.areWhole || targets === undefined) throw new TypeError('no chunk of notes');
		this.paths = Array.from({ length: row.stamps.length >> 1 }, (_, at) => texts.at(at));
		this.records = new KeptRecords(row.records, texts, row.places, this.paths, targets);
	}

	/** Whether the note at place `at` was read from a file of this time and size. */
	isOf(at: number, { mtime, size }: { readonly mtime: number; readonly size: number }): boolean {
		const { stamps } = this.#chunk;
		return stamps[at * 2] === mtime && stamps[at * 2 + 1] === size;
	}

	/**
	 * The sources of the note at place `at`, of which nothing is read until they are asked for; what is damaged of them is missing.
	 *
	 * @throws where what they are counted under is damaged.
	 */
	sources(at: number): KeptSources {
		const { numbers } = this.#chunk.sources;
		const [start] = this.#placeOfSources(at);
		if (start + (numbers[start] ?? 0) >= numbers.length) throw new RangeError('too few numbers');
		return new SourcesOfNote(this, at);
	}

	/** Reads what belongs to the sources of the note at place `at`. */
	sourceReader(at: number): ColumnReader {
		const { sources } = this.#chunk;
		return new ColumnReader(sources, (this.#sourceTexts ??= new SharedTexts(sources)), this.#placeOfSources(at));
	}

	#placeOfSources(at: number): ColumnPlace {
		const [number = 0, narrow = 0, wide = 0] = this.#chunk.places.subarray((this.paths.length + 1 + at) * 3);
		return [number, narrow, wide];
	}

	/** @throws where it is damaged. */
	row(at: number): StoredRecord {
		const { stamps } = this.#chunk;
		this.records.check(at);
		const record = this.records.record(at);
		return { path: record.path, mtime: stamps[at * 2] ?? 0, size: stamps[at * 2 + 1] ?? 0, record, sources: this.sources(at).read() };
	}
}

/** Those of the note at a place of a chunk. */
class SourcesOfNote implements KeptSources {
	readonly #chunk: StoredChunk;
	readonly #at: number;

	constructor(chunk: StoredChunk, at: number) {
		this.#chunk = chunk;
		this.#at = at;
	}

	visitEntries(visit: Parameters<KeptSources['visitEntries']>[0]): void {
		visitEntries(this.#chunk.sourceReader(this.#at), visit);
	}

	read(): readonly Source[] {
		try {
			const sources = this.#chunk.sourceReader(this.#at);
			visitEntries(sources, () => undefined);
			return readKeptSources(sources);
		} catch {
			return [];
		}
	}
}

function isNoteChunk(row: unknown): row is NoteChunk {
	if (!isObject(row)) return false;
	const { stamps, places, save, targets, records, sources, removed } = row;
	return (
		stamps instanceof Float64Array &&
		places instanceof Uint32Array &&
		places.length === (stamps.length + 2) * 3 &&
		typeof save === 'number' &&
		(targets === undefined || (targets instanceof Uint32Array && targets.length % TARGET_WIDTH === 0)) &&
		areColumns(records) &&
		records.shared.length >= stamps.length / 2 &&
		areColumns(sources) &&
		isWhole(records, places.subarray(0, places.length / 2)) &&
		isWhole(sources, places) &&
		Array.isArray(removed) &&
		removed.every((path) => typeof path === 'string')
	);
}

/** Whether the texts that are not shared go as far as is said at the end of `places`: of a part of them a note would be read that says less. */
function isWhole({ texts }: Columns, places: Uint32Array): boolean {
	return places.at(-2) === texts.narrow.length && places.at(-1) === texts.wide.length;
}

function areColumns(value: unknown): value is Columns {
	if (!isObject(value) || !isObject(value['texts']) || !isObject(value['sharedTexts'])) return false;
	const texts = [...Object.values(value['texts']), ...Object.values(value['sharedTexts'])];
	return (
		areNumbers(value['numbers']) && areNumbers(value['shared']) && texts.length === 4 && texts.every((text) => typeof text === 'string')
	);
}

function areNumbers(value: unknown): value is Numbers {
	return value instanceof Uint16Array || value instanceof Uint32Array;
}

import { isObject } from '../../core/text/isObject.ts';
import { readKeptSources, visitEntries, writeEntries, writeSources } from '../../core/sources/index/sourceColumns.ts';
import type { KeptSources } from '../../core/sources/index/keptSources.ts';
import { ColumnReader, type Columns, ColumnWriter, type Numbers, sharedTextsOf } from '../../core/text/columns.ts';
import { type KeptTarget, type KeptTargets, type ReadRecord, readRecord, writeRecord } from '../../core/vault/records/recordColumns.ts';
import type { StoredRecord } from './storedRecord.ts';

/** So many notes are packed together at most: a few milliseconds to write or to take in. */
export const NOTES_A_CHUNK = 500;

/** Many notes as one row of the page's database: numbers and texts in a few arrays. */
export interface NoteChunk {
	/** When each file was written, and its size. */
	readonly stamps: Float64Array;
	/** Where each record and what belongs to its sources begins: three numbers each. */
	readonly places: Uint32Array;
	/** Tells the rows of one save from those of others. */
	readonly save: number;
	/** In the last row of a save the link targets of all its notes: the number of a shared text times two, plus one for a name in a field. */
	readonly targets: Uint32Array | undefined;
	/** The first shared texts are the paths. */
	readonly records: Columns;
	readonly sources: Columns;
	/** Notes that are not there any more. */
	readonly removed: readonly string[];
}

const NO_TEXTS: readonly string[] = [];

/** Packs the rows of one save, which have their link targets in common: most of those of a row are those of others as well. */
export class ChunkPacker {
	readonly #save: number;
	readonly #targets: KeptTarget[] = [];
	readonly #links = new Map<string, number>();
	readonly #names = new Map<string, number>();

	/** @param save another number for every save. */
	constructor(save: number) {
		this.#save = save;
	}

	/** Packs `rows` together with the paths of notes that are gone. Without the last row of its save a row says nothing. */
	pack(rows: readonly StoredRecord[], removed: readonly string[], isLast: boolean): NoteChunk {
		const records = new ColumnWriter();
		const sources = new ColumnWriter();
		const places: number[] = [];
		for (const { path } of rows) records.share(path);
		for (const row of rows) {
			places.push(...records.place(), ...sources.place());
			writeRecord(records, row.record, this.#numberOf);
			writeEntries(sources, row.path, row.sources);
			writeSources(sources, row.sources);
		}
		const kept = ({ text, isName }: KeptTarget): number => records.share(text) * 2 + Number(isName);
		return {
			stamps: Float64Array.from(rows.flatMap(({ mtime, size }) => [mtime, size])),
			places: Uint32Array.from(places),
			save: this.#save,
			targets: isLast ? Uint32Array.from(this.#targets, kept) : undefined,
			records: records.finish(),
			sources: sources.finish(),
			removed,
		};
	}

	readonly #numberOf = (target: KeptTarget): number => {
		const numbers = target.isName ? this.#names : this.#links;
		const known = numbers.get(target.text);
		if (known !== undefined) return known;
		const made = this.#targets.push(target) - 1;
		numbers.set(target.text, made);
		return made;
	};
}

/** Reads a chunk, which was checked by nobody: a note of it that cannot be read throws, and is read from its file. */
export class StoredChunk {
	readonly paths: readonly string[];
	readonly removed: readonly string[];
	readonly #chunk: NoteChunk;
	/** Those of its save. */
	readonly targets: KeptTargets;
	readonly #recordTexts: readonly string[];
	#sourceTexts: readonly string[] | undefined;

	/**
	 * @param saves holds the targets of the saves whose last row was read: those of this one are added or looked up.
	 * @throws {TypeError} where `row` has not the shape of a chunk, or the last row of its save was not read before.
	 */
	constructor(row: unknown, saves = new Map<number, KeptTargets>()) {
		if (!isNoteChunk(row)) throw new TypeError('no chunk of notes');
		this.#chunk = row;
		this.removed = row.removed;
		this.#recordTexts = sharedTextsOf(row.records);
		if (row.targets !== undefined) saves.set(row.save, targetsOf(row.targets, this.#recordTexts));
		const targets = saves.get(row.save);
		if (targets === undefined) throw new TypeError('no chunk of notes');
		this.targets = targets;
		this.paths = this.#recordTexts.slice(0, row.stamps.length >> 1);
	}

	/** Whether the note at place `at` was read from a file of this time and size. */
	isOf(at: number, { mtime, size }: { readonly mtime: number; readonly size: number }): boolean {
		const { stamps } = this.#chunk;
		return stamps[at * 2] === mtime && stamps[at * 2 + 1] === size;
	}

	/** @throws where it is damaged. */
	record(at: number): ReadRecord {
		const reader = new ColumnReader(this.#chunk.records, this.#recordTexts, this.#place(at * 2));
		return readRecord(reader, this.paths[at] ?? '', this.targets.texts);
	}

	/**
	 * The sources of the note at place `at`, of which nothing is read until they are asked for; what is damaged of them is missing.
	 *
	 * @throws where what they are counted under is damaged.
	 */
	sources(at: number): KeptSources {
		const place = this.#place(at * 2 + 1);
		const reader = (): ColumnReader =>
			new ColumnReader(this.#chunk.sources, (this.#sourceTexts ??= sharedTextsOf(this.#chunk.sources)), place);
		new ColumnReader(this.#chunk.sources, NO_TEXTS, place).count();
		return {
			visitEntries: (visit) => visitEntries(reader(), visit),
			read: () => {
				try {
					const sources = reader();
					visitEntries(sources, () => undefined);
					return readKeptSources(sources);
				} catch {
					return [];
				}
			},
		};
	}

	/** @throws where it is damaged. */
	row(at: number): StoredRecord {
		const { stamps } = this.#chunk;
		const { record } = this.record(at);
		return { path: record.path, mtime: stamps[at * 2] ?? 0, size: stamps[at * 2 + 1] ?? 0, record, sources: this.sources(at).read() };
	}

	#place(which: number): readonly [number, number, number] {
		const [number = 0, narrow = 0, wide = 0] = this.#chunk.places.subarray(which * 3, which * 3 + 3);
		return [number, narrow, wide];
	}
}

function targetsOf(numbers: Uint32Array, texts: readonly string[]): KeptTargets {
	return { texts: Array.from(numbers, (number) => texts[number >>> 1]), isName: (at) => ((numbers[at] ?? 0) & 1) === 1 };
}

function isNoteChunk(row: unknown): row is NoteChunk {
	if (!isObject(row)) return false;
	const { stamps, places, save, targets, records, sources, removed } = row;
	return (
		stamps instanceof Float64Array &&
		places instanceof Uint32Array &&
		places.length === stamps.length * 3 &&
		typeof save === 'number' &&
		(targets === undefined || targets instanceof Uint32Array) &&
		areColumns(records) &&
		haveAllShared(records) &&
		records.shared.length >= stamps.length / 2 &&
		areColumns(sources) &&
		Array.isArray(removed) &&
		removed.every((path) => typeof path === 'string')
	);
}

function areColumns(value: unknown): value is Columns {
	if (!isObject(value) || !isObject(value['texts']) || !isObject(value['sharedTexts'])) return false;
	const texts = [...Object.values(value['texts']), ...Object.values(value['sharedTexts'])];
	return (
		areNumbers(value['numbers']) && areNumbers(value['shared']) && texts.length === 4 && texts.every((text) => typeof text === 'string')
	);
}

/** Whether the shared texts are as long as is said: with a part of them another link would be read. */
function haveAllShared({ shared, sharedTexts: { narrow, wide } }: Columns): boolean {
	let length = 0;
	for (const number of shared) length += number >>> 1;
	return length === narrow.length + wide.length;
}

function areNumbers(value: unknown): value is Numbers {
	return value instanceof Uint16Array || value instanceof Uint32Array;
}

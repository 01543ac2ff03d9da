import { Buffer } from 'node:buffer';
import { type ColumnPlace, type Columns, ColumnWriter, SharedTexts } from '../../../core/text/columns.ts';
import type { FrontmatterData } from '../../../core/note/frontmatter.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { TargetNumbers } from '../../../core/vault/links/targetNumbers.ts';
import { KeptTargets, TARGET_WIDTH } from '../../../core/vault/records/keptTargets.ts';
import type { PackedRecord } from '../../../core/vault/records/packedRecord.ts';
import { KeptRecords, writeRecord } from '../../../core/vault/records/recordColumns.ts';
import { type NumberBlock, type Numbers, readNumberFile, rowsOf, type WrittenBlock, writeNumberFile } from './numberFile.ts';

/** So many notes have their texts in common: fewer would say the same more often, and of more too many texts of notes would be in memory, of which a value is a part. */
const NOTES_A_BLOCK = 500;

/** So many are packed in a few milliseconds. */
const NOTES_A_STEP = 50;

/** What each block begins with. The last one has the link targets of all. */
interface Head {
	/** Drawn anew whenever the file is written. */
	readonly id: string;
	/** How many blocks stand before it. */
	readonly before: number;
	readonly isLast: boolean;
}

/** Records that are to be kept as the app keeps them as well (`KeptRecords`): an index takes them in without making one of each. */
export class RecordsToWrite {
	readonly #targets = new TargetNumbers();
	readonly #rest: Iterable<PackedRecord>;
	readonly #blocks: WrittenBlock['rows'][] = [];
	#writer = new ColumnWriter();
	#places: number[] = [];
	#paths: number[] = [];

	/** @param rest are gone through when the others are written. */
	constructor(rest: Iterable<PackedRecord> = []) {
		this.#rest = rest;
	}

	/** Takes in a record; `data`, where they are at hand, are those of its front matter, which is then not read again. */
	add(record: PackedRecord, data?: FrontmatterData): void {
		this.#paths.push(this.#writer.share(record.path));
		this.#places.push(...this.#writer.place());
		writeRecord(this.#writer, record, this.#targets.of, data);
		if (this.#paths.length === NOTES_A_BLOCK) this.#blocks.push(this.#finish(NO_TARGETS));
	}

	/** What is to be written, a few notes a step; nothing can be added afterwards. */
	*blocks(id: string): Generator<WrittenBlock | undefined, void, undefined> {
		let before = 0;
		let added = 0;
		for (const record of this.#rest) {
			this.add(record);
			added += 1;
			if (added % NOTES_A_STEP === 0) yield undefined;
			// Those of a large vault are not to be in memory all at once.
			for (let rows = this.#blocks.shift(); rows !== undefined; rows = this.#blocks.shift()) {
				yield { head: { id, before, isLast: false } satisfies Head, rows };
				before += 1;
			}
		}
		for (const rows of this.#blocks) {
			yield { head: { id, before, isLast: false } satisfies Head, rows };
			before += 1;
		}
		const targets = yield* this.#targets.numbers(this.#writer);
		yield { head: { id, before, isLast: true } satisfies Head, rows: this.#finish(targets) };
	}

	#finish(targets: Uint32Array): WrittenBlock['rows'] {
		const places = Uint32Array.from([...this.#places, ...this.#writer.place()]);
		const paths = Uint32Array.from(this.#paths);
		const { numbers, texts, shared, sharedTexts } = this.#writer.finish();
		this.#writer = new ColumnWriter();
		this.#places = [];
		this.#paths = [];
		return {
			places,
			paths,
			targets,
			numbers,
			shared,
			narrow: Buffer.from(texts.narrow, 'latin1'),
			wide: Buffer.from(texts.wide, 'utf16le'),
			sharedNarrow: Buffer.from(sharedTexts.narrow, 'latin1'),
			sharedWide: Buffer.from(sharedTexts.wide, 'utf16le'),
		};
	}
}

const NO_TARGETS = new Uint32Array(0);

/**
 * Writes records to the file at `path`.
 *
 * @param id tells this file from every other.
 * @throws {OperatorError} if it cannot be written.
 */
export function* writeRecordFile(path: string, id: string, records: RecordsToWrite): Steps<void> {
	yield* writeNumberFile(path, records.blocks(id));
}

/**
 * The records in the file at `path` below the folder `within`, some hundreds or thousands together, each of which can be made (`KeptRecords.check`);
 * `undefined` where there is no file of this `id`.
 *
 * @throws where there is one that is damaged.
 */
export function* readRecordFile(path: string, within: string, id: string): Steps<readonly KeptRecords[] | undefined> {
	const blocks = readNumberFile(path, within);
	if (blocks === undefined) return undefined;
	const heads = blocks.map(({ head }) => head as Head);
	if (heads.length === 0) throw new Error(`${path} holds no records`);
	if (heads[0]?.id !== id) return undefined;
	for (const [at, head] of heads.entries())
		if (head.id !== id || head.before !== at || head.isLast !== (at === blocks.length - 1)) throw new Error(`${path} was cut off`);
	const read: {
		readonly columns: Columns;
		readonly shared: SharedTexts;
		readonly places: Uint32Array;
		readonly paths: readonly string[];
	}[] = [];
	for (const block of blocks) {
		yield;
		const columns = columnsOf(block);
		const row = rowsOf(block.rows, Uint32Array);
		const places = row('places');
		const shared = new SharedTexts(columns);
		const paths = Array.from(row('paths'), (number) => shared.at(number));
		const isWhole = places.at(-2) === columns.texts.narrow.length && places.at(-1) === columns.texts.wide.length;
		if (!isWhole || !shared.areWhole || places.length !== (paths.length + 1) * PLACE_WIDTH) throw new Error(`${path} is damaged`);
		read.push({ columns, shared, places, paths });
	}
	const [last] = read.slice(-1);
	const numbers = rowsOf(blocks.at(-1)?.rows ?? new Map<string, Numbers>(), Uint32Array)('targets');
	if (last === undefined || numbers.length % TARGET_WIDTH !== 0) throw new Error(`${path} is damaged`);
	const targets = new KeptTargets(numbers, last.shared);
	const all: KeptRecords[] = [];
	for (const { columns, shared, places, paths } of read) {
		const records = new KeptRecords(columns, shared, places, paths, targets);
		for (const at of paths.keys()) {
			if (at % NOTES_A_STEP === NOTES_A_STEP - 1) yield;
			records.check(at);
		}
		all.push(records);
	}
	return all;
}

const PLACE_WIDTH: ColumnPlace['length'] = 3;

function columnsOf({ rows }: NumberBlock): Columns {
	const bytes = rowsOf(rows, Uint8Array);
	const text = (name: string, encoding: 'latin1' | 'utf16le'): string => {
		const { buffer, byteOffset, length } = bytes(name);
		return Buffer.from(buffer, byteOffset, length).toString(encoding);
	};
	return {
		numbers: numbersOf(rows, 'numbers'),
		shared: numbersOf(rows, 'shared'),
		texts: { narrow: text('narrow', 'latin1'), wide: text('wide', 'utf16le') },
		sharedTexts: { narrow: text('sharedNarrow', 'latin1'), wide: text('sharedWide', 'utf16le') },
	};
}

function numbersOf(rows: NumberBlock['rows'], name: string): Columns['numbers'] {
	const row = rows.get(name);
	return row instanceof Uint16Array || row instanceof Uint32Array ? row : new Uint16Array(0);
}

import type { FrontmatterData } from '../../../core/note/frontmatter.ts';
import type { SerializedRecord } from '../../../core/vault/records/packedRecord.ts';
import type { FileStamp } from '../../disk/readNote.ts';
import { type DiagnosticRow } from '../cache/diagnosticRow.ts';
import { bareMap } from '../../../core/note/frontmatter/bareMap.ts';
import type { OwnFindings } from '../ownFindings.ts';
import type { Numbers } from '../../../core/text/columns.ts';
import { type JoinedTexts, TextJoiner, TextSplitter } from '../../../core/text/joinedTexts.ts';

/** What became of a note that a thread was to read. */
export type BatchEntry =
	| {
			readonly kind: 'read';
			readonly record: SerializedRecord;
			/** The data of front matter that could be read; from another thread its numbers and dates are what JSON makes of them. */
			readonly data: FrontmatterData | undefined;
			readonly stamp: FileStamp;
			/** What its own text was found to be wrong with. */
			readonly own: OwnFindings;
	  }
	/** `message` follows the note's path. */
	| { readonly kind: 'unreadable'; readonly message: string }
	| { readonly kind: 'gone' }
	/** It seemed to be written just now, and wants to be read later. */
	| { readonly kind: 'unsettled' };

/** Entries as numbers and texts: a few arrays that change hands and a few texts, where a copy of each record's objects would take as long as making them. */
export interface NoteBatch {
	/** What is read once, in the order in which it is read. */
	readonly heads: Uint32Array;
	/** The numbers of all records, kept as long as one of them is. */
	readonly numbers: Uint32Array;
	/** Four numbers a note that was read. */
	readonly stamps: Float64Array;
	/** Texts that are kept: stretches of one long text. */
	readonly lasting: JoinedTexts;
	/** Texts that are looked up, or parsed, and let go. */
	readonly passing: JoinedTexts;
}

const KINDS = ['read', 'unreadable', 'gone', 'unsettled'] as const satisfies readonly BatchEntry['kind'][];
const FRONTMATTER = ['none', 'malformed', 'parsed'] as const satisfies readonly SerializedRecord['frontmatter'][];

const NO_ROWS: readonly DiagnosticRow[] = [];
const NO_TEXTS: readonly string[] = [];
const NO_NUMBERS: readonly number[] = [];

/** Puts entries together to one batch. */
export class BatchWriter {
	readonly #heads: number[] = [];
	readonly #numbers: Numbers[] = [];
	readonly #stamps: number[] = [];
	readonly #lasting = new TextJoiner();
	readonly #passing = new TextJoiner();

	/** @param index which of the paths of the batch the entry is about. */
	add(index: number, entry: BatchEntry): void {
		this.#heads.push(index, KINDS.indexOf(entry.kind));
		if (entry.kind === 'unreadable') this.#addPassing(entry.message);
		if (entry.kind !== 'read') return;
		this.#addRecord(entry.record);
		this.#addPassing(entry.data && JSON.stringify(entry.data));
		this.#stamps.push(entry.stamp.mtimeMs, entry.stamp.ctimeMs, entry.stamp.size, entry.stamp.ino);
		this.#addPassing(entry.own.rows.length === 0 ? undefined : JSON.stringify(entry.own.rows));
		this.#heads.push(entry.own.suggestions);
	}

	finish(): NoteBatch {
		const numbers = new Uint32Array(this.#numbers.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const part of this.#numbers) {
			numbers.set(part, at);
			at += part.length;
		}
		return {
			heads: Uint32Array.from(this.#heads),
			numbers,
			stamps: Float64Array.from(this.#stamps),
			lasting: this.#lasting.joined(),
			passing: this.#passing.joined(),
		};
	}

	#addRecord(record: SerializedRecord): void {
		const { typeRange, numbers, targets } = record;
		this.#addPassing(record.type);
		this.#addNumbers(typeRange && [typeRange.start, typeRange.end]);
		this.#heads.push(FRONTMATTER.indexOf(record.frontmatter));
		this.#addLasting(record.block);
		this.#addPassing(record.plainData && JSON.stringify(record.plainData));
		this.#addList(record.aliases);
		this.#addList(record.tags);
		this.#heads.push(record.relatedHeading + 1, Number(record.isMostlyLinks));
		this.#addList(record.ownInitials);
		this.#heads.push(record.length, record.linkCount, record.headingCount, record.textCount, numbers.length);
		this.#numbers.push(numbers);
		for (const target of targets) this.#heads.push(this.#passing.add(target));
		this.#addLasting(record.text);
	}

	/** What is absent is a zero, what is there comes after its number plus one. */
	#addPassing(text: string | undefined): void {
		this.#heads.push(text === undefined ? 0 : this.#passing.add(text) + 1);
	}

	#addLasting(text: string | undefined): void {
		this.#heads.push(text === undefined ? 0 : this.#lasting.add(text) + 1);
	}

	#addNumbers(numbers: readonly number[] | undefined): void {
		this.#heads.push(numbers === undefined ? 0 : numbers.length + 1);
		for (const number of numbers ?? NO_NUMBERS) this.#heads.push(number);
	}

	#addList(texts: readonly string[] | undefined): void {
		this.#addNumbers(texts?.map((text) => this.#passing.add(text)));
	}
}

/** Reads a batch as it was written. */
export class BatchReader {
	readonly #batch: NoteBatch;
	readonly #keep: (text: string) => string;
	readonly #lasting: TextSplitter;
	readonly #passing: TextSplitter;
	#headAt = 0;
	#numberAt = 0;
	#stampAt = 0;

	/** @param keep gives the lasting copy of a type, an alias or a tag. */
	constructor(batch: NoteBatch, keep: (text: string) => string) {
		this.#batch = batch;
		this.#keep = keep;
		this.#lasting = new TextSplitter(batch.lasting);
		this.#passing = new TextSplitter(batch.passing);
	}

	/** @param paths those of the batch. */
	*entries(paths: readonly string[]): Iterable<readonly [path: string, entry: BatchEntry]> {
		while (this.#headAt < this.#batch.heads.length) {
			const path = paths[this.#head()] ?? '';
			yield [path, this.#entry(path)];
		}
	}

	#entry(path: string): BatchEntry {
		const kind = KINDS[this.#head()] ?? 'gone';
		if (kind === 'unreadable') return { kind, message: this.#passingText() ?? '' };
		if (kind !== 'read') return { kind };
		const record = this.#record(path);
		const data = this.#passingText();
		const [mtimeMs = 0, ctimeMs = 0, size = 0, ino = 0] = this.#batch.stamps.subarray(this.#stampAt, (this.#stampAt += 4));
		const own = this.#passingText();
		const rows = own === undefined ? NO_ROWS : (JSON.parse(own) as readonly DiagnosticRow[]);
		return {
			kind,
			record,
			data: data === undefined ? undefined : (JSON.parse(data) as FrontmatterData),
			stamp: { mtimeMs, ctimeMs, size, ino },
			own: { rows, suggestions: this.#head() },
		};
	}

	#record(path: string): SerializedRecord {
		const type = this.#passingText();
		const [start, end] = this.#list() ?? [];
		const frontmatter = FRONTMATTER[this.#head()] ?? 'none';
		const block = this.#lastingText();
		const data = this.#passingText();
		const aliases = this.#texts() ?? NO_TEXTS;
		const tags = this.#texts() ?? NO_TEXTS;
		const relatedHeading = this.#head() - 1;
		const isMostlyLinks = this.#head() === 1;
		const ownInitials = this.#texts();
		const length = this.#head();
		const linkCount = this.#head();
		const headingCount = this.#head();
		const textCount = this.#head();
		const numbers = this.#batch.numbers.subarray(this.#numberAt, (this.#numberAt += this.#head()));
		const targets: string[] = [];
		while (targets.length < linkCount) targets.push(this.#passing.next(this.#head()));
		return {
			path,
			type: type === undefined ? undefined : this.#keep(type),
			typeRange: start === undefined || end === undefined ? undefined : { start, end },
			frontmatter,
			block,
			plainData: data === undefined ? undefined : bareMap(JSON.parse(data) as FrontmatterData),
			aliases,
			tags,
			relatedHeading,
			isMostlyLinks,
			ownInitials,
			length,
			linkCount,
			headingCount,
			textCount,
			numbers,
			targets,
			text: this.#lastingText() ?? '',
		};
	}

	#head(): number {
		return this.#batch.heads[this.#headAt++] ?? 0;
	}

	#passingText(): string | undefined {
		const number = this.#head();
		return number === 0 ? undefined : this.#passing.next(number - 1);
	}

	#lastingText(): string | undefined {
		const number = this.#head();
		return number === 0 ? undefined : this.#lasting.next(number - 1);
	}

	#list(): readonly number[] | undefined {
		const count = this.#head();
		if (count === 0) return undefined;
		const found: number[] = [];
		while (found.length < count - 1) found.push(this.#head());
		return found;
	}

	#texts(): readonly string[] | undefined {
		const numbers = this.#list();
		return numbers?.map((number) => this.#keep(this.#passing.next(number)));
	}
}

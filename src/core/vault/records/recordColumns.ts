import type { FrontmatterData } from '../../note/frontmatter.ts';
import { bareMap } from '../../note/frontmatter/bareMap.ts';
import type { Columns, ColumnWriter, Numbers, SharedTexts } from '../../text/columns.ts';
import { TextSplitter } from '../../text/joinedTexts.ts';
import { fieldsToKeep } from './fieldValues.ts';
import type { KeptTarget, KeptTargets } from './keptTargets.ts';
import { PackedRecord, type SerializedRecord } from './packedRecord.ts';

const FRONTMATTER = ['none', 'malformed', 'parsed'] as const satisfies readonly SerializedRecord['frontmatter'][];

const NO_TEXTS: readonly string[] = [];

/** The numbers with which a record begins: how long each of its lists is, which follow in this order, then what else it says. */
const LISTS = { aliases: 0, targets: 1, values: 2, fields: 3, tags: 4, initials: 5, numbers: 6 };
const LIST_COUNT = 7;
const TYPE = 7;
const HEADINGS = 8;
const TEXTS = 9;
const LENGTH = 10;
const FRONTMATTER_KIND = 11;
const RELATED_HEADING = 12;
const TYPE_START = 13;
const TYPE_END = 14;
const FLAGS = 15;
/** Three texts: the block of the front matter, its data, and what is packed. */
const BLOCK = 16;
const DATA = 17;
const TEXT = 18;
const HEAD = 19;

/** Whether a shared text is one of the fields that somebody asks for; 0: not compared yet. */
const IS_AMONG = 1;
const IS_NOT = 2;

const IS_MOSTLY_LINKS = 1;
const HAS_TYPE_RANGE = 2;
const HAS_INITIALS = 4;

/**
 * Writes a record without its path; `target` gives the number of a link's target among those of all records.
 *
 * @param data those of its front matter, where they are at hand, of which only keys and texts are looked at.
 */
export function writeRecord(
	writer: ColumnWriter,
	record: PackedRecord,
	target: (kept: KeptTarget) => number,
	data?: FrontmatterData,
): void {
	const { aliases, targets, tags, ownInitials, numbers, typeRange } = record;
	const { fields, values } = fieldsToKeep(record, data);
	for (const list of [aliases, targets, values, fields, tags, ownInitials ?? NO_TEXTS, numbers]) writer.number(list.length);
	writer.shared(record.type);
	for (const count of [record.headingCount, record.textCount, record.length]) writer.number(count);
	writer.number(FRONTMATTER.indexOf(record.frontmatter));
	writer.number(record.relatedHeading + 1);
	for (const offset of [typeRange?.start, typeRange?.end]) writer.number(offset ?? 0);
	writer.number(
		(record.isMostlyLinks ? IS_MOSTLY_LINKS : 0) | (typeRange === undefined ? 0 : HAS_TYPE_RANGE) | (ownInitials ? HAS_INITIALS : 0),
	);
	writer.text(record.block);
	writer.text(record.plainData && JSON.stringify(record.plainData));
	writer.text(record.text);
	const share = (texts: readonly string[]): void => texts.forEach((text) => writer.number(writer.share(text)));
	share(aliases);
	for (const [at, text] of targets.entries()) writer.number(target({ text, isName: record.isName(at) }));
	for (const texts of [values, fields, tags, ownInitials ?? NO_TEXTS]) share(texts);
	for (const number of numbers) writer.number(number);
}

/** The records of many notes as `writeRecord` wrote them, which were checked by nobody: each is made when somebody asks for it. */
export class KeptRecords {
	readonly paths: readonly string[];
	readonly targets: KeptTargets;
	readonly #columns: Columns;
	readonly #shared: SharedTexts;
	/** Where each record begins: three numbers each (`ColumnPlace`). */
	readonly #places: Uint32Array;
	/** Which of the shared texts are among the fields that somebody asked for. */
	readonly #fieldsAmong = new Map<readonly string[], Uint8Array>();

	/**
	 * @param shared the shared texts of `columns`.
	 * @param places where each record begins: three numbers each (`ColumnPlace`).
	 */
	constructor(columns: Columns, shared: SharedTexts, places: Uint32Array, paths: readonly string[], targets: KeptTargets) {
		this.#columns = columns;
		this.#shared = shared;
		this.#places = places;
		this.paths = paths;
		this.targets = targets;
	}

	/**
	 * The numbers of the targets of the links at place `at`.
	 *
	 * @param known has another number than -1 at those of targets that are surely there.
	 * @throws where the record there cannot be made: nothing else is to be asked of it then.
	 */
	check(at: number, known?: Int32Array): Numbers {
		const { numbers } = this.#columns;
		const start = this.#startOf(at);
		let length = HEAD;
		for (let list = 0; list < LIST_COUNT; list += 1) length += numbers[start + list] ?? 0;
		const links = this.#head(at, LISTS.targets);
		const needed = 4 * (links + this.#head(at, HEADINGS)) + this.#head(at, TEXTS);
		if (start + length > numbers.length || this.#head(at, LISTS.numbers) < needed) throw new RangeError('too few numbers');
		const own = this.#list(at, LISTS.targets);
		for (let link = 0; link < own.length; link += 1) {
			const number = own[link] ?? 0;
			if ((known?.[number] ?? -1) === -1 && !this.targets.has(number)) throw new RangeError('a link without a target');
		}
		if (this.#head(at, DATA) !== 0) this.record(at);
		return own;
	}

	/** The numbers of its targets, where it was checked. */
	targetsOf(at: number): Numbers {
		return this.#list(at, LISTS.targets);
	}

	/** Shows what stands in `ids` for each of its targets, where it was checked. */
	visitTargets(at: number, ids: Int32Array, visit: (id: number) => void): void {
		const { numbers } = this.#columns;
		const [from, end] = this.#boundsOf(at, LISTS.targets);
		for (let link = from; link < end; link += 1) visit(ids[numbers[link] ?? 0] ?? -1);
	}

	typeOf(at: number): string | undefined {
		const number = this.#head(at, TYPE);
		return number === 0 ? undefined : this.#shared.at(number - 1);
	}

	aliasesOf(at: number): readonly string[] {
		return this.#head(at, LISTS.aliases) === 0 ? NO_TEXTS : this.#texts(at, LISTS.aliases);
	}

	/** Those of `fields` that its front matter has at its top level; of the same list for many notes each name is compared once. */
	fieldsAmong(at: number, fields: readonly string[]): readonly string[] {
		let known = this.#fieldsAmong.get(fields);
		if (known === undefined) this.#fieldsAmong.set(fields, (known = new Uint8Array(this.#shared.length)));
		const { numbers } = this.#columns;
		const [from, end] = this.#boundsOf(at, LISTS.fields);
		let found: string[] | undefined;
		for (let each = from; each < end; each += 1) {
			const number = numbers[each] ?? 0;
			if (known[number] === 0) known[number] = fields.includes(this.#shared.at(number)) ? IS_AMONG : IS_NOT;
			if (known[number] === IS_AMONG) (found ??= []).push(this.#shared.at(number));
		}
		return found ?? NO_TEXTS;
	}

	/** Shows the values of its fields that are counted (`FieldValues`). */
	visitValues(at: number, visit: (field: string, value: string) => void): void {
		const values = this.#list(at, LISTS.values);
		for (let each = 0; each + 1 < values.length; each += 2)
			visit(this.#shared.at(values[each] ?? 0), this.#shared.at(values[each + 1] ?? 0));
	}

	/** The record itself, where it was checked. */
	record(at: number): PackedRecord {
		const splitter = new TextSplitter(this.#columns.texts, this.#places[at * 3 + 1], this.#places[at * 3 + 2]);
		const [block, data, text] = [BLOCK, DATA, TEXT].map((which) => {
			const number = this.#head(at, which);
			return number === 0 ? undefined : splitter.next(number - 1);
		});
		const flags = this.#head(at, FLAGS);
		const targets = Array.from(this.#list(at, LISTS.targets), (number) => this.targets.text(number));
		const plain = {
			path: this.paths[at] ?? '',
			type: this.typeOf(at),
			typeRange: (flags & HAS_TYPE_RANGE) === 0 ? undefined : { start: this.#head(at, TYPE_START), end: this.#head(at, TYPE_END) },
			frontmatter: FRONTMATTER[this.#head(at, FRONTMATTER_KIND)] ?? 'none',
			block,
			plainData: data === undefined ? undefined : bareMap(JSON.parse(data) as FrontmatterData),
			aliases: this.aliasesOf(at),
			tags: this.#texts(at, LISTS.tags),
			relatedHeading: this.#head(at, RELATED_HEADING) - 1,
			isMostlyLinks: (flags & IS_MOSTLY_LINKS) !== 0,
			ownInitials: (flags & HAS_INITIALS) === 0 ? undefined : this.#texts(at, LISTS.initials),
			length: this.#head(at, LENGTH),
		};
		return new PackedRecord(plain, {
			linkCount: targets.length,
			headingCount: this.#head(at, HEADINGS),
			textCount: this.#head(at, TEXTS),
			numbers: this.#list(at, LISTS.numbers),
			targets,
			text: text ?? '',
		});
	}

	#startOf(at: number): number {
		return this.#places[at * 3] ?? 0;
	}

	#head(at: number, which: number): number {
		return this.#columns.numbers[this.#startOf(at) + which] ?? 0;
	}

	#list(at: number, which: number): Numbers {
		return this.#columns.numbers.subarray(...this.#boundsOf(at, which));
	}

	#boundsOf(at: number, which: number): readonly [from: number, end: number] {
		const { numbers } = this.#columns;
		const start = this.#startOf(at);
		let from = start + HEAD;
		for (let list = 0; list < which; list += 1) from += numbers[start + list] ?? 0;
		return [from, from + (numbers[start + which] ?? 0)];
	}

	#texts(at: number, which: number): readonly string[] {
		return Array.from(this.#list(at, which), (number) => this.#shared.at(number));
	}
}

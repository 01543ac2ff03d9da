import { parseFrontmatter } from '../../note/frontmatter/parseFrontmatter.ts';
import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Heading, LinkKind } from '../../note/note.ts';
import type { Numbers } from '../../text/columns.ts';
import type { LineStarts } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { LinkPlace, LinkRecord, NoteRecord } from './noteRecord.ts';

export const LINK_KINDS: readonly LinkKind[] = ['wiki', 'embed', 'markdown', 'property', 'name'];

/** How many numbers stand for a link (start, end, line, bits) and for a heading (level, start, end, line). */
const NUMBERS_A_LINK = 4;
const NUMBERS_A_HEADING = 4;

/** The bits of a link: its kind in the lowest three, its section plus one above all others. */
const KIND = 7;
export const IN_COMMENT = 8;
export const IN_RELATED = 16;
export const IS_BULLET = 32;
export const HAS_SUBPATH = 64;
export const HAS_DISPLAY = 128;
export const HAS_FIELD = 256;
export const IN_LIST = 512;
export const SECTION_SHIFT = 10;

const NO_DATA: FrontmatterData = Object.freeze(Object.create(null) as FrontmatterData);

/**
 * A record whose links, headings and lines are packed: plain data, fit to be stored, cloned and sent.
 */
export interface SerializedRecord extends Omit<NoteRecord, 'links' | 'headings' | 'someHeading' | 'lineStarts' | 'data'> {
	/** The text of the front matter that could be read, from which its data are read again when they are asked for. */
	readonly block?: string | undefined;
	/** The data themselves, where the text is not known. */
	readonly plainData?: FrontmatterData | undefined;
	readonly linkCount: number;
	readonly headingCount: number;
	readonly textCount: number;
	/** Four numbers a link, four a heading, the end of each piece of `text`, then the starts of the lines. */
	readonly numbers: Numbers;
	/** The target of each link. */
	readonly targets: readonly string[];
	/** What else the links say, as their bits tell (subpath, display, field), then the headings: one after the other. */
	readonly text: string;
}

/** What is packed of a record. */
export type PackedParts = Pick<SerializedRecord, 'linkCount' | 'headingCount' | 'textCount' | 'numbers' | 'targets' | 'text'>;

/** What is kept of a record as it is. */
export type PlainParts = Omit<SerializedRecord, keyof PackedParts>;

/**
 * A record as the index keeps it: links, headings and lines as numbers in one array and their texts in another, an object
 * for each being made when it is asked for. A vault of 50,000 notes has a million links and headings, and most are never read.
 *
 * Links that are read twice are equal, not identical.
 */
export class PackedRecord implements NoteRecord, SerializedRecord {
	readonly path: string;
	readonly type: string | undefined;
	readonly typeRange: Range | undefined;
	readonly frontmatter: NoteRecord['frontmatter'];
	readonly block: string | undefined;
	readonly plainData: FrontmatterData | undefined;
	readonly aliases: readonly string[];
	readonly tags: readonly string[];
	readonly relatedHeading: number;
	readonly isMostlyLinks: boolean;
	readonly ownInitials: readonly string[] | undefined;
	readonly length: number;
	readonly linkCount: number;
	readonly headingCount: number;
	readonly textCount: number;
	readonly numbers: Numbers;
	readonly targets: readonly string[];
	readonly text: string;
	#data: FrontmatterData | undefined;

	/** One `PackedRecord` may be both, such as a structured clone of a kept record, which has lost its getters only. */
	constructor(record: PlainParts, packed: PackedParts) {
		this.path = record.path;
		this.type = record.type;
		// Set where they are absent as well, so that all records have one shape.
		this.typeRange = record.typeRange;
		this.frontmatter = record.frontmatter;
		this.block = record.block;
		this.plainData = record.plainData;
		this.aliases = record.aliases;
		this.tags = record.tags;
		this.relatedHeading = record.relatedHeading;
		this.isMostlyLinks = record.isMostlyLinks;
		this.ownInitials = record.ownInitials;
		this.length = record.length;
		this.linkCount = packed.linkCount;
		this.headingCount = packed.headingCount;
		this.textCount = packed.textCount;
		this.numbers = packed.numbers;
		this.targets = packed.targets;
		this.text = packed.text;
	}

	/** The same record of a note that has moved. */
	movedTo(path: string): PackedRecord {
		return new PackedRecord({ ...this, path }, this);
	}

	/** The same record with equal `targets` in place of its own, which are then kept once for all records. */
	withTargets(targets: readonly string[]): PackedRecord {
		return new PackedRecord(this, { ...this, targets });
	}

	get data(): FrontmatterData {
		if (this.plainData !== undefined) return this.plainData;
		return (this.#data ??= this.block === undefined ? NO_DATA : dataIn(this.block));
	}

	get links(): readonly LinkRecord[] {
		return this.linksThat(() => true);
	}

	get headings(): readonly Heading[] {
		const headings: Heading[] = [];
		for (let index = 0; index < this.headingCount; index += 1) headings.push(this.headingAt(index));
		return headings;
	}

	someHeading(test: (text: string, level: number) => boolean): boolean {
		const first = this.linkCount * NUMBERS_A_LINK;
		for (let index = 0; index < this.headingCount; index += 1)
			if (test(this.textAt(this.textCount - this.headingCount + index), this.number(first + index * NUMBERS_A_HEADING))) return true;
		return false;
	}

	/** The heading at `index`, or `undefined` where there is none. */
	heading(index: number): Heading | undefined {
		return index >= 0 && index < this.headingCount ? this.headingAt(index) : undefined;
	}

	get lineStarts(): LineStarts {
		return this.numbers.subarray(this.linkCount * NUMBERS_A_LINK + this.headingCount * NUMBERS_A_HEADING + this.textCount);
	}

	/** The links whose target, and whether it is a name in a field, pass `test`; the others cost next to nothing. */
	linksThat(test: (target: string, isName: boolean) => boolean): LinkRecord[] {
		const found: LinkRecord[] = [];
		let text = 0;
		for (let index = 0; index < this.linkCount; index += 1) {
			const bits = this.bitsOf(index);
			if (test(this.targets[index] ?? '', LINK_KINDS[bits & KIND] === 'name')) found.push(this.unpack(index, text));
			text += textsOf(bits);
		}
		return found;
	}

	/** The indexes of the links and names in this field; no object is made of any. */
	linksInField(field: string): readonly number[] {
		const found: number[] = [];
		let text = 0;
		for (let index = 0; index < this.linkCount; index += 1) {
			const bits = this.bitsOf(index);
			text += textsOf(bits);
			// The field is the last of a link's texts.
			if ((bits & HAS_FIELD) !== 0 && this.textAt(text - 1) === field) found.push(index);
		}
		return found;
	}

	/** Whether the link at `index` is a name in a field. */
	isName(index: number): boolean {
		return LINK_KINDS[this.bitsOf(index) & KIND] === 'name';
	}

	/** Where in the note the link at `index` stands. */
	placeOf(index: number): LinkPlace {
		const bits = this.bitsOf(index);
		if ((bits & HAS_FIELD) !== 0) return 'field';
		if ((bits & IS_BULLET) !== 0) return 'bullet';
		if ((bits & IN_LIST) !== 0) return 'list-line';
		return (bits & IN_RELATED) === 0 ? 'text' : 'related-section';
	}

	/** The bits of the link at `index`. */
	bitsOf(index: number): number {
		return this.number(index * NUMBERS_A_LINK + 3);
	}

	private headingAt(index: number): Heading {
		const at = this.linkCount * NUMBERS_A_LINK + index * NUMBERS_A_HEADING;
		return {
			level: this.number(at),
			text: this.textAt(this.textCount - this.headingCount + index),
			range: { start: this.number(at + 1), end: this.number(at + 2) },
			line: this.number(at + 3),
		};
	}

	/** The links at `indexes`, which ascend. Those before the last are gone through once, however many are wanted. */
	linksAt(indexes: readonly number[]): LinkRecord[] {
		let at = 0;
		let text = 0;
		return indexes.map((index) => {
			for (; at < index; at += 1) text += textsOf(this.bitsOf(at));
			return this.unpack(index, text);
		});
	}

	/** @param firstText how many pieces of text the links before it have. */
	private unpack(index: number, firstText: number): LinkRecord {
		const at = index * NUMBERS_A_LINK;
		const bits = this.number(at + 3);
		let text = firstText;
		const next = (): string => this.textAt(text++);
		const link: LinkRecord = {
			kind: LINK_KINDS[bits & KIND] ?? 'wiki',
			target: this.targets[index] ?? '',
			subpath: (bits & HAS_SUBPATH) === 0 ? '' : next(),
			display: (bits & HAS_DISPLAY) === 0 ? null : next(),
			start: this.number(at),
			end: this.number(at + 1),
			line: this.number(at + 2),
			section: (bits >>> SECTION_SHIFT) - 1,
			field: (bits & HAS_FIELD) === 0 ? null : next(),
			inComment: (bits & IN_COMMENT) !== 0,
			inRelated: (bits & IN_RELATED) !== 0,
			isRelatedBullet: (bits & IS_BULLET) !== 0,
		};
		return (bits & IN_LIST) === 0 ? link : { ...link, inListLine: true };
	}

	private textAt(index: number): string {
		const ends = this.linkCount * NUMBERS_A_LINK + this.headingCount * NUMBERS_A_HEADING;
		return this.text.slice(index === 0 ? 0 : this.number(ends + index - 1), this.number(ends + index));
	}

	private number(at: number): number {
		return this.numbers[at] ?? 0;
	}
}

/**
 * What other notes can see of this one: everything but where it stands in the text. While it is the same,
 * nothing that is found in another note can have changed.
 */
export function publicFingerprintOf(record: PackedRecord): string {
	const { type, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, ownInitials, linkCount, targets, text } = record;
	const { headingCount, textCount, numbers } = record;
	const firstHeading = linkCount * NUMBERS_A_LINK;
	const firstEnd = firstHeading + headingCount * NUMBERS_A_HEADING;
	const marks: (number | undefined)[] = [];
	for (let link = 0; link < linkCount; link += 1) marks.push(record.bitsOf(link));
	for (let heading = 0; heading < headingCount; heading += 1) marks.push(numbers[firstHeading + heading * NUMBERS_A_HEADING]);
	for (let end = 0; end < textCount; end += 1) marks.push(numbers[firstEnd + end]);
	const initials = ownInitials ?? null;
	return JSON.stringify([type, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, initials, linkCount, marks, targets, text]);
}

/**
 * What those see of this note who do not ask where the links in its text lead: all that `publicFingerprintOf` says but for
 * these links.
 */
export function headFingerprintOf(record: PackedRecord): string {
	const { type, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, ownInitials, headings } = record;
	const named = record.links.flatMap(({ field, kind, target, subpath, display }) =>
		field === null ? [] : [[field, kind, target, subpath, display]],
	);
	const outline = headings.map(({ level, text }) => [level, text]);
	return JSON.stringify([type, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, ownInitials ?? null, outline, named]);
}

/** How many pieces of text stand for a link with these bits. */
function textsOf(bits: number): number {
	return Number((bits & HAS_SUBPATH) !== 0) + Number((bits & HAS_DISPLAY) !== 0) + Number((bits & HAS_FIELD) !== 0);
}

function dataIn(block: string): FrontmatterData {
	const frontmatter = parseFrontmatter(`---\n${block}---\n`);
	return frontmatter.kind === 'parsed' ? frontmatter.data : NO_DATA;
}

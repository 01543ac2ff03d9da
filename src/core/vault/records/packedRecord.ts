import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Heading, LinkKind } from '../../note/note.ts';
import type { LineStarts } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { LinkRecord, NoteRecord } from './noteRecord.ts';
import type { KeepText } from '../../text/interner.ts';

const KINDS: readonly LinkKind[] = ['wiki', 'embed', 'markdown', 'property', 'name'];

/** How many numbers stand for a link (start, end, line, bits) and for a heading (level, start, end, line). */
const NUMBERS_A_LINK = 4;
const NUMBERS_A_HEADING = 4;

/** The bits of a link: its kind in the lowest three, its section plus one above all others. */
const KIND = 7;
const IN_COMMENT = 8;
const IN_RELATED = 16;
const IS_BULLET = 32;
const HAS_SUBPATH = 64;
const HAS_DISPLAY = 128;
const HAS_FIELD = 256;
const SECTION_SHIFT = 9;

/** A record whose links, headings and lines are packed: plain data, fit to be stored, cloned and sent. */
export interface PackedRecord extends Omit<NoteRecord, 'links' | 'headings' | 'lineStarts'> {
	readonly linkCount: number;
	readonly headingCount: number;
	/** Four numbers a link, then four a heading, then the starts of the lines. */
	readonly numbers: Uint32Array;
	/** Texts of the links in their order (target, then what the bits say), then of the headings. */
	readonly texts: readonly string[];
}

/**
 * A record as the index keeps it: links, headings and lines as numbers in one array and texts in another, an object for
 * each being made when it is asked for. A vault of 50,000 notes has a million links and headings, and most are never read.
 *
 * Links that are read twice are equal, not identical.
 */
export class KeptRecord implements NoteRecord, PackedRecord {
	readonly path: string;
	readonly type: string | undefined;
	readonly typeRange?: Range;
	readonly frontmatter: NoteRecord['frontmatter'];
	readonly data: FrontmatterData;
	readonly aliases: readonly string[];
	readonly tags: readonly string[];
	readonly relatedHeading: number;
	readonly isMostlyLinks: boolean;
	readonly length: number;
	readonly linkCount: number;
	readonly headingCount: number;
	readonly numbers: Uint32Array;
	readonly texts: readonly string[];

	private constructor(plain: Omit<NoteRecord, 'links' | 'headings' | 'lineStarts'>, packed: Packed) {
		this.path = plain.path;
		this.type = plain.type;
		if (plain.typeRange !== undefined) this.typeRange = plain.typeRange;
		this.frontmatter = plain.frontmatter;
		this.data = plain.data;
		this.aliases = plain.aliases;
		this.tags = plain.tags;
		this.relatedHeading = plain.relatedHeading;
		this.isMostlyLinks = plain.isMostlyLinks;
		this.length = plain.length;
		this.linkCount = packed.linkCount;
		this.headingCount = packed.headingCount;
		this.numbers = packed.numbers;
		this.texts = packed.texts;
	}

	/**
	 * `record` kept, the texts of its links and headings passed through `keep`, targets replaced by equal `targets` where
	 * given. Packed data will do, such as a structured clone of a kept record, which has lost its getters only.
	 */
	static from(record: NoteRecord | PackedRecord, keep: KeepText, targets: readonly (string | undefined)[] = []): KeptRecord {
		if (record instanceof KeptRecord) return record;
		return new KeptRecord(record, isPacked(record) ? record : packed(record, keep, targets));
	}

	/** The same record of a note that has moved. */
	movedTo(path: string): KeptRecord {
		return new KeptRecord(
			{ ...this, path },
			{ linkCount: this.linkCount, headingCount: this.headingCount, numbers: this.numbers, texts: this.texts },
		);
	}

	get links(): readonly LinkRecord[] {
		return this.linksThat(() => true);
	}

	/**
	 * What other notes can see of this one: everything but where it stands in the text. While it is the same,
	 * nothing that is found in another note can have changed.
	 */
	face(): string {
		const marks: number[] = [];
		for (let link = 0; link < this.linkCount; link += 1) marks.push(this.number(link * NUMBERS_A_LINK + 3));
		for (let heading = 0; heading < this.headingCount; heading += 1)
			marks.push(this.number(this.linkCount * NUMBERS_A_LINK + heading * NUMBERS_A_HEADING));
		const { type, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, linkCount, texts } = this;
		return JSON.stringify([type, frontmatter, data, aliases, tags, relatedHeading, isMostlyLinks, linkCount, marks, texts]);
	}

	/** Goes through the links in the order of the text without making an object of each. */
	visitLinks(visit: (link: SeenLink, index: number) => void): void {
		let firstText = 0;
		const seen: { -readonly [Key in keyof SeenLink]: SeenLink[Key] } = {
			inRelated: false,
			isRelatedBullet: false,
			isInField: false,
			unpack: () => this.linkAt(at, firstText),
		};
		let at = 0;
		for (let index = 0; index < this.linkCount; index += 1, at += NUMBERS_A_LINK) {
			const bits = this.number(at + 3);
			seen.inRelated = (bits & IN_RELATED) !== 0;
			seen.isRelatedBullet = (bits & IS_BULLET) !== 0;
			seen.isInField = (bits & HAS_FIELD) !== 0;
			visit(seen, index);
			firstText += textsOf(bits);
		}
	}

	get headings(): readonly Heading[] {
		const headings: Heading[] = [];
		for (let index = 0; index < this.headingCount; index += 1) headings.push(this.headingAt(index));
		return headings;
	}

	get lineStarts(): LineStarts {
		return this.numbers.subarray(this.linkCount * NUMBERS_A_LINK + this.headingCount * NUMBERS_A_HEADING);
	}

	/** The links whose target, and whether it is a name in a field, pass `test`; the others cost next to nothing. */
	linksThat(test: (target: string, isName: boolean) => boolean): LinkRecord[] {
		const found: LinkRecord[] = [];
		let text = 0;
		for (let index = 0; index < this.linkCount; index += 1) {
			const at = index * NUMBERS_A_LINK;
			const bits = this.number(at + 3);
			const target = this.texts[text] ?? '';
			if (test(target, KINDS[bits & KIND] === 'name')) found.push(this.linkAt(at, text));
			text += textsOf(bits);
		}
		return found;
	}

	private headingAt(index: number): Heading {
		const at = this.linkCount * NUMBERS_A_LINK + index * NUMBERS_A_HEADING;
		return {
			level: this.number(at),
			text: this.texts[this.texts.length - this.headingCount + index] ?? '',
			range: { start: this.number(at + 1), end: this.number(at + 2) },
			line: this.number(at + 3),
		};
	}

	private linkAt(at: number, firstText: number): LinkRecord {
		const bits = this.number(at + 3);
		let text = firstText + 1;
		const next = (): string => this.texts[text++] ?? '';
		return {
			kind: KINDS[bits & KIND] ?? 'wiki',
			target: this.texts[firstText] ?? '',
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
	}

	private number(at: number): number {
		return this.numbers[at] ?? 0;
	}
}

/** A link as `visitLinks` shows it: one object for all of them, to be asked before the next is shown. */
export interface SeenLink extends Pick<LinkRecord, 'inRelated' | 'isRelatedBullet'> {
	readonly isInField: boolean;
	/** The link with all that is kept of it. */
	readonly unpack: () => LinkRecord;
}

/** How many texts stand for a link with these bits. */
function textsOf(bits: number): number {
	return 1 + Number((bits & HAS_SUBPATH) !== 0) + Number((bits & HAS_DISPLAY) !== 0) + Number((bits & HAS_FIELD) !== 0);
}

type Packed = Pick<PackedRecord, 'linkCount' | 'headingCount' | 'numbers' | 'texts'>;

function isPacked(record: NoteRecord | PackedRecord): record is PackedRecord {
	return 'numbers' in record;
}

function packed({ links, headings, lineStarts }: NoteRecord, keep: KeepText, targets: readonly (string | undefined)[]): Packed {
	const numbers = new Uint32Array(links.length * NUMBERS_A_LINK + headings.length * NUMBERS_A_HEADING + lineStarts.length);
	const texts: string[] = [];
	let at = 0;
	for (const [index, link] of links.entries()) {
		numbers[at++] = link.start;
		numbers[at++] = link.end;
		numbers[at++] = link.line;
		numbers[at++] = bitsOf(link);
		texts.push(targets[index] ?? keep(link.target));
		if (link.subpath !== '') texts.push(keep(link.subpath));
		if (link.display !== null) texts.push(keep(link.display));
		if (link.field !== null) texts.push(keep(link.field));
	}
	for (const heading of headings) {
		numbers[at++] = heading.level;
		numbers[at++] = heading.range.start;
		numbers[at++] = heading.range.end;
		numbers[at++] = heading.line;
		texts.push(keep(heading.text));
	}
	numbers.set(lineStarts, at);
	// A copy has no room to spare, as an array that grew does.
	return { linkCount: links.length, headingCount: headings.length, numbers, texts: texts.slice() };
}

function bitsOf(link: LinkRecord): number {
	let bits = Math.max(0, KINDS.indexOf(link.kind)) | ((link.section + 1) << SECTION_SHIFT);
	if (link.inComment) bits |= IN_COMMENT;
	if (link.inRelated) bits |= IN_RELATED;
	if (link.isRelatedBullet) bits |= IS_BULLET;
	if (link.subpath !== '') bits |= HAS_SUBPATH;
	if (link.display !== null) bits |= HAS_DISPLAY;
	if (link.field !== null) bits |= HAS_FIELD;
	return bits;
}

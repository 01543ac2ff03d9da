import {
	HAS_DISPLAY,
	HAS_FIELD,
	HAS_SUBPATH,
	IN_COMMENT,
	IN_LIST,
	IN_RELATED,
	IS_BULLET,
	PackedRecord,
	LINK_KINDS,
	type PlainParts,
	SECTION_SHIFT,
} from './packedRecord.ts';
import type { LinkRecord, NoteRecord } from './noteRecord.ts';
import { textOfCodes } from '../../text/interner.ts';
import type { LineStarts } from '../../text/lineStarts.ts';

/** Packs links, headings and lines into numbers, one record after another with the same memory. */
export class RecordPacker {
	#numbers = new Uint32Array(512);
	#count = 0;
	#ends: number[] = [];
	/** The code units of all texts, one after the other. */
	readonly #codes: number[] = [];
	#codeCount = 0;
	#targets: string[] = [];

	begin(): void {
		this.#count = 0;
		this.#ends = [];
		this.#codeCount = 0;
		this.#targets = [];
	}

	/** `bits` are those of the kind, the section and what is not told by the texts. */
	addLink(start: number, end: number, line: number, bits: number, target: string): void {
		const at = this.#count;
		if (at + 4 > this.#numbers.length) this.#grow();
		const numbers = this.#numbers;
		numbers[at] = start;
		numbers[at + 1] = end;
		numbers[at + 2] = line;
		numbers[at + 3] = bits;
		this.#count = at + 4;
		this.#targets.push(target);
	}

	/** Adds the text, or of a longer one what stands from `start` to `end`. */
	addText(text: string, start = 0, end = text.length): void {
		const codes = this.#codes;
		let count = this.#codeCount;
		for (let at = start; at < end; at += 1, count += 1) codes[count] = text.charCodeAt(at);
		this.#codeCount = count;
		this.#ends.push(count);
	}

	add(number: number): void {
		if (this.#count === this.#numbers.length) this.#grow();
		this.#numbers[this.#count] = number;
		this.#count += 1;
	}

	#grow(): void {
		const larger = new Uint32Array(this.#numbers.length * 2);
		larger.set(this.#numbers);
		this.#numbers = larger;
	}

	/** The record of everything that was added since `begin`, in the order of links, headings. */
	finish(plain: PlainParts, headingCount: number, lineStarts: LineStarts, lineCount: number): PackedRecord {
		const ends = this.#ends;
		const count = this.#count;
		const all = count + ends.length + lineCount;
		// Places are no larger than the lengths of both texts, and the bits of a link have room for the section beside the rest.
		const isNarrow = plain.length <= 0xffff && this.#codeCount <= 0xffff && headingCount < 1 << (16 - SECTION_SHIFT);
		const numbers = isNarrow ? new Uint16Array(all) : new Uint32Array(all);
		numbers.set(this.#numbers.subarray(0, count));
		for (let at = 0; at < ends.length; at += 1) numbers[count + at] = ends[at] ?? 0;
		numbers.set(lineStarts.subarray(0, lineCount), count + ends.length);
		return new PackedRecord(plain, {
			linkCount: this.#targets.length,
			headingCount,
			textCount: ends.length,
			numbers,
			// A copy has no room to spare, as an array that grew does.
			targets: this.#targets.slice(),
			text: textOfCodes(this.#codes, this.#codeCount),
		});
	}
}

/** The bits of a link of that kind; those of its section and of what its texts say come on top. */
export function kindBits(kind: LinkRecord['kind']): number {
	return Math.max(0, LINK_KINDS.indexOf(kind));
}

export function sectionBits(section: number): number {
	return (section + 1) << SECTION_SHIFT;
}

/** A plain record, kept. */
export function packed(record: NoteRecord, packer: RecordPacker): PackedRecord {
	return packedFrom(record, { ...record, plainData: record.data }, packer);
}

function packedFrom(record: Pick<NoteRecord, 'links' | 'headings' | 'lineStarts'>, plain: PlainParts, packer: RecordPacker): PackedRecord {
	packer.begin();
	for (const link of record.links) addLinkRecord(packer, link, link.target);
	for (const link of record.links) addLinkTexts(packer, link);
	for (const { level, range, line } of record.headings) for (const number of [level, range.start, range.end, line]) packer.add(number);
	for (const { text } of record.headings) packer.addText(text);
	return packer.finish(plain, record.headings.length, record.lineStarts, record.lineStarts.length);
}

/** The record with these links in place of its own. */
export function withLinks(record: PackedRecord, links: readonly LinkRecord[], packer: RecordPacker): PackedRecord {
	return packedFrom({ links, headings: record.headings, lineStarts: record.lineStarts }, record, packer);
}

/** Adds the numbers of a link; its texts follow those of the links before it. */
export function addLinkRecord(packer: RecordPacker, link: LinkRecord, target: string): void {
	let bits = kindBits(link.kind) | sectionBits(link.section);
	if (link.inComment) bits |= IN_COMMENT;
	if (link.inRelated) bits |= IN_RELATED;
	if (link.isRelatedBullet) bits |= IS_BULLET;
	if (link.inListLine === true) bits |= IN_LIST;
	if (link.subpath !== '') bits |= HAS_SUBPATH;
	if (link.display !== null) bits |= HAS_DISPLAY;
	if (link.field !== null) bits |= HAS_FIELD;
	packer.addLink(link.start, link.end, link.line, bits, target);
}

/** Adds what a link says beside its target. */
export function addLinkTexts(packer: RecordPacker, { subpath, display, field }: Pick<LinkRecord, 'subpath' | 'display' | 'field'>): void {
	if (subpath !== '') packer.addText(subpath);
	if (display !== null) packer.addText(display);
	if (field !== null) packer.addText(field);
}

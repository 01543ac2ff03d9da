import type { FrontmatterData } from '../../note/frontmatter.ts';
import type { Note } from '../../note/note.ts';
import { itemsInText } from '../../note/read/itemsInText.ts';
import { linkTextAt } from '../../note/read/partObjects.ts';
import { HEADING, ITEM, LINK, LINK_BITS, type ScanResult, TAG } from '../../note/scanner/scanResult.ts';
import { countWords } from './countWords.ts';
import { footerStarts } from '../../note/read/footerStarts.ts';
import { HAS_DISPLAY, HAS_SUBPATH, IN_COMMENT, IN_LIST, IN_RELATED, IS_BULLET, type PackedRecord } from './packedRecord.ts';
import { headingText } from '../../note/read/headingText.ts';
import { linksInLines } from '../../note/read/linkLines.ts';
import { ownInitials } from './ownInitials.ts';
import { noteNameOf } from '../paths/pathParts.ts';
import { namesIn } from './namesIn.ts';
import type { LinkRecord, NoteRecord } from './noteRecord.ts';
import { addLinkRecord, addLinkTexts, kindBits, RecordPacker, sectionBits } from './recordPacker.ts';
import { relatedHeadings } from '../relatedHeadings.ts';
import { copyOf, copyOfPart, type Intern } from '../../text/interner.ts';
import type { VaultSchema } from '../vaultSchema.ts';
import { ownValue } from '../../text/ownValue.ts';

const NO_TEXTS: readonly string[] = [];

/** What the packing of a vault's notes shares. */
export interface PackingMemory {
	readonly packer: RecordPacker;
	/** Gives the lasting copy of a type, an alias or a tag. */
	readonly keep: Intern;
	/** Told of each link in the order of the text, whose target stands in `inside` from `start` to `end`; gives its lasting copy. */
	readonly takeTarget: (inside: string, start: number, end: number, isName: boolean) => string;
}

/** What the index keeps of `note`: every text in it is a copy, so that the note's own text can be let go. */
export function recordOf(note: Note, schema: VaultSchema): NoteRecord {
	return unpacked(loneRecordOf(note, schema), note);
}

/** `packedRecordOf` for a note by itself. */
export function loneRecordOf(note: Note, schema: VaultSchema): PackedRecord {
	return packedRecordOf(note, schema, {
		packer: new RecordPacker(),
		keep: copyOf,
		takeTarget: (inside, start, end) => copyOf(inside.slice(start, end)),
	});
}

/** The record of `note` with its parts made once, for whoever asks for them again and again. */
export function unpacked(record: PackedRecord, { lineStarts }: Note): NoteRecord {
	const { path, type, typeRange, frontmatter, data, aliases, tags, headings, links, relatedHeading, isMostlyLinks, length } = record;
	const { ownInitials: initials } = record;
	return {
		path,
		type,
		typeRange,
		frontmatter,
		data,
		block: record.block,
		aliases,
		tags,
		headings,
		links,
		relatedHeading,
		isMostlyLinks,
		ownInitials: initials,
		length,
		lineStarts,
	};
}

/** `recordOf`, packed at once from the rows of the note: of its links, headings and items no objects are made. */
export function packedRecordOf(note: Note, schema: VaultSchema, { packer, keep, takeTarget }: PackingMemory): PackedRecord {
	const { frontmatter, rows } = note;
	const data = frontmatter.kind === 'parsed' ? frontmatter.data : undefined;
	const written = data === undefined ? undefined : ownValue(data, schema.typeKey);
	const type = typeof written === 'string' ? keep(written) : undefined;
	const related = relatedHeadings(rows, schema);
	const inFields = fieldLinks(note, schema.nameFields(type));
	const aliases = data === undefined ? NO_TEXTS : kept(aliasesIn(data), keep);
	const initials = ownInitials(note.text, [noteNameOf(note.path), ...aliases]);
	packer.begin();
	for (const link of inFields) addLinkRecord(packer, link, takeTarget(link.target, 0, link.target.length, link.kind === 'name'));
	addBodyLinks(note, related.inside, packer, takeTarget);
	for (const link of inFields) addLinkTexts(packer, link);
	addBodyTexts(rows, packer);
	addHeadings(rows, packer);
	const typeRange = type === undefined || frontmatter.kind !== 'parsed' ? undefined : frontmatter.rangeOf([schema.typeKey])?.value;
	return packer.finish(
		{
			path: note.path,
			type,
			typeRange,
			frontmatter: frontmatter.kind,
			block: frontmatter.kind === 'parsed' ? copyOfPart(note.text, frontmatter.block.start, frontmatter.block.end) : undefined,
			aliases,
			tags: kept(tagsIn(rows, data), keep),
			relatedHeading: related.first,
			isMostlyLinks: isMostlyLinks(note, related.inside),
			ownInitials: initials.length === 0 ? undefined : initials.map(keep),
			length: note.text.length,
		},
		rows.headings.count,
		rows.lineStarts,
		rows.lineCount,
	);
}

function kept(texts: readonly string[], keep: Intern): readonly string[] {
	return texts.length === 0 ? NO_TEXTS : texts.map(keep);
}

/** Obsidian reads `aliases` and `alias`; a text is split at commas, a list is taken item by item. */
function aliasesIn(data: FrontmatterData): readonly string[] {
	return textsAt(data, 'aliases', 'alias');
}

/** Tags of front matter, without their `#`, then those of the body, each once. A text of several words is no tag to Obsidian, and no list of them (recorded). */
function tagsIn({ text, tags: { numbers, count } }: ScanResult, data: FrontmatterData | undefined): readonly string[] {
	const own = data === undefined ? NO_TEXTS : textsAt(data, 'tags', 'tag', isOneTag);
	if (own.length === 0 && count === 0) return own;
	const tags = new Set<string>();
	for (const tag of own) tags.add(tag.startsWith('#') ? tag.slice(1) : tag);
	for (let at = 0; at < count * TAG.width; at += TAG.width) tags.add(text.slice((numbers[at] ?? 0) + 1, numbers[at + TAG.end]));
	return [...tags];
}

function isOneTag(text: string): boolean {
	return !/[\s,]/.test(text.trim());
}

function textsAt(data: FrontmatterData, key: string, other: string, isRead = (_text: string): boolean => true): readonly string[] {
	const first = ownValue(data, key);
	const second = ownValue(data, other);
	if (first === undefined && second === undefined) return NO_TEXTS;
	const texts = new Set<string>();
	for (const value of [first, second]) {
		const items: readonly unknown[] =
			typeof value === 'string' ? (isRead(value) ? itemsInText(key, value) : NO_TEXTS) : Array.isArray(value) ? value : NO_TEXTS;
		for (const item of items) if (typeof item === 'string' && item.trim() !== '') texts.add(item.trim());
	}
	return [...texts];
}

/** A note whose only line holds a link or two is a stub and no list of links. */
const FEWEST_LINK_WORDS = 10;

function isMostlyLinks(note: Note, inRelated: readonly boolean[]): boolean {
	const words = wordsOfLinks(note.rows, inRelated);
	return words >= FEWEST_LINK_WORDS && wordsOutside(note, inRelated, words * 2) < words * 2;
}

/** Words of the body but for sections of related notes; not counted on after `enough`. */
function wordsOutside({ text, rows, bodyStart }: Note, inRelated: readonly boolean[], enough: number): number {
	let words = 0;
	let at = bodyStart;
	let isOutside = true;
	for (let index = 0; index < rows.headings.count && words < enough; index += 1) {
		const related = inRelated[index] ?? false;
		if (related !== isOutside) continue;
		const start = rows.headings.get(index, HEADING.start);
		if (related) words += countWords(text, at, start, enough - words);
		at = start;
		isOutside = !related;
	}
	return isOutside && words < enough ? words + countWords(text, at, text.length, enough - words) : words;
}

function wordsOfLinks(rows: ScanResult, inRelated: readonly boolean[]): number {
	const { numbers, count } = rows.links;
	let words = 0;
	for (let at = 0; at < count * LINK.width; at += LINK.width) {
		if (inRelated[numbers[at + LINK.section] ?? -1] === true) continue;
		const displayStart = numbers[at + LINK.displayStart] ?? -1;
		const isEncoded = displayStart === -1 && ((numbers[at + LINK.bits] ?? 0) & LINK_BITS.encoded) !== 0;
		if (isEncoded) {
			const target = linkTextAt(rows, at, LINK.targetStart);
			words += countWords(target, 0, target.length);
		} else if (displayStart !== -1) words += countWords(rows.text, displayStart, numbers[at + LINK.displayEnd] ?? 0);
		else words += countWords(rows.text, numbers[at + LINK.targetStart] ?? 0, numbers[at + LINK.targetEnd] ?? 0);
	}
	return words;
}

/** Names and property links, by place. */
function fieldLinks(note: Note, fields: readonly string[]): readonly LinkRecord[] {
	const names = namesIn(note, fields);
	const links = note.propertyLinks;
	if (links.length === 0) return names.length < 2 ? names : names.sort((a, b) => a.start - b.start);
	const records = links.map(
		({ kind, target, subpath, display, range, line, section, field, inComment }): LinkRecord => ({
			kind,
			target,
			subpath,
			display,
			start: range.start,
			end: range.end,
			line,
			section,
			field,
			inComment,
			inRelated: false,
			isRelatedBullet: false,
		}),
	);
	return names.length === 0 ? records : [...names, ...records].sort((a, b) => a.start - b.start);
}

function addBodyLinks(note: Note, inRelated: readonly boolean[], packer: RecordPacker, takeTarget: PackingMemory['takeTarget']): void {
	const { rows } = note;
	const { numbers, count } = rows.links;
	const footerStart = inRelated.includes(true) ? footerStarts(note) : undefined;
	let inLines: ReadonlySet<number> | undefined;
	let item = 0;
	for (let at = 0; at < count * LINK.width; at += LINK.width) {
		const start = numbers[at] ?? 0;
		const section = numbers[at + LINK.section] ?? -1;
		const line = numbers[at + LINK.line] ?? 0;
		const written = numbers[at + LINK.bits] ?? 0;
		let bits = kindNumber(written) | sectionBits(section);
		if ((written & LINK_BITS.inComment) !== 0) bits |= IN_COMMENT;
		if ((numbers[at + LINK.subpathEnd] ?? 0) > (numbers[at + LINK.targetEnd] ?? 0)) bits |= HAS_SUBPATH;
		if (numbers[at + LINK.displayStart] !== -1) bits |= HAS_DISPLAY;
		if (footerStart !== undefined && inRelated[section] === true && start < footerStart(section)) {
			bits |= IN_RELATED;
			while (rows.listItems.get(item + 1, ITEM.line) <= line && item + 1 < rows.listItems.count) item += 1;
			if (leadsItem(rows, item, line, start)) bits |= IS_BULLET;
			else if ((inLines ??= linksInLines(note)).has(start)) bits |= IN_LIST;
		}
		const decoded = (written & LINK_BITS.encoded) !== 0 ? linkTextAt(rows, at, LINK.targetStart) : undefined;
		const target =
			decoded === undefined
				? takeTarget(rows.text, numbers[at + LINK.targetStart] ?? 0, numbers[at + LINK.targetEnd] ?? 0, false)
				: takeTarget(decoded, 0, decoded.length, false);
		packer.addLink(start, numbers[at + LINK.end] ?? 0, line, bits, target);
	}
}

/** The number of the kind of a link that the scanner wrote with these bits. */
function kindNumber(bits: number): number {
	if ((bits & LINK_BITS.embed) !== 0) return EMBED;
	return (bits & LINK_BITS.markdown) === 0 ? WIKI : MARKDOWN;
}

const WIKI = kindBits('wiki');
const EMBED = kindBits('embed');
const MARKDOWN = kindBits('markdown');

/** Whether the item numbered `item`, the innermost that may begin on `line`, does so and begins with the link at `start`; emphasis may stand around it. */
function leadsItem({ text, listItems }: ScanResult, item: number, line: number, start: number): boolean {
	if (item >= listItems.count || listItems.get(item, ITEM.line) !== line) return false;
	const from = listItems.get(item, ITEM.contentStart);
	if (start < from) return false;
	for (let at = from; at < start; at += 1) if (!' \t*_'.includes(text.charAt(at))) return false;
	return true;
}

function addBodyTexts(rows: ScanResult, packer: RecordPacker): void {
	const { text } = rows;
	const { numbers, count } = rows.links;
	for (let at = 0; at < count * LINK.width; at += LINK.width) {
		if ((numbers[at + LINK.subpathEnd] ?? 0) > (numbers[at + LINK.targetEnd] ?? 0)) packer.addText(linkTextAt(rows, at, LINK.targetEnd));
		const displayStart = numbers[at + LINK.displayStart] ?? -1;
		if (displayStart !== -1) packer.addText(text, displayStart, numbers[at + LINK.displayEnd]);
	}
}

function addHeadings(rows: ScanResult, packer: RecordPacker): void {
	const { numbers, count } = rows.headings;
	for (let at = 0; at < count * HEADING.width; at += HEADING.width) {
		packer.add(numbers[at + HEADING.level] ?? 0);
		packer.add(numbers[at] ?? 0);
		packer.add(numbers[at + HEADING.end] ?? 0);
		packer.add(numbers[at + HEADING.line] ?? 0);
	}
	for (let row = 0; row < count; row += 1) packer.addText(headingText(rows, row));
}

import type { FrontmatterData, FrontmatterValue } from '../../note/frontmatter.ts';
import type { Heading, Link, ListItem, Note } from '../../note/note.ts';
import { countWords } from './countWords.ts';
import { footerStarts } from '../../note/read/footerStarts.ts';
import { keptData } from './keptData.ts';
import { namesIn } from '../names/namesIn.ts';
import type { LinkRecord, NoteRecord } from './noteRecord.ts';
import { relatedHeadings } from '../relatedHeadings.ts';
import { copyOf, type KeepText } from '../../text/interner.ts';
import type { VaultSchema } from '../vaultSchema.ts';

const NO_DATA: FrontmatterData = Object.freeze(Object.create(null) as FrontmatterData);

/**
 * What the index keeps of `note`: every text in it is a copy, so that the note's own text can be let go.
 * `keep` makes the copies, `keepInLink` those of links' and headings' texts; the index gives the pool that its records share.
 */
export function recordOf(note: Note, schema: VaultSchema, keep: KeepText = copyOf, keepInLink: KeepText = keep): NoteRecord {
	const data = note.frontmatter.kind === 'parsed' ? keptData(note.frontmatter.data, keep) : NO_DATA;
	const written = Object.hasOwn(data, schema.typeKey) ? data[schema.typeKey] : undefined;
	const type = typeof written === 'string' ? written : undefined;
	const typeRange =
		type === undefined || note.frontmatter.kind !== 'parsed' ? undefined : note.frontmatter.rangeOf([schema.typeKey])?.value;
	const related = relatedHeadings(note.headings, schema);
	const names = namesIn(note, schema.nameFields(type), keepInLink);
	return {
		path: keep(note.path),
		type,
		...(typeRange === undefined ? {} : { typeRange }),
		frontmatter: note.frontmatter.kind,
		data,
		aliases: aliasesIn(data),
		tags: tagsOf(note, data, keep),
		headings: note.headings.map((heading) => keptHeading(heading, keepInLink)),
		links: inOrder(names, linksOf(note, related.inside, keepInLink)),
		relatedHeading: related.first,
		isMostlyLinks: isMostlyLinks(note, related.inside),
		length: note.text.length,
		lineStarts: note.lineStarts,
	};
}

/** Obsidian reads `aliases` and `alias`; a text is split at commas, a list is taken item by item. */
function aliasesIn(data: FrontmatterData): readonly string[] {
	return textsAt(data, ['aliases', 'alias'], (text) => text.split(','));
}

/** Tags of front matter, where Obsidian also splits at blanks and ignores `#`, then those of the body, each once. */
function tagsOf(note: Note, data: FrontmatterData, keep: KeepText): readonly string[] {
	const tags = new Set<string>();
	for (const tag of textsAt(data, ['tags', 'tag'], (text) => text.split(/[\s,]+/))) tags.add(tag.startsWith('#') ? tag.slice(1) : tag);
	for (const tag of note.tags) tags.add(tag.name);
	return [...tags].map(keep);
}

function textsAt(data: FrontmatterData, keys: readonly string[], split: (text: string) => readonly string[]): readonly string[] {
	const texts = new Set<string>();
	for (const key of keys) {
		const value: FrontmatterValue | undefined = Object.hasOwn(data, key) ? data[key] : undefined;
		const items: unknown[] = typeof value === 'string' ? [...split(value)] : Array.isArray(value) ? value : [];
		for (const item of items) if (typeof item === 'string' && item.trim() !== '') texts.add(item.trim());
	}
	return [...texts];
}

/** A note whose only line holds a link or two is a stub and no list of links. */
const FEWEST_LINK_WORDS = 10;

function isMostlyLinks(note: Note, inRelated: readonly boolean[]): boolean {
	const words = wordsOfLinks(note, inRelated);
	return words >= FEWEST_LINK_WORDS && wordsOutside(note, inRelated, words * 2) < words * 2;
}

/** Words of the body but for sections of related notes; not counted on behind `enough`. */
function wordsOutside(note: Note, inRelated: readonly boolean[], enough: number): number {
	let words = 0;
	let at = note.bodyStart;
	let isOutside = true;
	for (const [index, heading] of note.headings.entries()) {
		const related = inRelated[index] ?? false;
		if (related !== isOutside) continue;
		if (related) words += countWords(note.text, at, heading.range.start, enough - words);
		at = heading.range.start;
		isOutside = !related;
	}
	return isOutside ? words + countWords(note.text, at, note.text.length, enough - words) : words;
}

function wordsOfLinks(note: Note, inRelated: readonly boolean[]): number {
	let words = 0;
	for (const link of note.links) {
		if (link.field !== null || inRelated[link.section] === true) continue;
		const shown = link.display ?? link.target;
		words += countWords(shown, 0, shown.length);
	}
	return words;
}

function keptHeading(heading: Heading, keep: KeepText): Heading {
	return { level: heading.level, text: keep(heading.text), range: heading.range, line: heading.line };
}

function linksOf(note: Note, inRelated: readonly boolean[], keep: KeepText): LinkRecord[] {
	const items = inRelated.includes(true) ? itemsByLine(note.listItems) : undefined;
	const footerStart = footerStarts(note);
	return note.links.map((link) => {
		const related = (inRelated[link.section] ?? false) && link.range.start < footerStart(link.section);
		return {
			kind: link.kind,
			target: keep(link.target),
			subpath: link.subpath === '' ? '' : keep(link.subpath),
			display: link.display === null ? null : keep(link.display),
			start: link.range.start,
			end: link.range.end,
			line: link.line,
			section: link.section,
			field: link.field === null ? null : keep(link.field),
			inComment: link.inComment,
			inRelated: related,
			isRelatedBullet: related && leadsItem(note.text, link, items?.get(link.line)),
		};
	});
}

/** The innermost item that begins on each line. */
function itemsByLine(items: readonly ListItem[]): ReadonlyMap<number, ListItem> {
	return new Map(items.map((item) => [item.line, item]));
}

/** Whether `item` begins with the link; emphasis may stand around it. */
function leadsItem(text: string, link: Link, item: ListItem | undefined): boolean {
	if (item === undefined || link.range.start < item.content.start) return false;
	for (let at = item.content.start; at < link.range.start; at += 1) if (!' \t*_'.includes(text.charAt(at))) return false;
	return true;
}

/** Names stand in front matter as property links do, and the body's links behind both. */
function inOrder(names: readonly LinkRecord[], links: LinkRecord[]): readonly LinkRecord[] {
	return names.length === 0 ? links : [...names, ...links].sort((a, b) => a.start - b.start);
}

import type { FrontmatterData, FrontmatterValue } from '../../core/note/frontmatter.ts';
import type { LinkRecord, NoteRecord } from '../../core/vault/noteRecord.ts';

type LinkRow = readonly [
	kind: LinkRecord['kind'],
	target: string,
	subpath: string,
	display: string | null,
	field: string | null,
	section: number,
	flags: number,
	start: number,
	end: number,
	line: number,
];

/** A record as the cache stores it: lists for links, and numbers that JSON can say. */
export interface RecordRow extends Omit<NoteRecord, 'links' | 'lineStarts' | 'type'> {
	readonly type?: string;
	readonly links: readonly LinkRow[];
	readonly lineStarts: readonly number[];
}

const IN_COMMENT = 1;
const IN_RELATED = 2;
const RELATED_BULLET = 4;

/** Member by member: a record may work out some of them only when they are asked for, and such are not copied by a spread. */
export function recordToRow(record: NoteRecord): RecordRow {
	return {
		path: record.path,
		...(record.type === undefined ? {} : { type: record.type }),
		...(record.typeRange === undefined ? {} : { typeRange: record.typeRange }),
		frontmatter: record.frontmatter,
		data: record.data,
		aliases: record.aliases,
		tags: record.tags,
		headings: record.headings,
		links: record.links.map(linkToRow),
		relatedHeading: record.relatedHeading,
		isMostlyLinks: record.isMostlyLinks,
		length: record.length,
		lineStarts: [...record.lineStarts],
	};
}

export function recordFromRow({ links, lineStarts, type, data, ...row }: RecordRow): NoteRecord {
	return { ...row, type, data: bareMap(data), links: links.map(linkFromRow), lineStarts: Uint32Array.from(lineStarts) };
}

/**
 * What other notes can see of a note: everything in its record but where it stands. While it is the same,
 * nothing that is found in another note can have changed.
 */
export function faceOf({ links, lineStarts: _, length: __, headings, typeRange: ___, ...row }: RecordRow): string {
	return JSON.stringify([row, links.map((link) => link.slice(0, 7)), headings.map(({ level, text }) => [level, text])]);
}

function linkToRow(link: LinkRecord): LinkRow {
	const flags = (link.inComment ? IN_COMMENT : 0) | (link.inRelated ? IN_RELATED : 0) | (link.isRelatedBullet ? RELATED_BULLET : 0);
	return [link.kind, link.target, link.subpath, link.display, link.field, link.section, flags, link.start, link.end, link.line];
}

function linkFromRow([kind, target, subpath, display, field, section, flags, start, end, line]: LinkRow): LinkRecord {
	return {
		kind,
		target,
		subpath,
		display,
		start,
		end,
		line,
		section,
		field,
		inComment: (flags & IN_COMMENT) !== 0,
		inRelated: (flags & IN_RELATED) !== 0,
		isRelatedBullet: (flags & RELATED_BULLET) !== 0,
	};
}

/** JSON gives maps a prototype, whose names would pass for fields. */
function bareMap(map: FrontmatterData): FrontmatterData {
	const bare = Object.create(null) as Record<string, FrontmatterValue>;
	for (const [key, value] of Object.entries(map)) bare[key] = bareValue(value);
	return bare;
}

function bareValue(value: FrontmatterValue): FrontmatterValue {
	if (typeof value !== 'object' || value === null) return value;
	return isList(value) ? value.map(bareValue) : bareMap(value);
}

function isList(value: object): value is readonly FrontmatterValue[] {
	return Array.isArray(value);
}

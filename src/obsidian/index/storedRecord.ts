import type { Source } from '../../core/sources/source.ts';
import type { NoteRecord } from '../../core/vault/records/noteRecord.ts';

/** What was read of a note, and the file it was read from. */
export interface StoredRecord {
	readonly path: string;
	readonly mtime: number;
	readonly size: number;
	readonly record: NoteRecord;
	readonly sources: readonly Source[];
}

/**
 * Whether a row of the page's database has the shape of a record and its sources. Rows of an older shape are thrown away with their database; this is about
 * what was damaged, or put there by somebody else: such a note is read anew.
 */
export function isStoredRecord(row: unknown): row is StoredRecord {
	if (!isObject(row) || !isObject(row['record'])) return false;
	const { path, mtime, size, record, sources } = row;
	if (typeof path !== 'string' || typeof mtime !== 'number' || typeof size !== 'number') return false;
	return record['path'] === path && isRecord(record) && Array.isArray(sources) && sources.every(isSource);
}

const COUNTS = ['linkCount', 'headingCount', 'textCount', 'length'] as const;

function isRecord(record: Readonly<Record<string, unknown>>): boolean {
	const { type, frontmatter, block, plainData, aliases, tags, relatedHeading, isMostlyLinks, ownInitials, numbers, targets, text } = record;
	if (!COUNTS.every((name) => isCount(record[name])) || typeof relatedHeading !== 'number') return false;
	const [links, headings, texts] = COUNTS.map((name) => Number(record[name])) as [number, number, number];
	return (
		isTextOrNone(type) &&
		(frontmatter === 'none' || frontmatter === 'malformed' || frontmatter === 'parsed') &&
		isTextOrNone(block) &&
		(plainData === undefined || isObject(plainData)) &&
		typeof isMostlyLinks === 'boolean' &&
		areTexts(aliases) &&
		areTexts(tags) &&
		(ownInitials === undefined || areTexts(ownInitials)) &&
		numbers instanceof Uint32Array &&
		numbers.length >= 4 * (links + headings) + texts &&
		areTexts(targets) &&
		targets.length === links &&
		typeof text === 'string'
	);
}

function isSource(source: unknown): boolean {
	if (!isObject(source) || !isObject(source['place']) || !isObject(source['range'])) return false;
	const { kind, url, canonicalUrl, target, title, line, otherReadings } = source;
	if (typeof title !== 'string' || typeof line !== 'number' || !Array.isArray(otherReadings)) return false;
	if (kind === 'web') return typeof url === 'string' && typeof canonicalUrl === 'string';
	return kind === 'note' ? typeof target === 'string' : typeof kind === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isTextOrNone(value: unknown): boolean {
	return value === undefined || typeof value === 'string';
}

function areTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

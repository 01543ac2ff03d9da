import { foldCase } from '../text/foldCase.ts';
import type { NoteTypes } from '../types/noteType.ts';
import { isInFolder } from '../vault/paths/isInFolder.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';

/** Which actors stand in the rows or columns; what is absent does not matter. */
export interface ActorFilter {
	/** One of these types, or a type that extends one. */
	readonly types?: readonly string[] | undefined;
	/** A folder, with all below it. */
	readonly folder?: string | undefined;
	/** A tag without `#`, with all below it (`region/africa` for `region`). */
	readonly tag?: string | undefined;
	/** Fields and what one of their values has to be, without regard to capitals. */
	readonly where?: readonly (readonly [field: string, value: string])[] | undefined;
}

/** Whether the note of `record` is one of those that `filter` asks for. */
export function isActorOf(filter: ActorFilter, record: NoteRecord, types: NoteTypes): boolean {
	const { type } = record;
	if (filter.types !== undefined && (type === undefined || !filter.types.some((name) => types.isA(type, name)))) return false;
	if (filter.folder !== undefined && filter.folder !== '' && !isInFolder(record.path, filter.folder)) return false;
	if (filter.tag !== undefined && !record.tags.some((tag) => isTagOf(tag, filter.tag ?? ''))) return false;
	return (filter.where ?? []).every(([field, value]) => hasValue(record.data[field], value));
}

function isTagOf(tag: string, wanted: string): boolean {
	const own = foldCase(tag);
	const asked = foldCase(wanted.replace(/^#/, ''));
	return own === asked || own.startsWith(`${asked}/`);
}

function hasValue(value: unknown, wanted: string): boolean {
	if (Array.isArray(value)) return value.some((item) => hasValue(item, wanted));
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false;
	const written = String(value).trim();
	const own = foldCase(/^\[\[([^\]|]+)/.exec(written)?.[1] ?? written);
	return own === foldCase(wanted.trim());
}

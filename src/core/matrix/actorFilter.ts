import { foldCase } from '../text/foldCase.ts';
import { foldName } from '../text/foldName.ts';
import type { NoteTypes } from '../types/noteType.ts';
import { isInFolder } from '../vault/paths/isInFolder.ts';
import type { NoteRecord } from '../vault/records/noteRecord.ts';
import type { VaultIndex } from '../vault/vaultIndex.ts';
import type { MatrixActor } from './relationMatrix.ts';

/** Where actors have their notes. */
export interface MatrixVault {
	readonly index: Pick<VaultIndex, 'record'>;
	readonly types: NoteTypes;
}

/** Which actors stand in the rows or columns; what is absent does not matter. */
export interface ActorFilter {
	/** One of these notes. */
	readonly paths?: ReadonlySet<string> | undefined;
	/** What the name has to hold, without regard to capitals and accents. */
	readonly name?: string | undefined;
	/** One of these types, or a type that extends one. */
	readonly types?: readonly string[] | undefined;
	/** A folder, with all below it. */
	readonly folder?: string | undefined;
	/** A tag without `#`, with all below it (`region/africa` for `region`). */
	readonly tag?: string | undefined;
	/** Fields and what one of their values has to be, without regard to capitals. */
	readonly where?: readonly (readonly [field: string, value: string])[] | undefined;
}

/** Whether an actor is one of those that `filter` asks for; one without a note has a name and nothing else. */
export function isActorOf(filter: ActorFilter, { name, path }: MatrixActor, { index, types }: MatrixVault): boolean {
	if (filter.paths !== undefined && (path === null || !filter.paths.has(path))) return false;
	if (filter.name !== undefined && !foldName(name).includes(foldName(filter.name))) return false;
	const asksForName =
		filter.types === undefined && (filter.folder ?? '') === '' && filter.tag === undefined && (filter.where ?? []).length === 0;
	if (asksForName) return true;
	const record = path === null ? undefined : index.record(path);
	return record !== undefined && isNoteOf(filter, record, types);
}

function isNoteOf(filter: ActorFilter, record: NoteRecord, types: NoteTypes): boolean {
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

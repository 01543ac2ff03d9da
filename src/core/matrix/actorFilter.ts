import type { FrontmatterValue } from '../note/frontmatter.ts';
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
	/** What the name, or the path where that is shown in its place, has to hold, without regard to capitals and accents. */
	readonly name?: string | undefined;
	/** One of these types, or a type that extends one. */
	readonly types?: readonly string[] | undefined;
	/** A folder, with all below it. */
	readonly folder?: string | undefined;
	/** A tag without `#`, with all below it (`region/africa` for `region`). */
	readonly tag?: string | undefined;
	/** Fields and what one of their values has to be, without regard to capitals and accents. */
	readonly where?: readonly (readonly [field: string, value: string])[] | undefined;
}

/** Whether an actor is one of those that `filter` asks for; one without a note has a name and nothing else. */
export function isActorOf(filter: ActorFilter, { label, path }: MatrixActor, { index, types }: MatrixVault): boolean {
	const { paths, types: wanted, folder = '', tag, where = [] } = filter;
	const record = path === null ? undefined : index.record(path);
	const isOfNote = (test: (record: NoteRecord) => boolean): boolean => record !== undefined && test(record);
	return (
		(paths === undefined || (path !== null && paths.has(path))) &&
		foldName(label).includes(foldName(filter.name ?? '')) &&
		(wanted === undefined || isOfNote(({ type }) => type !== undefined && wanted.some((each) => types.isA(type, each)))) &&
		(folder === '' || isOfNote((note) => isInFolder(note.path, folder))) &&
		(tag === undefined || isOfNote(({ tags }) => tags.some((own) => isTagOf(own, tag)))) &&
		where.every(([field, value]) => isOfNote(({ data }) => hasValue(data[field], value)))
	);
}

function isTagOf(tag: string, wanted: string): boolean {
	const own = foldCase(tag);
	const asked = foldCase(wanted.replace(/^#/, ''));
	return own === asked || own.startsWith(`${asked}/`);
}

function hasValue(value: FrontmatterValue | undefined, wanted: string): boolean {
	if (Array.isArray(value)) return value.some((item: FrontmatterValue) => hasValue(item, wanted));
	if (value === undefined || typeof value === 'object') return false;
	const written = String(value).trim();
	const own = foldName(/^\[\[([^\]|]+)/.exec(written)?.[1] ?? written);
	return own === foldName(wanted);
}

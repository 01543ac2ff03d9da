import type { Source } from '../../core/sources/source.ts';
import type { PackedRecord } from '../../core/vault/records/packedRecord.ts';

/** What was read of a note, and the file it was read from. */
export interface StoredRecord {
	readonly path: string;
	readonly mtime: number;
	readonly size: number;
	readonly record: PackedRecord;
	readonly sources: readonly Source[];
}

import type { NoteRecord } from '../vault/records/noteRecord.ts';

/** What decides by which names a note is meant, beside its path. */
export function namesOf(record: NoteRecord | undefined): string {
	return JSON.stringify([record?.aliases, record?.ownInitials]);
}

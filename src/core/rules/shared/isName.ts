import type { NoteType } from '../../types/noteType.ts';
import type { LinkRecord } from '../../vault/records/noteRecord.ts';

/** Whether a link stands for a name: a plain one, or a wikilink in a field that asks for names. */
export function isName({ kind, field }: LinkRecord, type: NoteType | undefined): boolean {
	return kind === 'name' || (kind === 'property' && field !== null && type?.fields.get(field)?.kind === 'note');
}

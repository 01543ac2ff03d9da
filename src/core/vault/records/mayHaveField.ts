import type { NoteRecord } from './noteRecord.ts';

/** Whether the front matter may have the field; `false` is certain, and costs no reading of it. */
export function mayHaveField(record: Pick<NoteRecord, 'block' | 'data'>, field: string): boolean {
	const { block } = record;
	if (block === undefined) return Object.hasOwn(record.data, field);
	// A name in quotes may be written in escapes.
	return block.includes(field) || block.includes('\\');
}

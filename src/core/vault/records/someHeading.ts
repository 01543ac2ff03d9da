import type { NoteRecord } from './noteRecord.ts';

/** Whether `test` holds for one of the record's headings. */
export function someHeading(record: Pick<NoteRecord, 'headings' | 'someHeading'>, test: (text: string, level: number) => boolean): boolean {
	return record.someHeading?.(test) ?? record.headings.some(({ text, level }) => test(text, level));
}

import type { NoteRecord } from '../records/noteRecord.ts';
import { isNamedLikeIndex } from './isNamedLikeIndex.ts';

/**
 * Whether a note is an index: called Index, Home, README or MOC, named like its folder, or with more than half of its
 * words in links. Its related section does not count, so that filling one cannot make an index of a note.
 */
export function isIndexNote(record: NoteRecord): boolean {
	return record.isMostlyLinks || isNamedLikeIndex(record.path);
}

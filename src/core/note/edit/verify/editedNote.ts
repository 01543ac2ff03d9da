import { applyEdits } from '../../../text/applyEdits.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Note } from '../../note.ts';
import { parseNote } from '../../parseNote.ts';

/**
 * `note` after `edits` of its text.
 *
 * @throws {RangeError} as `applyEdits`.
 */
export function editedNote(note: Note, edits: readonly TextEdit[]): Note {
	return parseNote(note.path, applyEdits(note.text, edits));
}

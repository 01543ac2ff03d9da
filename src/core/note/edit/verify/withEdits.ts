import type { Note } from '../../note.ts';
import { editedNote } from './editedNote.ts';
import type { EditOutcome } from './editOutcome.ts';

/** `note` after the edits of `outcome`; itself where there are none. */
export function withEdits(note: Note, outcome: EditOutcome): Note {
	return outcome.kind === 'edits' && outcome.edits.length > 0 ? editedNote(note, outcome.edits) : note;
}

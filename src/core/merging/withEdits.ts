import type { EditOutcome } from '../note/edit/verify/editOutcome.ts';
import type { Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { applyEdits } from '../text/applyEdits.ts';

/** `note` after the edits of `outcome`; itself where there are none. */
export function withEdits(note: Note, outcome: EditOutcome): Note {
	return outcome.kind === 'edits' && outcome.edits.length > 0 ? parseNote(note.path, applyEdits(note.text, outcome.edits)) : note;
}

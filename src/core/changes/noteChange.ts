import { invertEdits } from '../text/invertEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { NoteChange } from './changeBatch.ts';

/** Hashes of a note's text before and after; `null` where there was no note. See `contentHash`. */
export interface ChangeHashes {
	readonly before: string | null;
	readonly after: string | null;
}

/** The change that `edits` made to the note at `path`, whose text was `before`: the empty one where there was no note. */
export function noteChange(path: string, before: string, edits: readonly TextEdit[], hashes: ChangeHashes): NoteChange {
	return { path, before: hashes.before, after: hashes.after, edits: [...edits], inverse: invertEdits(before, edits) };
}

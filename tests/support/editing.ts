import type { EditOutcome } from '../../src/core/note/edit/verify/editOutcome.ts';
import type { Note } from '../../src/core/note/note.ts';
import { parseNote } from '../../src/core/note/parseNote.ts';
import { applyEdits } from '../../src/core/text/applyEdits.ts';

/** What comes of a plan for a note of this text: the new text, the old one where nothing is to do, or the refusal's code. */
export function textAfter(text: string, plan: (note: Note) => EditOutcome): string {
	const outcome = plan(parseNote('Notes/Note.md', text));
	if (outcome.kind === 'refused') return outcome.code;
	return outcome.kind === 'unchanged' ? text : applyEdits(text, outcome.edits);
}

/** `text` with every line end in two characters. */
export function crlf(text: string): string {
	return text.replace(/\r?\n/g, '\r\n');
}

/** A block of front matter and a body. */
export function noteWith(block: string, body = 'body\n'): string {
	return `---\n${block}---\n${body}`;
}

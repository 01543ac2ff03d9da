import type { Note } from '../../note.ts';
import { parseNote } from '../../parseNote.ts';
import { refusalToWriteBody } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { lineEndAt, lineNumbered } from '../../read/noteLines.ts';
import { refuse } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';
import { insertion } from '../../../text/insertion.ts';

/** The insertion of `text`, one line, below the line `line` of the body, from 1; the note's end where it has fewer. */
export function insertLine(note: Note, line: number, text: string): EditOutcome {
	const refusal = refusalToWriteBody(note);
	if (refusal) return refusal;
	if (/[\r\n]/.test(text)) return refuse('BAD_VALUE', 'a line is one line of text');
	const above = lineNumbered(note, Math.min(Math.max(line, 1), note.lineStarts.length));
	if (above.end < note.bodyStart) return refuse('BAD_VALUE', 'the line stands in the front matter');
	const edit = insertion(above.end, lineEndAt(note, above.start) + text);
	return verified(note, [edit], { kind: 'growth', links: parseNote('', `${text}\n`).links });
}

import { editedNote } from '../verify/editedNote.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Note } from '../../note.ts';
import { faultOfTextOnly } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { refuse } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';

/**
 * The edits that make malformed front matter readable, where every fault in it has a repair that can only mean one thing.
 *
 * Faults are found one after another, each in a line after the last. A repair is offered where those after it have one too;
 * where there is none, nothing is written.
 */
export function applyRepair(note: Note): EditOutcome {
	const fault = faultOfTextOnly(note);
	if (fault) return fault;
	const edits: TextEdit[] = [];
	let growth = 0;
	let repaired = note;
	while (repaired.frontmatter.kind === 'malformed') {
		const { repair, message } = repaired.frontmatter.fault;
		if (!repair) return refuse('FRONTMATTER_MALFORMED', `front matter cannot be read: ${message}`);
		const range = { start: repair.range.start - growth, end: repair.range.end - growth };
		edits.push({ range, newText: repair.newText });
		growth += repair.newText.length - (range.end - range.start);
		repaired = editedNote(note, edits);
	}
	return verified(note, edits, { kind: 'repair' });
}

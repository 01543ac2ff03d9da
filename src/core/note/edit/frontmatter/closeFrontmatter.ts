import { editedNote } from '../verify/editedNote.ts';
import type { TextEdit } from '../../../text/textEdit.ts';
import type { Note } from '../../note.ts';
import { faultOfTextOnly } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { lineEndAt, lineNumbered, lineText, type NoteLine } from '../../read/noteLines.ts';
import { refuse } from '../verify/refuse.ts';
import { insertion } from '../../../text/insertion.ts';

/** `--`, `----`, `—-`, ` ---` and `...`: a closing fence that is none. */
const NEARLY_FENCE = /^[ \t]*(?:[-\u2013\u2014]{1,6}|\.{3})[ \t\u00a0]*$/;

const KEY_OR_ITEM = /^(?:[\p{L}_"'][^:\n]{0,80}:(?:\s|$)|[ \t]*- |[ \t]+\S|# )/u;

/** No block that somebody forgot to close is longer. */
const MAX_LINES = 200;

/**
 * The edit that closes front matter that was opened and never closed: a line of `---` after the last line that can belong
 * to it, or in the place of a line that is nearly one. Refused where the block could not be read then.
 */
export function closeFrontmatter(note: Note): EditOutcome {
	const fault = faultOfTextOnly(note);
	if (fault) return fault;
	const { frontmatter } = note;
	if (frontmatter.kind !== 'none' || frontmatter.obstacle?.code !== 'unclosed') return { kind: 'unchanged' };
	const edit = closingEdit(note);
	const edited = editedNote(note, [edit]);
	const isBodyKept = edited.text.slice(edited.bodyStart) === note.text.slice(edit.range.end);
	if (edited.frontmatter.kind === 'parsed' && isBodyKept && Object.keys(edited.frontmatter.data).length > 0)
		return { kind: 'edits', edits: [edit] };
	return refuse('VERIFY_FRONTMATTER', 'it cannot be told where the front matter ends');
}

function closingEdit(note: Note): TextEdit {
	let last = lineNumbered(note, 1);
	let isApart = false;
	for (let number = 2; number <= Math.min(note.lineStarts.length, MAX_LINES); number += 1) {
		const line = lineNumbered(note, number);
		const text = lineText(note, line);
		if (NEARLY_FENCE.test(text)) return fenceInstead(note, line);
		if (text.trim() === '') isApart = true;
		else if (!KEY_OR_ITEM.test(text)) break;
		else if (!isApart) last = line;
	}
	const eol = lineEndAt(note, 0);
	const isLastLine = last.next === last.end;
	return insertion(last.next, isLastLine ? `${eol}---${eol}` : `---${eol}`);
}

/** The whole line is written anew; its line end stays as it is. */
function fenceInstead(note: Note, { start, end, next }: NoteLine): TextEdit {
	return { range: { start, end: next }, newText: `---${note.text.slice(end, next)}` };
}

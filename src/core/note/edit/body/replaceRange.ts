import type { Range } from '../../../text/range.ts';
import type { Note } from '../../note.ts';
import { refusalToWrite } from '../verify/editGuard.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { refuse, refuseAt } from '../verify/refuse.ts';
import { verified } from '../verify/verifyEdit.ts';

/**
 * The edit that puts `newText` in place of `expected` at `range` of the body.
 *
 * Refused where something else stands there than the caller saw, and where headings or other links would not stay what they are.
 */
export function replaceRange(note: Note, range: Range, expected: string, newText: string): EditOutcome {
	const refusal = refusalToWrite(note);
	if (refusal) return refusal;
	if (range.start < note.bodyStart) return refuse('BAD_VALUE', 'the place stands in the front matter');
	if (note.text.slice(range.start, range.end) !== expected)
		return refuseAt(note, range.start, 'TEXT_CHANGED', 'something else stands there by now');
	if (newText === expected) return { kind: 'unchanged' };
	return verified(note, [{ range, newText }], { kind: 'rewording' });
}

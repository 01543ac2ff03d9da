import type { Range } from '../../../text/range.ts';
import type { Note } from '../../note.ts';
import type { EditOutcome } from '../verify/editOutcome.ts';
import { replaceRange } from './replaceRange.ts';

/** The edit that puts a backslash before each pipe at `range` that has none: in a table a pipe parts cells before links are read. */
export function escapePipes(note: Note, range: Range): EditOutcome {
	const written = note.text.slice(range.start, range.end);
	let escaped = '';
	for (let at = 0; at < written.length; at += 1) {
		const character = written.charAt(at);
		if (character === '\\') {
			escaped += written.slice(at, at + 2);
			at += 1;
		} else escaped += character === '|' ? '\\|' : character;
	}
	return replaceRange(note, range, written, escaped);
}

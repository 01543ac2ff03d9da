import type { Note } from '../note.ts';
import type { Range } from '../../text/range.ts';
import { nonProse } from './nonProse.ts';
import type { NonProseKind } from './nonProseRange.ts';

/**
 * The stretches of a note's body that are the author's prose, in order: all that `nonProse` does not name.
 *
 * @param also Kinds that count as prose for once.
 */
export function proseRanges(note: Note, also: readonly NonProseKind[] = []): readonly Range[] {
	const prose: Range[] = [];
	let at = note.bodyStart;
	for (const { kind, start, end } of nonProse(note)) {
		if (also.includes(kind)) continue;
		if (start > at) prose.push({ start: at, end: start });
		if (end > at) at = end;
	}
	if (at < note.text.length) prose.push({ start: at, end: note.text.length });
	return prose;
}

import type { Note } from '../../../core/note/note.ts';
import { lineOf } from '../../../core/note/read/noteLines.ts';
import { oneLine } from '../../../core/text/oneLine.ts';
import type { Range } from '../../../core/text/range.ts';

/** Enough to know a sentence again. */
const LONGEST = 60;

/** Nobody reads further back than this. */
const FURTHEST = 400;

/** The words of the claim that ends with the mark at `place`: what stands before it on its line, from the sentence's beginning where that is not far. */
export function claimWords(note: Note, place: Range): string {
	const start = Math.max(lineOf(note, place.start).start, place.start - FURTHEST);
	const line = note.text.slice(start, place.start).replace(/^[\s>]*(?:[-*+]|\d+[.)])?\s*/, '');
	const said = line.trimEnd();
	const before = said.slice(0, -1);
	const sentence = oneLine(said.slice(Math.max(...['.', '!', '?'].map((end) => before.lastIndexOf(end))) + 1));
	const words = sentence === '' ? oneLine(line) : sentence;
	if (words === '') return oneLine(note.text.slice(place.start, place.end));
	return words.length <= LONGEST ? words : `…${words.slice(-LONGEST).replace(/^\S*\s/, '')}`;
}

import type { Refusal } from '../note/edit/verify/editOutcome.ts';
import { refuse } from '../note/edit/verify/refuse.ts';
import type { Note } from '../note/note.ts';
import { lineText, linesIn } from '../note/read/noteLines.ts';
import { trimEndOf } from '../text/trimEndOf.ts';

/**
 * Why the merged note may not be written, or `undefined`: a line of `old` is not found again, or a heading of `into` would be read
 * otherwise. It shares no code with what was done to make it.
 *
 * @param known texts of `old` that need not stand in it.
 */
export function faultOfMerge(old: Note, into: Note, merged: Note, known: readonly string[]): Refusal | undefined {
	const found = new Set([merged.text, ...known].flatMap((text) => text.split('\n').map(wordsOf)));
	const lost = linesIn(old, old.bodyStart, old.text.length).find((line) => {
		const words = wordsOf(lineText(old, line));
		return /[\p{L}\p{N}]/u.test(words) && !found.has(words);
	});
	if (lost) return refuse('VERIFY_BODY', `the line ${JSON.stringify(lineText(old, lost).slice(0, 60))} would have been lost`);
	let at = 0;
	for (const { level, text } of merged.headings) {
		const next = into.headings[at];
		if (next?.level === level && next.text === text) at += 1;
	}
	if (at < into.headings.length || (merged.unclosed && !into.unclosed))
		return refuse('VERIFY_SECTION', 'the merge would have changed the headings or opened a block');
	return undefined;
}

/** A line without what says that it is a heading or a bullet. */
function wordsOf(line: string): string {
	return trimEndOf(line.trim().replace(/^(?:#{1,6}|[-*+]|\d{1,9}[.)])\s+/, ''), '#');
}

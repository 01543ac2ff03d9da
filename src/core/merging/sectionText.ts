import type { Note } from '../note/note.ts';
import { lineOf } from '../note/read/noteLines.ts';
import { applyEdits } from '../text/applyEdits.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { roomEnd } from './additions.ts';
import { type BodyPart, bodyParts, isEmphasis } from './bodyParts.ts';
import { directRange } from './outline.ts';
import { levelOf } from '../note/read/levelOf.ts';

/**
 * All of the section under `heading` at the level `level`, without definitions of footnotes and what is a twin; `undefined` where nothing but
 * twins stands in it.
 */
export function sectionText(
	old: Note,
	heading: number,
	level: number,
	isTwin: (part: BodyPart, heading: number) => boolean,
): string | undefined {
	// Without an indentation, by which it could stand inside a bullet above it.
	const start = old.headings[heading]?.range.start ?? 0;
	const end = Math.min(old.sections[heading]?.content.end ?? start, footerStart(old));
	const shift = level - levelOf(old, heading);
	const edits: TextEdit[] = [];
	const cut = (from: number, to: number): void =>
		void edits.push({
			range: { start: lineOf(old, from).start, end: Math.min(end, lineOf(old, Math.max(from, to - 1)).next) },
			newText: '',
		});
	for (const { range } of old.footnoteDefinitions) if (range.start >= start && range.start < end) cut(range.start, range.end);
	let left = 0;
	let twins = 0;
	for (const at of headingsIn(old, heading)) {
		const own = old.headings[at];
		if (own && shift !== 0)
			edits.push({ range: own.range, newText: `${'#'.repeat(Math.min(6, Math.max(1, own.level + shift)))} ${own.text}` });
		for (const part of bodyParts(old, directRange(old, at))) {
			if (!isTwin(part, at)) left += 1;
			else if (part.start < end) {
				twins += 1;
				cut(part.start, part.end);
			}
		}
	}
	if (left === 0 && twins > 0) return undefined;
	const inside = edits.map(({ range, newText }) => ({ range: { start: range.start - start, end: range.end - start }, newText }));
	return applyEdits(old.text.slice(start, end), inside).trimEnd();
}

/** Where lines of emphasis begin that are said of the note as a whole, the rule above them included; the end of the note where there are none. */
export function footerStart(note: Note): number {
	const start = roomEnd(note, note.headings.length - 1);
	const parts = bodyParts(note, { start, end: note.text.length });
	return parts.every(isEmphasis) ? start : note.text.length;
}

/** A heading and all below it. */
export function headingsIn(note: Note, heading: number): readonly number[] {
	const end = note.sections[heading]?.content.end ?? 0;
	return [...note.headings.keys()].filter((at) => at >= heading && (note.headings[at]?.range.start ?? end) < end);
}

import type { Note } from '../../note.ts';
import { isBlank, lineNumbered, lineOf } from '../../read/noteLines.ts';

/** Whether the note leaves a blank line between a heading and its text, most of the time; the title does not count. */
export function blankBelowHeadings(note: Note): boolean {
	let balance = 0;
	for (const [index, heading] of note.headings.entries()) {
		const section = note.sections[index];
		if (!section || heading.level === 1) continue;
		if (note.text.slice(section.content.start, section.directEnd).trim() === '') continue;
		balance += isBlank(note, lineOf(note, section.content.start)) ? 1 : -1;
	}
	return balance > 0;
}

/** The mark of the note's first bullet and a blank, `- ` where it has none. */
export function bulletMark(note: Note): string {
	const bullet = note.listItems.find((item) => item.depth === 0 && '-*+'.includes(item.marker));
	return `${bullet?.marker ?? '-'} `;
}

/** Whether the line above the one with this number is blank, or is not there. */
export function isBlankAbove(note: Note, line: number): boolean {
	if (line <= 1) return true;
	const above = lineNumbered(note, line - 1);
	return above.next <= note.bodyStart || isBlank(note, above);
}

import { sectionList } from './sectionList.ts';
import { ownPart } from './sections.ts';
import type { Note } from '../note.ts';

/** A line that may be a rule or emphasis: sections without one, nearly all, have no footer. */
const MAYBE_FOOTER = /^ {0,3}(?:-[ \t]*-[ \t]*-|[*_])/m;

/**
 * Tells where the footer of a heading's own part begins (a rule and what follows, a last line of emphasis), or where that
 * part ends. What stands in a footer belongs to the note, not to the section that happens to be its last.
 */
export function footerStarts(note: Note): (heading: number) => number {
	const known = new Map<number, number>();
	return (heading) => {
		const start = known.get(heading) ?? footerStart(note, heading);
		known.set(heading, start);
		return start;
	};
}

function footerStart(note: Note, heading: number): number {
	if (heading < 0 || heading >= note.rows.headings.count) return note.text.length;
	const { start, end } = ownPart(note.rows, heading);
	return MAYBE_FOOTER.test(note.text.slice(start, end)) ? sectionList(note, heading).end : end;
}

import type { ListItem, Note } from '../note.ts';
import { isLoneEmphasis } from './isLoneEmphasis.ts';
import { isThematicBreakLine } from '../scanner/blocks/thematicBreak.ts';
import { isBlank, lineText, linesIn, type BodyLine } from './noteLines.ts';

/** What stands directly under a heading: its outermost bullets, and where the part that takes new ones ends. */
export interface SectionList {
	/** Outermost list items, in quotes none, in the order of the note. */
	readonly bullets: readonly ListItem[];
	/** The start of the footer, of the first sub-heading or of what follows the section. */
	readonly end: number;
	/** The lines before `end`. */
	readonly lines: readonly BodyLine[];
}

/** The bullets of the section under heading `heading` and the room for more: up to the first sub-heading, a footer or the next heading. */
export function sectionList(note: Note, heading: number): SectionList {
	const section = note.sections[heading];
	const start = section?.content.start ?? note.text.length;
	const directEnd = section?.directEnd ?? note.text.length;
	const lines = linesIn(note, start, directEnd);
	const all = note.listItems.filter((item) => item.section === heading && item.depth === 0 && item.indent.trim() === '');
	const first = all[0]?.range.start ?? 0;
	const rule = lines.findIndex((line, index) => line.start > first && isRule(note, line, lines[index - 1]));
	const end = footerStart(note, lines, rule) ?? directEnd;
	const bullets = all.filter((item) => item.range.start < end);
	return { bullets, end, lines: lines.filter((line) => line.start < end) };
}

/** Whether a line, below `above`, is a rule across the page. Dashes right below text are none: they may be meant to underline it. */
export function isRule(note: Note, line: BodyLine, above: BodyLine | undefined): boolean {
	const text = lineText(note, line);
	if (!line.isProse || !isThematicBreakLine(text)) return false;
	return !text.trimStart().startsWith('-') || !isText(note, above);
}

/**
 * Where the footer among `lines` begins, or `undefined`: at the line numbered `rule` (-1 for none),
 * or at the lines of emphasis that stand last before it.
 */
export function footerStart(note: Note, lines: readonly BodyLine[], rule: number): number | undefined {
	const after = rule === -1 ? lines.length : rule;
	let first = after;
	for (let index = after - 1; index >= 0; index -= 1) {
		const line = lines[index];
		if (!line?.isProse) break;
		if (isBlank(note, line)) continue;
		if (!isLoneEmphasis(lineText(note, line)) || !isParagraphStart(note, lines[index - 1]) || isDashes(note, lines[index + 1])) break;
		first = index;
	}
	return lines[first]?.start;
}

/** Whether a paragraph may begin below `above`: a line of prose there would be the paragraph's first. */
function isParagraphStart(note: Note, above: BodyLine | undefined): boolean {
	return !isText(note, above) || (above !== undefined && isLoneEmphasis(lineText(note, above)));
}

/** Whether a line of a footer is a rule of dashes: parted from the text above its own, the line before it would become a heading. */
function isDashes(note: Note, line: BodyLine | undefined): boolean {
	return line !== undefined && lineText(note, line).trimStart().startsWith('-');
}

/** Whether a line is text that a line right below it would go on with. */
function isText(note: Note, line: BodyLine | undefined): boolean {
	if (!line?.isProse || isBlank(note, line)) return false;
	return !line.isInList && !isThematicBreakLine(lineText(note, line));
}

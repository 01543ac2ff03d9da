import type { ListItem, Note } from '../note/note.ts';
import { isLoneEmphasis } from '../note/read/isLoneEmphasis.ts';
import { isBlank, lineOf, lineText, linesIn } from '../note/read/noteLines.ts';
import { isThematicBreakLine } from '../note/scanner/blocks/thematicBreak.ts';
import { lowerBound } from '../text/lowerBound.ts';
import type { Range } from '../text/range.ts';

/** What is taken over or left as a whole: a bullet with all below it, a paragraph, a table, a block of code. */
export interface BodyPart extends Range {
	readonly text: string;
	/** Absent where it is no bullet. */
	readonly item?: ListItem;
	/** Whether a rule across the page stands above it under the same heading, as above a footer. */
	readonly isBelowRule: boolean;
}

/** A note is asked for the parts of each of its sections. */
const known = new WeakMap<Note, readonly BodyPart[]>();

/** The parts of `note` that begin in `range`, in their order. Rules across the page and definitions of footnotes are none. */
export function bodyParts(note: Note, { start, end }: Range): readonly BodyPart[] {
	const parts = known.get(note) ?? partsOf(note);
	known.set(note, parts);
	const before = (offset: number): number => lowerBound(parts.length, (at) => (parts[at]?.start ?? 0) < offset);
	return parts.slice(before(start), before(end));
}

function partsOf(note: Note): readonly BodyPart[] {
	const items = new Map<number, ListItem>();
	for (const item of note.listItems)
		if (item.depth === 0 && item.indent.trim() === '') items.set(lineOf(note, item.range.start).start, item);
	const others = new Map([...note.footnoteDefinitions, ...note.headings].map(({ range }) => [lineOf(note, range.start).start, range.end]));
	const headings = new Set(note.headings.map(({ range }) => range.end));
	const parts: BodyPart[] = [];
	let isBelowRule = false;
	let open: { start: number; end: number } | undefined;
	const close = (): void => {
		if (open) parts.push({ ...open, text: note.text.slice(open.start, open.end), isBelowRule });
		open = undefined;
	};
	let passed = -1;
	for (const line of linesIn(note, note.bodyStart, note.text.length)) {
		if (line.start < passed) continue;
		const item = items.get(line.start);
		const other = others.get(line.start);
		if (item !== undefined || other !== undefined) {
			close();
			passed = item?.range.end ?? other ?? 0;
			if (item)
				parts.push({ start: line.start, end: item.range.end, text: note.text.slice(line.start, item.range.end), item, isBelowRule });
			else if (headings.has(passed)) isBelowRule = false;
		} else if (line.isProse && (isBlank(note, line) || isThematicBreakLine(lineText(note, line)))) {
			close();
			isBelowRule ||= !isBlank(note, line);
		} else open = { start: open?.start ?? line.start, end: line.end };
	}
	close();
	return parts;
}

/** What parts are compared by: their words and lines, whatever the bullet's mark and the line ends; empty for a bullet without text. */
export function partKey({ text, item }: Pick<BodyPart, 'text' | 'item'>): string {
	const own = item === undefined ? text : text.trimStart().slice(item.marker.length);
	return own
		.split(/\r?\n/)
		.map((line) => line.trimEnd())
		.join('\n')
		.trim();
}

/** Whether each line of a part is emphasis and nothing else, as those of a footer are. */
export function isEmphasis({ text }: BodyPart): boolean {
	return text.split('\n').every((line) => isLoneEmphasis(line.trimEnd()));
}

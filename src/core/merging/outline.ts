import { addToList } from '../text/addToList.ts';
import { titleHeading } from '../note/read/titleHeading.ts';
import type { Note } from '../note/note.ts';
import type { Range } from '../text/range.ts';
import { lineOf } from '../note/read/noteLines.ts';

/** The headings of a note as a tree; -1 stands for the note itself. */
export interface Outline {
	/** The heading that is the note's title: its first and only one of the first level; -1 for none. */
	readonly title: number;
	/** The headings directly below a heading, or the title's and the note's own below -1. */
	readonly below: (heading: number) => readonly number[];
	/** The heading above, -1 for none but the title. */
	readonly above: (heading: number) => number;
	/** The highest level of a section, `undefined` where there are none. */
	readonly level: number | undefined;
}

export function outlineOf({ headings }: Note): Outline {
	const title = titleHeading(headings) === 0 && headings.every(({ level }, at) => at === 0 || level > 1) ? 0 : -1;
	const open: number[] = [];
	const above: number[] = [];
	for (const [at, { level }] of headings.entries()) {
		while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
		above.push(open.at(-1) ?? -1);
		if (at !== title) open.push(at);
	}
	const children = new Map<number, number[]>();
	for (const [at, parent] of above.entries()) {
		addToList(children, parent, at);
	}
	const below = (heading: number): readonly number[] => (children.get(heading) ?? []).filter((at) => at !== title);
	const levels = below(-1).map((at) => headings[at]?.level ?? 1);
	return { title, below, above: (heading) => above[heading] ?? -1, level: levels.length === 0 ? undefined : Math.min(...levels) };
}

/** What stands directly under a heading; for -1 what stands above the first. */
export function directRange(note: Note, heading: number): Range {
	const section = note.sections[heading];
	if (section) return { start: section.content.start, end: section.directEnd };
	const [first] = note.headings;
	return { start: note.bodyStart, end: first === undefined ? note.text.length : lineOf(note, first.range.start).start };
}

/** What the heading says; nothing for -1. */
export function textOf(note: Note, heading: number): string {
	return note.headings[heading]?.text ?? '';
}

import type { Note } from '../note/note.ts';
import { sectionAt } from '../note/read/sections.ts';
import type { Range } from '../text/range.ts';
import { lineAt } from '../text/lineStarts.ts';
import { opaqueAt } from '../note/read/opaqueAt.ts';
import type { NoteContext, NoteRule, RuleExample } from './rule.ts';
import { inlineCode } from '../text/inlineCode.ts';

/** A figure in the text for which no source is given near it. */
export const unsourcedNumber: NoteRule = {
	id: 'unsourced-number',
	scope: 'note',
	severity: 'off',
	summary: 'Reports a figure in the text without a source beside it',
	*check(context) {
		const { note } = context;
		const sourced = sourcedLines(context);
		const hasList = context.sources().some(({ place }) => place.kind === 'section');
		for (const paragraph of paragraphsOf(note)) {
			const figure = figureIn(note, paragraph);
			if (figure === undefined || isSourced(note, paragraph, sourced)) continue;
			if (hasList && NUMBERED.test(note.text.slice(paragraph.start, paragraph.end))) continue;
			yield { range: figure, message: `${inlineCode(note.text.slice(figure.start, figure.end))} has no source beside it`, fixes: [] };
		}
	},
};

export const why =
	'A figure is what a reader checks first. Sums, shares and large counts are looked at; a link, a footnote, the number of a listed source (`[1]`) or a line such as `*Source: …*` in the same part of the note is a source. Off until you write for readers who check.';

export const examples: readonly RuleExample[] = [
	{ title: 'a sum', note: '## Aid\nAbout $3.8 billion a year.\n', reports: ['2:7 `$3.8 billion` has no source beside it'] },
	{ title: 'a share', note: '## Views\nSome 38 % agree.\n', reports: ['2:6 `38 %` has no source beside it'] },
	{ title: 'a large count', note: '## War\n1,200 people died.\n', reports: ['2:1 `1,200` has no source beside it'] },
	{ title: 'a link in the same paragraph', note: '## Aid\nAbout $3.8 billion a year, says [CRS](https://crs.gov/r).\n', reports: [] },
	{ title: 'a footnote', note: '## Aid\nAbout $3.8 billion a year.[^1]\n\n[^1]: CRS, 2023.\n', reports: [] },
	{
		title: 'the number of a source that the note lists',
		note: '## Aid\nAbout $3.8 billion a year.[2, 3] And $2 billion more.\n\n## References\n1. CRS, 2023.\n2. Orla Courier, 2024.\n3. Kestrel.\n',
		reports: [],
	},
	{
		title: 'a number in brackets where no sources are listed',
		note: '## Aid\nAbout $3.8 billion a year.[1]\n',
		reports: ['2:7 `$3.8 billion` has no source beside it'],
	},
	{
		title: 'a line that names the source of its part',
		note: '## Aid\nAbout $3.8 billion a year.\n\n*Source: [CRS - Aid](https://crs.gov/r)*\n',
		reports: [],
	},
	{ title: 'years, days and small numbers', note: '## War\nOn 13 June 2025 the 12 days began, in 2 places.\n', reports: [] },
	{ title: 'code, tables and headings', note: '## 1,200 dead\n`1,200`\n\n| a |\n|---|\n| 1,200 |\n', reports: [] },
	{ title: 'the titles of sources', note: '## Sources\n- CRS. *$38 billion over ten years*.\n', reports: [] },
];

/** A sum of money, a share, a count with thousands set apart or in words. Each alternative begins with a fixed character or a digit, so it is linear. */
const FIGURE =
	/[$€£¥]\s?\d[\d.,]{0,15}(?:\s(?:thousand|million|billion|trillion))?|\b\d{1,3}(?:,\d{3}){1,4}\b(?:\s(?:thousand|million|billion|trillion))?|\b\d[\d.,]{0,15}\s?(?:%|percent\b|per cent\b|(?:thousand|million|billion|trillion)\b)/;

/** `[1]`, `[2, 3]`, `[4–6]`: sources by their numbers, as papers and encyclopedias cite. */
const NUMBERED = /\[\d{1,3}(?:[,;\u2013-] ?\d{1,3}){0,9}\]/;

function figureIn(note: Note, { start, end }: Range): Range | undefined {
	const found = FIGURE.exec(note.text.slice(start, end));
	if (found === null) return undefined;
	const at = start + found.index;
	return opaqueAt(note, at) === undefined ? { start: at, end: at + found[0].length } : undefined;
}

/**
 * How many sources speak on each line, from 1: a link or a footnote in the text for its own lines,
 * a line that gives nothing but a source for its whole part of the note.
 */
function sourcedLines({ note, sources }: NoteContext): Int32Array {
	const { lineStarts } = note;
	// Each stretch is counted in at its first line and out after its last, so that a thousand of them cost a thousand steps.
	const counts = new Int32Array(lineStarts.length + 2);
	const mark = ({ start, end }: Range): void => {
		const first = lineAt(lineStarts, start);
		const last = Math.max(first, lineAt(lineStarts, Math.max(start, end - 1)));
		counts[first] = (counts[first] ?? 0) + 1;
		counts[last + 1] = (counts[last + 1] ?? 0) - 1;
	};
	for (const { range } of note.footnoteReferences) mark(range);
	for (const { range } of note.urls) mark(range);
	for (const { place, range } of sources()) {
		if (place.kind !== 'field') mark(isOfSourceLine(note, range) ? partAround(note, range.start) : range);
	}
	for (let line = 1; line < counts.length; line += 1) counts[line] = (counts[line] ?? 0) + (counts[line - 1] ?? 0);
	return counts;
}

function isSourced({ lineStarts }: Note, { start, end }: Range, sourced: Int32Array): boolean {
	const last = lineAt(lineStarts, Math.max(start, end - 1));
	for (let line = lineAt(lineStarts, start); line <= last; line += 1) if ((sourced[line] ?? 0) > 0) return true;
	return false;
}

function isOfSourceLine(note: Note, { start }: Range): boolean {
	const line = note.text.slice(note.lineStarts[lineAt(note.lineStarts, start) - 1] ?? start, start + 20);
	return /^[\s>*_-]{0,8}sources?\b/i.test(line);
}

/** What stands between the heading above `offset` and the next heading. */
function partAround(note: Note, offset: number): Range {
	const section = sectionAt(note, offset);
	if (!section) return { start: note.bodyStart, end: note.headings[0]?.range.start ?? note.text.length };
	return { start: section.content.start, end: section.directEnd };
}

/** Runs of lines of prose: no headings, rows of tables, footnote definitions, code. A list item is a paragraph of its own. */
function* paragraphsOf(note: Note): Iterable<Range> {
	const { text, lineStarts } = note;
	const skipped = new Set<number>();
	for (const { line } of note.headings) skipped.add(line);
	for (const { start } of note.tableRows) skipped.add(lineAt(lineStarts, start));
	for (const { line } of note.footnoteDefinitions) skipped.add(line);
	const items = new Set(note.listItems.map(({ line }) => line));
	let open: Range | undefined;
	for (let line = lineAt(lineStarts, note.bodyStart); line <= lineStarts.length; line += 1) {
		const start = lineStarts[line - 1] ?? text.length;
		const end = lineStarts[line] ?? text.length;
		const isProse = !skipped.has(line) && text.slice(start, end).trim() !== '';
		if (open !== undefined && (!isProse || items.has(line))) yield open;
		if (!isProse) open = undefined;
		else open = open === undefined || items.has(line) ? { start, end } : { start: open.start, end };
	}
	if (open !== undefined) yield open;
}

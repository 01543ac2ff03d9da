import { isLoneEmphasis } from '../../note/read/isLoneEmphasis.ts';
import { isThematicBreakLine } from '../../note/scanner/blocks/thematicBreak.ts';
import type { Note } from '../../note/note.ts';
import { linkDefinition } from '../../note/scanner/blocks/linkDefinition.ts';
import { lineAt } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import { plainText } from '../parsing/plainText.ts';
import { blockText } from './blockText.ts';
import { rangesIn, trimmedRange } from '../../text/rangeSearch.ts';
import { hasLink, type LinkFinder } from './linkFinder.ts';
import { isPlaceholder } from './placeholder.ts';
import { recordedSource } from './recordParagraphs.ts';
import type { SourceBlock } from './sourceBlock.ts';
import type { SourceSection } from './sourceSections.ts';

/** A citation that was wrapped is a few lines long. */
const MAX_LINES = 8;

/** A line that is not the end of a citation: it breaks off inside a sentence. */
const BREAKS_OFF = /[\p{L}\p{N},;:&/([–—-]$/u;

/**
 * The lines of text in a section of sources that are in none of `taken` (lists, tables, footnotes): one source a line,
 * as Obsidian shows them, but a citation that was wrapped is one. Rules, footers and labels are none.
 */
export function paragraphBlocks(note: Note, section: SourceSection, taken: readonly Range[], links: LinkFinder): SourceBlock[] {
	const blocks: SourceBlock[] = [];
	const records: SourceBlock[] = [];
	let run: Range[] = [];
	const endRun = (): void => {
		const found = recordedSource(note, run, links);
		if (found !== undefined) records.push({ place: section.place, range: found.range, remark: null, row: undefined, title: found.title });
		run = [];
	};
	let above: Range | undefined;
	let joined = 0;
	for (const line of freeLines(note, section.range, taken)) {
		const range = contentOf(note, line);
		const last = blocks.at(-1);
		const isOn = range !== undefined && above !== undefined && last !== undefined && joined < MAX_LINES && goesOn(note, above, links);
		joined = isOn ? joined + 1 : 1;
		above = range;
		if (!range) {
			endRun();
			continue;
		}
		run.push(range);
		const block: SourceBlock = {
			place: section.place,
			range: isOn ? { start: last.range.start, end: range.end } : range,
			remark: null,
			row: undefined,
		};
		if (isOn) blocks[blocks.length - 1] = block;
		else blocks.push(block);
	}
	endRun();
	// What stands beside a record is quoted from its source or says what it is for.
	const others = records.length === 0 ? blocks : blocks.filter(({ range }) => links.external(range).length > 0 && !isIn(records, range));
	const given = records.length === 0 ? blocks : [...records, ...others];
	const rule = RULE.exec(note.text.slice(section.range.start, section.range.end));
	const footerFrom = rule ? section.range.start + rule.index : Infinity;
	return given.filter(
		({ range }) =>
			!isSeeAlso(note, footerFrom, range) && (hasLink(links, range) || isCitation(plainText(blockText(note, range)), note, range)),
	);
}

/** Whether a line below the first rule, at `from`, only says which notes to see also: a footer of the note, which its last section has by chance. */
function isSeeAlso({ text }: Note, from: number, { start, end }: Range): boolean {
	return start > from && SEE_ALSO.test(text.slice(start, Math.min(end, start + 60)));
}

const SEE_ALSO = /^[*_]{0,3}(?:see also|related(?: notes)?)\s?:[*_]{0,3}\s?\[\[/i;
const RULE = /^[ \t]{0,3}(?:-[ \t]?){3,}$/m;

function isIn(records: readonly SourceBlock[], { start, end }: Range): boolean {
	return records.some(({ range }) => start < range.end && range.start < end);
}

/** A picture in a line of its own, or several. */
const PICTURES = /^(?:!\[[^\]]{0,200}\]\([^)]{0,2000}\)\s*)+$/;

function isCitation(text: string, note: Note, { start, end }: Range): boolean {
	if (note.text[start] === '!' && PICTURES.test(note.text.slice(start, end))) return false;
	return !isPlaceholder(text) && !text.endsWith(':') && !/^\[!\w+\]/.test(text);
}

/** The lines that begin in `range` and in no taken stretch, code, math, HTML or comment; `undefined` for each gap between them. */
function* freeLines(note: Note, range: Range, taken: readonly Range[]): Generator<Range | undefined> {
	const hidden = rangesIn(note.opaque, range).filter(({ kind }) => kind !== 'code');
	const stretches = [...taken, ...hidden].sort((a, b) => a.start - b.start);
	let next = 0;
	let coveredTo = range.start;
	for (let line = lineAt(note.lineStarts, range.start); line <= note.lineStarts.length; line += 1) {
		const start = note.lineStarts[line - 1] ?? range.end;
		const end = Math.min(note.lineStarts[line] ?? note.text.length, range.end);
		if (start >= range.end) return;
		for (let stretch = stretches[next]; stretch && stretch.start < end; stretch = stretches[next]) {
			// A comment or a tag inside a line does not take the line away; a list or a block does.
			if (note.text.slice(start, stretch.start).trim() === '' || stretch.end > end) coveredTo = Math.max(coveredTo, stretch.end);
			next += 1;
		}
		yield start < range.start || start < coveredTo ? undefined : { start, end };
	}
}

/** The words of a line, without quote marks; `undefined` where it has none, or is a rule, a footer or the definition of an address that links refer to. */
function contentOf(note: Note, line: Range | undefined): Range | undefined {
	if (!line) return undefined;
	let { start } = line;
	while (start < line.end && ' \t>'.includes(note.text.charAt(start))) start += 1;
	const range = trimmedRange(note.text, { start, end: line.end });
	const text = note.text.slice(range.start, range.end);
	if (linkDefinition(note.text, range.start, range.end) !== undefined) return undefined;
	return text === '' || isThematicBreakLine(text) || isLoneEmphasis(text) || /^\[\^[^\]\s]{1,100}\]:/.test(text) ? undefined : range;
}

/** Whether the line below `above` belongs to the same citation. */
function goesOn(note: Note, above: Range, links: LinkFinder): boolean {
	if (hasLink(links, above)) return false;
	const text = plainText(blockText(note, above));
	return BREAKS_OFF.test(text) && !text.endsWith(':');
}

import type { Note } from '../../note.ts';
import { dataWithout } from '../verify/changedData.ts';
import type { EditOutcome, Refusal } from '../verify/editOutcome.ts';
import { frontmatterSource, hazardAfter, hazardIn, type Entry, type FrontmatterSource } from './frontmatterSource.ts';
import { lineOf } from '../../read/noteLines.ts';
import { planEntry } from './planEntry.ts';
import { refuseAt } from '../verify/refuse.ts';

/**
 * The edit that takes the lines of `key` out of the front matter, fences left as they are.
 *
 * A note without the key stays as it is. Refused where a comment stands on those lines (it would go with them),
 * or an anchor, which other values may refer to.
 */
export function removeField(note: Note, key: string): EditOutcome {
	const source = frontmatterSource(note);
	if (source.kind === 'none' || (source.kind === 'source' && !Object.hasOwn(source.frontmatter.data, key))) return { kind: 'unchanged' };
	return planEntry(note, [key], (found, entry) => {
		const { start } = lineOf(note, entry.key.start);
		if (note.text.slice(start, entry.key.start).trim() !== '') {
			return refuseAt(note, entry.key.start, 'NOT_A_MAP', 'the key does not stand at the beginning of a line');
		}
		const end = entryEnd(found, entry, start);
		const edits = hazardIn(found, entry.key.end, end) ??
			hazardAfter(found, entry.value.end) ??
			commentBelow(found, end) ?? [{ range: { start, end }, newText: '' }];
		return { kind: 'plan', edits, data: dataWithout(found.frontmatter.data, key) };
	});
}

/** An indented comment right below reads as the entry's, and would read as text of the entry above. */
function commentBelow(source: FrontmatterSource, end: number): Refusal | undefined {
	const next = source.tokens.find((token) => token.start >= end);
	if (next?.kind !== 'comment' || lineOf(source.note, next.start).start + source.indent.length === next.start) return undefined;
	return refuseAt(source.note, next.start, 'COMMENT_IN_VALUE', 'a comment stands below the field, as if it were about it');
}

/** Where the next entry's line or comment begins; blank lines after the value stay unless they are, or would become, a part of a value. */
function entryEnd(source: FrontmatterSource, entry: Entry, start: number): number {
	const { note, tokens, frontmatter } = source;
	const lineEnd = lineOf(note, entry.value.end).next;
	const isBlock = entry.style === 'block-text' || entry.style === 'block-list' || entry.style === 'block-map';
	if (!isBlock && !KEEPS_BLANK_LINES.test(note.text.slice(frontmatter.block.start, start))) return lineEnd;
	const next = tokens.find((token) => token.start >= lineEnd)?.start ?? frontmatter.block.end;
	return lineOf(note, next).start;
}

/** The mark of text that keeps the blank lines below it, digits on either side (YAML 1.2, 8.1.1). */
const KEEPS_BLANK_LINES = /[|>][1-9]?\+/;

import type { Note } from '../note.ts';
import { dataWithout } from './changedData.ts';
import type { EditOutcome } from './editOutcome.ts';
import { frontmatterSource, hazardIn, type Entry, type FrontmatterSource } from './frontmatterSource.ts';
import { lineOf } from './noteLines.ts';
import { planEntry } from './planEntry.ts';
import { refuseAt } from './refuse.ts';

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
		const end = entryEnd(found, entry);
		const edits = hazardIn(found, entry.key.end, end) ?? [{ range: { start, end }, newText: '' }];
		return { kind: 'plan', edits, data: dataWithout(found.frontmatter.data, key) };
	});
}

/** Where the next entry's line or comment begins; blank lines behind the value stay unless they are a part of it. */
function entryEnd(source: FrontmatterSource, entry: Entry): number {
	const { note, tokens, frontmatter } = source;
	const lineEnd = lineOf(note, Math.max(entry.value.end, entry.value.start)).next;
	const keepsBlanks = entry.style === 'block-text' || entry.style === 'block-list' || entry.style === 'block-map';
	if (!keepsBlanks) return entry.style === 'none' ? emptyEntryEnd(source, entry, lineEnd) : lineEnd;
	const next = tokens.find((token) => token.start >= lineEnd)?.start ?? frontmatter.block.end;
	return lineOf(note, next).start;
}

/** A tag without a value may stand on a line of its own below the key. */
function emptyEntryEnd({ tokens }: FrontmatterSource, entry: Entry, lineEnd: number): number {
	const next = tokens.find((token) => token.start > entry.value.start && token.kind !== 'comment');
	return next && (next.kind === 'tag' || next.kind === 'anchor') ? Math.max(lineEnd, next.start + 1) : lineEnd;
}

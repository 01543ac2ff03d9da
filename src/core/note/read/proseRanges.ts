import type { Note } from '../note.ts';
import type { Range } from '../../text/range.ts';

/**
 * The stretches of a note's body that are plain text, in order: no front matter, code, math, HTML or comments, nothing
 * inside links, addresses, tags and footnote marks.
 */
export function proseRanges(note: Note): readonly Range[] {
	const taken: Range[] = [...note.opaque, ...note.tags.map((tag) => tag.range), ...note.urls.map((url) => url.range)];
	for (const link of note.links) if (link.field === null) taken.push(link.range);
	for (const footnote of note.footnoteReferences) taken.push(footnote.range);
	taken.sort((a, b) => a.start - b.start);
	const prose: Range[] = [];
	let at = note.bodyStart;
	for (const { start, end } of taken) {
		if (start > at) prose.push({ start: at, end: start });
		if (end > at) at = end;
	}
	if (at < note.text.length) prose.push({ start: at, end: note.text.length });
	return prose;
}

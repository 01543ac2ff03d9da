import type { Range } from '../../text/range.ts';
import type { Note } from '../note.ts';

/** Elements whose text is no prose: links, code, words of others. */
const ELEMENT = /^<(a|button|cite|code|kbd|pre|q|samp|script|style|svg|textarea|title|var)(?=[\s>])/i;

/** Elements written in HTML whose inside is no prose, from the first tag to the last one; the tags themselves are in `Note.opaque`. */
export function htmlElements({ text, opaque }: Note): readonly Range[] {
	const tags = opaque.filter(({ kind }) => kind === 'html');
	const found: Range[] = [];
	/** Tags that are open, by name: the next closing one ends the outermost. */
	const open = new Map<string, number>();
	for (const { start, end } of tags) {
		const name = ELEMENT.exec(text.slice(start, start + 12))?.[1]?.toLowerCase();
		if (name !== undefined && !open.has(name)) open.set(name, start);
		const closed = /^<\/([a-z]+)\s*>$/i.exec(text.slice(start, Math.min(end, start + 14)))?.[1]?.toLowerCase();
		const opened = closed === undefined ? undefined : open.get(closed);
		if (closed === undefined || opened === undefined) continue;
		found.push({ start: opened, end });
		open.delete(closed);
	}
	return found;
}

import { parseNote } from '../../src/core/note/parseNote.ts';
import type { ReadParts } from './lezerParts.ts';

/** The parts that our reader finds in a body, in the words of `lezerParts`. Obsidian's own constructs are left out: the other parser has none. */
export function scannerParts(text: string): ReadParts {
	const note = parseNote('a.md', text);
	const lineStart = (at: number): number => text.lastIndexOf('\n', at - 1) + 1;
	const parts: string[] = [];
	for (const heading of note.headings) parts.push(`heading ${heading.level} ${heading.range.start}`);
	for (const item of note.listItems) parts.push(`item ${item.range.start}-${text.slice(0, item.range.end).trimEnd().length}`);
	for (const link of note.links) {
		const isMarkdown = text.charAt(link.range.end - 1) === ')';
		if (isMarkdown) parts.push(`${link.kind === 'embed' ? 'image' : 'link'} ${link.range.start}-${link.range.end}`);
	}
	for (const url of note.urls) {
		if (url.kind === 'markdown') parts.push(`link ${url.range.start}-${url.range.end}`);
		if (url.kind === 'autolink') parts.push(`autolink ${url.range.start}-${url.range.end}`);
	}
	for (const { kind, start, end } of note.opaque) {
		if (kind === 'code') parts.push(`code ${start}-${end}`);
		if (kind === 'code-block') parts.push(`code block ${lineStart(start)}`);
		if (kind === 'html') parts.push(`html ${start}`);
	}
	return parts.sort();
}

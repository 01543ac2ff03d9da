import { lineAt } from '../../text/lineStarts.ts';
import type { LineStarts } from '../../text/lineStarts.ts';
import type { Range } from '../../text/range.ts';
import type { ExternalLink, Footnote, Heading, Link, ListItem, OpaqueRange, Tag, UnclosedBlock } from '../note.ts';

/** What the scanner finds in a body, filled as it goes. */
export interface Parts {
	readonly text: string;
	readonly lineStarts: LineStarts;
	readonly headings: Heading[];
	readonly listItems: ListItem[];
	readonly links: Link[];
	readonly urls: ExternalLink[];
	readonly footnoteDefinitions: Footnote[];
	readonly footnoteReferences: Footnote[];
	readonly tags: Tag[];
	readonly opaque: OpaqueRange[];
	readonly tableRows: Range[];
	/** The first block found that nothing closes. */
	unclosed: UnclosedBlock | undefined;
	/** The line of the latest question, from 0: most questions are about it or the next one. */
	lineCursor: number;
}

export function createParts(text: string, lineStarts: LineStarts): Parts {
	return {
		text,
		lineStarts,
		headings: [],
		listItems: [],
		links: [],
		urls: [],
		footnoteDefinitions: [],
		footnoteReferences: [],
		tags: [],
		opaque: [],
		tableRows: [],
		unclosed: undefined,
		lineCursor: 0,
	};
}

/** The line, from 1, in which `offset` lies. */
export function lineOf(parts: Parts, offset: number): number {
	const { lineStarts } = parts;
	const cursor = parts.lineCursor;
	const start = lineStarts[cursor] ?? 0;
	const next = lineStarts[cursor + 1] ?? Infinity;
	if (offset >= start && offset < next) return cursor + 1;
	const line = offset >= next && offset < (lineStarts[cursor + 2] ?? Infinity) ? cursor + 2 : lineAt(lineStarts, offset);
	parts.lineCursor = line - 1;
	return line;
}

/** The index of the latest heading, -1 before the first. */
export function currentSection(parts: Parts): number {
	return parts.headings.length - 1;
}

export function noteUnclosed(parts: Parts, kind: UnclosedBlock['kind'], start: number, end: number): void {
	parts.unclosed ??= { kind, range: { start, end } };
}

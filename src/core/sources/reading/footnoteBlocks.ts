import type { Note } from '../../note/note.ts';
import { trimmedRange } from '../../text/rangeSearch.ts';
import type { SourceBlock } from './sourceBlock.ts';

/** The texts of the note's footnotes, empty ones not. */
export function footnoteBlocks(note: Note): SourceBlock[] {
	return note.footnoteDefinitions
		.map(
			(definition): SourceBlock => ({
				place: { kind: 'footnote', id: definition.id },
				range: trimmedRange(note.text, definition.content),
				remark: null,
				row: undefined,
			}),
		)
		.filter(({ range }) => range.end > range.start);
}

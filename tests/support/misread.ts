import type { Note } from '../../src/core/note/note.ts';

/** `note` as a reader that errs would give it: with `parts` in place of its own. */
export function misread(note: Note, parts: Partial<Note>): Note {
	return {
		path: note.path,
		text: note.text,
		lineEnd: note.lineEnd,
		lineStarts: note.lineStarts,
		frontmatter: note.frontmatter,
		bodyStart: note.bodyStart,
		headings: note.headings,
		sections: note.sections,
		listItems: note.listItems,
		propertyLinks: note.propertyLinks,
		links: note.links,
		urls: note.urls,
		footnoteDefinitions: note.footnoteDefinitions,
		footnoteReferences: note.footnoteReferences,
		tags: note.tags,
		opaque: note.opaque,
		tableRows: note.tableRows,
		unclosed: note.unclosed,
		rows: note.rows,
		...parts,
	};
}

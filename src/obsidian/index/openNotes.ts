import { type App, MarkdownView } from 'obsidian';
import type { Note } from '../../core/note/note.ts';
import { parseNote } from '../../core/note/parseNote.ts';

/** The notes that are open, with the text of their editors. */
export function openNotes(app: App): readonly Note[] {
	const notes: Note[] = [];
	app.workspace.iterateAllLeaves(({ view }) => {
		if (view instanceof MarkdownView && view.file) notes.push(parseNote(view.file.path, view.getViewData()));
	});
	return notes;
}

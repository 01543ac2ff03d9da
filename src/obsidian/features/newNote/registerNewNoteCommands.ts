import type { Plugin } from 'obsidian';
import { inferTypeFor, workOutTypes } from '../../../core/templates/inferTypeFor.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, NoteWriter } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';
import { openOnceRead } from '../../ui/onceRead.ts';
import type { OpenNewNote } from './newNotes.ts';

/** What a note is made of a selection with. */
interface NewNoteContext {
	readonly vault: LiveVault;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly openNewNote: OpenNewNote;
}

/** Adds the commands that open the form for a new note, empty or with the text that is selected as its title. */
export function registerNewNoteCommands(plugin: Plugin, context: NewNoteContext): void {
	const { vault, notices, openNewNote } = context;
	plugin.addCommand({ id: 'new-note', name: 'New note', callback: () => void openNewNote({}) });
	plugin.addCommand({
		id: 'new-note-from-selection',
		name: 'New note from the selection',
		editorCallback: (editor, view) => {
			const title = editor.getSelection();
			const start = editor.posToOffset(editor.getCursor('from'));
			const from = view.file?.path;
			const origin = from === undefined ? {} : { from, near: { path: from } };
			void openOnceRead(vault, notices, async () => {
				await chunkedSteps(workOutTypes(vault.index, vault.types));
				const type = inferTypeFor(title.trim(), [], vault.index, vault.types);
				return openNewNote({ title: title.trim(), ...(type === undefined ? {} : { type }), ...origin }, async (path) => {
					if (title.trim() !== '' && from !== undefined) await linkSelection(plugin, context, { from, start, text: title }, path);
				});
			});
		},
	});
}

/** Turns the text that was selected into a link to the note made of it, where it still stands in its place. */
async function linkSelection(
	{ app }: Plugin,
	{ writer, notices }: NewNoteContext,
	selection: { readonly from: string; readonly start: number; readonly text: string },
	path: string,
): Promise<void> {
	const file = app.vault.getFileByPath(path);
	if (!file) return;
	const { from, start, text } = selection;
	const link = app.fileManager.generateMarkdownLink(file, from, '', text.trim());
	const range = { start, end: start + text.length };
	const result = await writer.write(
		from,
		(note) =>
			note.text.slice(range.start, range.end) === text ? { kind: 'edits', edits: [{ range, newText: link }] } : { kind: 'unchanged' },
		{ title: () => `Linked the selected text in ${from}` },
	);
	if (result.kind === 'unchanged') notices.say('The selected text is not where it was; it was not linked');
	else notices.sayWrite(result, 'Linked the selected text.');
}

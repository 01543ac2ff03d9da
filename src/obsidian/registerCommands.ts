import { isInSetFolder } from '../core/vault/paths/isInFolder.ts';
import type { App, Plugin, TFile } from 'obsidian';
import { counted } from '../core/text/counted.ts';
import type { ChangePreviews } from './changes/changePreviews.ts';
import { fixChanges } from './features/problems/fixChanges.ts';
import { applyFixes } from '../core/checking/applyFixes.ts';
import { completeChanges } from './features/newNote/completeChanges.ts';
import { editBetween } from '../core/text/editBetween.ts';
import { inferTypeFor } from '../core/templates/inferTypeFor.ts';
import type { LiveVault, NoteWriter, SettingsStore } from './index/liveVault.ts';
import { onceRead } from './ui/onceRead.ts';
import { openWith } from './ui/openWith.ts';
import { type OpenNewNote } from './features/newNote/newNotes.ts';
import type { Notices } from './ui/notices.ts';
import { RecordChangeModal } from './features/recordChange/recordChangeModal.ts';
import type { RelatedActions } from './features/related/relatedActions.ts';
import { revealView } from './ui/revealView.ts';
import { registerTypeNotes } from './features/types/registerTypeNotes.ts';
import { FolderSuggest } from './ui/folderSuggest.ts';
import { TypeSuggest } from './ui/typeSuggest.ts';

/** What the commands act on. */
export interface CommandsContext {
	readonly plugin: Plugin;
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly writer: NoteWriter;
	readonly notices: Notices;
	readonly previews: ChangePreviews;
	readonly related: RelatedActions;
	readonly openNewNote: OpenNewNote;
	/** View type to the name of the command that shows it. */
	readonly views: Readonly<Record<string, string>>;
}

/** Adds every command that is there whatever types the vault has. */
export function registerCommands(context: CommandsContext): void {
	const { plugin, app, vault, notices, previews, related, openNewNote } = context;
	for (const [type, name] of Object.entries(context.views)) {
		plugin.addCommand({ id: `show-${type.replace('dossier-', '')}`, name, callback: () => void revealView(app, type, true) });
	}
	plugin.addCommand({
		id: 'update-related',
		name: 'Update related notes',
		checkCallback: onNote(app, (file) => related.preview(file.path)),
	});
	plugin.addCommand({
		id: 'update-related-in-folder',
		name: 'Update related notes in a folder',
		callback: () =>
			openWith(
				plugin,
				new FolderSuggest(app, (folder) =>
					related.previewMany(() => vault.index.paths().filter((path) => folder.isRoot() || isInSetFolder(path, folder.path))),
				),
			),
	});
	plugin.addCommand({
		id: 'update-related-in-vault',
		name: 'Update related notes in the whole vault',
		callback: () => related.previewMany(() => vault.index.paths()),
	});
	plugin.addCommand({
		id: 'fix-note',
		name: 'Fix all safe problems in this note',
		checkCallback: onNote(app, (file) => void onceRead(vault, notices, () => fixNote(context, file.path))),
	});
	plugin.addCommand({
		id: 'fix-vault',
		name: 'Fix all safe problems in the whole vault',
		callback: () => void previews.show(fixChanges(vault, { paths: () => vault.index.paths() })),
	});
	plugin.addCommand({ id: 'new-note', name: 'New note', callback: () => void openNewNote({}) });
	plugin.addCommand({
		id: 'new-note-from-selection',
		name: 'New note from the selection',
		editorCallback: (editor, view) => {
			const title = editor.getSelection();
			const start = editor.posToOffset(editor.getCursor('from'));
			const from = view.file?.path;
			const origin = from === undefined ? {} : { from, near: { path: from } };
			void onceRead(vault, notices, () => {
				const type = inferTypeFor(title.trim(), [], vault.index, vault.types);
				return openNewNote({ title: title.trim(), ...(type === undefined ? {} : { type }), ...origin }, async (path) => {
					if (title.trim() !== '' && from !== undefined) await linkSelection(context, { from, start, text: title }, path);
				});
			});
		},
	});
	plugin.addCommand({
		id: 'record-change',
		name: 'Record a change',
		checkCallback: onNote(app, (file) => void onceRead(vault, notices, () => recordChangeIn(context, file.path))),
	});
	plugin.addCommand({
		id: 'complete-note',
		name: 'Complete this note from its type',
		checkCallback: onNote(app, (file) => void onceRead(vault, notices, () => completeFromType(context, file.path))),
	});
	plugin.addCommand({ id: 'complete-folder', name: 'Complete notes in a folder', callback: () => completeMany(context, 'folder') });
	plugin.addCommand({
		id: 'complete-type',
		name: 'Complete notes of a type',
		callback: () => void onceRead(vault, notices, () => completeMany(context, 'type')),
	});
	plugin.addCommand({
		id: 'stop-reading',
		name: 'Stop reading the vault',
		checkCallback: whenever(
			() => isReading(vault),
			() => vault.stop(),
		),
	});
	plugin.addCommand({
		id: 'read-again',
		name: 'Read the vault again',
		checkCallback: whenever(
			() => !isReading(vault) && vault.state.kind !== 'waiting',
			() => void vault.readAgain(),
		),
	});
	registerTypeNotes(context);
}

function isReading({ state, rereading }: LiveVault): boolean {
	return state.kind === 'reading' || rereading !== undefined;
}

/** A command that is offered only while `isWanted`. */
function whenever(isWanted: () => boolean, run: () => void): (checking: boolean) => boolean {
	return (checking) => {
		const wanted = isWanted();
		if (wanted && !checking) run();
		return wanted;
	};
}

/** A command for the active Markdown note; it is offered only while there is one. */
function onNote(app: App, run: (file: TFile) => void): (checking: boolean) => boolean {
	return (checking) => {
		const file = app.workspace.getActiveFile();
		if (file?.extension.toLowerCase() !== 'md') return false;
		if (!checking) run(file);
		return true;
	};
}

/** Makes every fix that cannot mean anything else, and says how many. */
async function fixNote({ vault, writer, notices }: CommandsContext, path: string): Promise<void> {
	let count = 0;
	const result = await writer.write(
		path,
		(note) => {
			const fixed = applyFixes(note, { check: (again) => vault.check(again) });
			count = fixed.applied.length;
			const edit = editBetween(note.text, fixed.text);
			return edit ? { kind: 'edits', edits: [edit] } : { kind: 'unchanged' };
		},
		{ title: () => `Fixed ${counted(count, 'problem')} in ${path}` },
	);
	if (result.kind === 'unchanged') notices.say('Nothing that is safe to fix');
	else notices.sayWrite(result, `Fixed ${counted(count, 'problem')}.`);
}

/** Shows what the note lacks of its type before it gets it; a note without a type is asked for one. */
function completeFromType(context: CommandsContext, path: string): void {
	const { plugin, app, vault, previews } = context;
	const show = (as?: string): void =>
		void previews.show(completeChanges(context, { title: `Complete ${path}`, paths: () => [path], ...(as === undefined ? {} : { as }) }));
	const name = vault.index.record(path)?.type;
	if (name !== undefined && vault.types.get(name)) show();
	else openWith(plugin, new TypeSuggest(app, vault.types.all(), (type) => show(type.name)));
}

/** Shows what the notes of a folder, or of a type, lack. */
function completeMany(context: CommandsContext, of: 'folder' | 'type'): void {
	const { plugin, app, vault, previews } = context;
	const show = (title: string, paths: () => readonly string[]): void => void previews.show(completeChanges(context, { title, paths }));
	if (of === 'type')
		openWith(
			plugin,
			new TypeSuggest(app, vault.types.all(), ({ name }) => show(`Complete notes of type ${name}`, () => vault.index.notesOfType(name))),
		);
	else
		openWith(
			plugin,
			new FolderSuggest(app, (folder) =>
				show(`Complete notes in ${folder.isRoot() ? 'the vault' : folder.path}`, () =>
					vault.index.paths().filter((path) => folder.isRoot() || isInSetFolder(path, folder.path)),
				),
			),
		);
}

/** Asks for the field and its value, once the note is read. */
async function recordChangeIn(context: CommandsContext, path: string): Promise<void> {
	const note = await context.vault.read(path);
	openWith(context.plugin, new RecordChangeModal(context, note));
}

/** Turns the text that was selected into a link to the note made of it, where it still stands in its place. */
async function linkSelection(
	{ app, writer, notices }: CommandsContext,
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

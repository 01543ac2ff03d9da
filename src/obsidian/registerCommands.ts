import { withArticle } from '../core/text/withArticle.ts';
import { isInSetFolder } from '../core/vault/paths/isInFolder.ts';
import type { App, Plugin, TFile } from 'obsidian';
import { counted } from '../core/text/counted.ts';
import type { ChangePreviews } from './changes/changePreviews.ts';
import { fixChanges } from './features/problems/fixChanges.ts';
import { applyFixes } from '../core/checking/applyFixes.ts';
import { completeNote } from '../core/templates/completeNote.ts';
import { editBetween } from '../core/text/editBetween.ts';
import { exportBuiltin } from '../core/types/exportBuiltin.ts';
import { fileNameFor } from '../core/vault/paths/fileNameFor.ts';
import type { LiveVault, NoteWriter, SettingsStore } from './index/liveVault.ts';
import { openWith } from './ui/openWith.ts';
import { templateClock } from './templateClock.ts';
import { type OpenNewNote } from './features/newNote/newNotes.ts';
import type { Notices } from './ui/notices.ts';
import type { RelatedActions } from './features/related/relatedActions.ts';
import { revealView } from './ui/revealView.ts';
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
	const { plugin, app, vault, previews, related, openNewNote } = context;
	for (const [type, name] of Object.entries(context.views)) {
		plugin.addCommand({ id: `show-${type.replace('dossier-', '')}`, name, callback: () => void revealView(app, type) });
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
		checkCallback: onNote(app, (file) => void fixNote(context, file.path)),
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
			void openNewNote({ title: title.trim(), ...(from === undefined ? {} : { from }) }, async (path) => {
				if (title.trim() !== '' && from !== undefined) await linkSelection(context, { from, start, text: title }, path);
			});
		},
	});
	plugin.addCommand({
		id: 'complete-note',
		name: 'Complete this note from its type',
		checkCallback: onNote(app, (file) => void completeFromType(context, file.path)),
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
	plugin.addCommand({ id: 'customise-type', name: 'Customise a note type', callback: () => customiseType(context) });
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

/** Adds the fields and sections that the note's type wants; a note without a type is asked for one. */
async function completeFromType(context: CommandsContext, path: string): Promise<void> {
	const { plugin, app, vault, settings, writer, notices } = context;
	const complete = async (name: string): Promise<void> => {
		const type = vault.types.get(name);
		if (!type) return;
		const clock = await templateClock(app);
		const result = await writer.write(
			path,
			(note) => completeNote(note, type, { ...clock, typeKey: settings.current.typeKey, values: {} }),
			{ title: () => `Completed ${path} as ${withArticle(name)}` },
		);
		if (result.kind === 'unchanged') notices.say(`Nothing is missing that ${withArticle(name)} should have`);
		else notices.sayWrite(result, `Completed as ${withArticle(name)}.`);
	};
	const name = vault.index.record(path)?.type;
	if (name !== undefined && vault.types.get(name)) await complete(name);
	else openWith(plugin, new TypeSuggest(app, vault.types.all(), (type) => void complete(type.name)));
}

/** Writes a built-in type out as a note of the vault, which counts from then on. */
function customiseType({ plugin, app, vault, settings, writer, notices }: CommandsContext): void {
	const builtIn = vault.types.all().filter(({ origin }) => origin.kind === 'built-in');
	openWith(
		plugin,
		new TypeSuggest(app, builtIn, (type) => {
			const name = fileNameFor(type.name);
			if (name.kind === 'refused') return;
			void writer
				.create(`${settings.current.typesFolder}/${name.path}.md`, exportBuiltin(type, vault.types, settings.current.typeKey))
				.then((created) => {
					if (created.kind === 'refused') notices.say(`Nothing was made: ${created.reason}`);
					else void app.workspace.openLinkText(created.path, '');
				});
		}),
	);
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

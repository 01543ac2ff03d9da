import { counted } from '../../../core/text/counted.ts';
import { MarkdownView, type App, type Editor, type Plugin } from 'obsidian';
import { parseNote } from '../../../core/note/parseNote.ts';
import { fileNameFor } from '../../../core/vault/paths/fileNameFor.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import { copyAsMarkdown } from '../../../core/sources/export/copyAsMarkdown.ts';
import { citedSource, exportedSources, exportedSourceSteps } from '../../../core/sources/export/exportedSources.ts';
import { noteWithSources } from '../../../core/sources/export/noteWithSources.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { finish } from '../../../core/text/steps.ts';
import { noteNameOf, withoutExtension } from '../../../core/vault/paths/pathParts.ts';
import { chooseFolder } from '../../ui/folderSuggest.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import { copyText } from '../../ui/copyText.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { onceRead } from '../../ui/onceRead.ts';
import { openWith } from '../../ui/openWith.ts';
import type { Notices } from '../../ui/notices.ts';
import { createExport } from '../../writeNote.ts';
import { sourceToAdd, type SourceStart } from './sourceToAdd.ts';
import { FormatSuggest, type ExportFormat } from './exportFormats.ts';

/** What the commands act on. */
export interface SourceCommandsContext {
	readonly plugin: Plugin;
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly notices: Notices;
	/** The forms of an export. */
	readonly formats: readonly ExportFormat[];
	/** Offers to add a source to the note at `path`; what it begins with. */
	readonly addSource: (path: string, start?: SourceStart) => void;
	/** Offers every source of the vault to be cited in the note at `path`. */
	readonly citeSource: (path: string) => void;
}

/** Adds the commands that add a source to a note, copy its sources, and export those of a note, a folder or the vault. */
export function registerSourceCommands(context: SourceCommandsContext): void {
	const { plugin, app, vault, settings, notices, formats } = context;
	const startIn = (path: string): SourceStart => {
		const view = app.workspace.getActiveViewOfType(MarkdownView);
		return view?.file?.path === path && view.getMode() === 'source' ? startAt(view.editor, path) : {};
	};
	addNoteCommand(plugin, { id: 'add-source', name: 'Add source…' }, (path) => context.addSource(path, startIn(path)));
	plugin.registerEvent(
		app.workspace.on('editor-menu', (menu, editor, { file }) => {
			const start = file === null ? {} : startAt(editor, file.path);
			if (file === null || start.url === undefined) return;
			menu.addItem((item) =>
				item
					.setTitle('Add to sources…')
					.setIcon('book-plus')
					.setSection('action')
					.onClick(() => context.addSource(file.path, start)),
			);
		}),
	);
	addNoteCommand(plugin, { id: 'cite-source', name: 'Cite a source…', icon: 'quote' }, context.citeSource);
	const copies = [
		{ name: 'Markdown', id: 'markdown', text: asList },
		...formats.map(({ name, text }) => ({ name, id: name.toLowerCase(), text: (sources: readonly Source[]) => finish(text(sources)) })),
	];
	for (const { name, id, text } of copies) {
		addNoteCommand(
			plugin,
			{ id: `copy-sources-${id}`, name: `Copy sources of this note as ${name}` },
			(path) => void onceRead(vault, notices, () => copySources(context, path, text)),
		);
	}
	addNoteCommand(
		plugin,
		{ id: 'copy-note-with-sources', name: 'Copy note with its sources' },
		(path) => void onceRead(vault, notices, () => copyNote(context, path)),
	);
	addNoteCommand(plugin, { id: 'export-sources', name: 'Export sources of this note' }, (path) =>
		exportTo(context, `${withoutExtension(path)} sources`, () => sourcesOfNote(context, path)),
	);
	const checked = (): string[] => vault.sources.paths().filter((path) => isChecked(path, settings.current));
	const sourcesOf = (paths: readonly string[]): Promise<readonly Source[]> =>
		chunkedSteps(exportedSourceSteps(vault.sources, paths, vault.index));
	const exportVault = (): void => {
		const name = fileNameFor(app.vault.getName());
		exportTo(context, `${name.kind === 'ok' ? name.path : 'Vault'} sources`, () => sourcesOf(checked()));
	};
	plugin.addCommand({
		id: 'export-sources-of-folder',
		name: 'Export sources of a folder',
		callback: () =>
			chooseFolder(plugin, app, (folder, holds) => {
				if (folder.isRoot()) exportVault();
				else exportTo(context, `${folder.path}/${folder.name} sources`, () => sourcesOf(checked().filter(holds)));
			}),
	});
	plugin.addCommand({ id: 'export-sources-of-vault', name: 'Export sources of the vault', callback: exportVault });
}

/** What the cursor or the selection of the editor says of a source. */
function startAt(editor: Editor, path: string): SourceStart {
	const [start, end] = [editor.posToOffset(editor.getCursor('from')), editor.posToOffset(editor.getCursor('to'))];
	return sourceToAdd(parseNote(path, editor.getValue()), { start, end });
}

function asList(sources: readonly Source[]): string {
	return sources.map((source) => `- ${copyAsMarkdown(source)}\n`).join('');
}

async function copySources(context: SourceCommandsContext, path: string, text: (sources: readonly Source[]) => string): Promise<void> {
	const sources = await sourcesOfNote(context, path);
	if (sources.length === 0) {
		context.notices.say(`${noteNameOf(path)} gives no sources`);
		return;
	}
	await copyText(text(sources));
	context.notices.say(`Copied ${counted(sources.length, 'source')}`);
}

/** Copies the note for readers outside of the vault. */
async function copyNote({ vault, settings, notices }: SourceCommandsContext, path: string): Promise<void> {
	const note = await vault.read(path);
	const sources = readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers });
	const cited = (source: Source): Source => citedSource(vault.sources, source, path, vault.index);
	await copyText(noteWithSources(note, sources, { headings: settings.current, cited }));
	notices.say(`Copied ${noteNameOf(path)} with ${counted(sources.length, 'source')}`);
}

/** The sources of the note as it stands in its editor, which the index may not have heard of yet. */
async function sourcesOfNote({ vault, settings }: SourceCommandsContext, path: string): Promise<Source[]> {
	const note = await vault.read(path);
	const now = readSources(note, { ...settings.current, knownPublishers: vault.sources.knownPublishers });
	return exportedSources({ of: (other) => (other === path ? now : vault.sources.of(other)) }, [path], vault.index);
}

/** Asks for a format and writes a new file at `base` once the vault is read; nothing is made where there are no sources. */
function exportTo(
	{ plugin, app, vault, notices, formats }: SourceCommandsContext,
	base: string,
	sourcesOf: () => readonly Source[] | Promise<readonly Source[]>,
): void {
	openWith(
		plugin,
		new FormatSuggest(app, formats, (format) => {
			void onceRead(vault, notices, async () => {
				const sources = await sourcesOf();
				if (sources.length === 0) {
					notices.say('There are no sources to export');
					return;
				}
				const made = await createExport(app, base, format.extension, await chunkedSteps(format.text(sources)));
				notices.say(
					made.kind === 'created'
						? `Exported ${counted(sources.length, 'source')} to ${made.path}`
						: `Nothing was exported: ${made.reason}`,
				);
			});
		}),
	);
}

import { withArticle } from '../../../core/text/withArticle.ts';
import { TFolder, type Plugin } from 'obsidian';
import { inferTypeFor } from '../../../core/templates/inferTypeFor.ts';
import { unknownType } from '../../../core/types/unknownType.ts';
import { formerNameOf } from '../../../core/vault/renaming/formerNames.ts';
import { placeOfLink } from '../../../core/vault/links/placeOfLink.ts';
import type { LiveVault, NewNoteRequest } from '../../index/liveVault.ts';
import type { LinkRecord } from '../../../core/vault/records/noteRecord.ts';
import { onceRead } from '../../ui/onceRead.ts';
import type { Notices } from '../../ui/notices.ts';
import { valuesFromText } from './valuesFromText.ts';
import type { OpenNewNote } from './newNotes.ts';

/** Adds one command a note type, kept in step with the types of the vault. */
export function registerTypeCommands(plugin: Plugin, vault: LiveVault, openNewNote: OpenNewNote): void {
	let known = new Set<string>();
	const update = (): void => {
		const names = new Set(vault.types.all().map(({ name }) => name));
		for (const name of known) if (!names.has(name)) plugin.removeCommand(`new-${name}`);
		for (const name of names) {
			if (!known.has(name))
				plugin.addCommand({
					id: `new-${name}`,
					name: `New ${name}`,
					callback: () => void openNewNote({ type: name, ...nearActive(plugin) }),
				});
		}
		known = names;
	};
	update();
	plugin.register(
		vault.onState(({ kind }) => {
			if (kind === 'ready') update();
		}),
	);
}

/** The note that is open: what a new one stands in relation to, as far as its type says so. */
function nearActive({ app }: Plugin): Pick<NewNoteRequest, 'near'> {
	const path = app.workspace.getActiveFile()?.path;
	return path === undefined ? {} : { near: { path } };
}

/**
 * `obsidian://dossier?create=actor&title=Iran&tags=a,b` opens the form; nothing is made before it is sent. Values are read as
 * `dossier new` reads them, once the types of the vault are known; a type that there is not is told.
 */
export function registerProtocol(plugin: Plugin, vault: LiveVault, notices: Notices, openNewNote: OpenNewNote): void {
	plugin.registerObsidianProtocolHandler('dossier', ({ action: _handler, vault: _vault, create, title, ...given }) => {
		if (create === undefined && title === undefined) return;
		void onceRead(vault, notices, () => {
			const type = create === undefined ? undefined : vault.types.get(create);
			if (create !== undefined && !type) {
				notices.say(`Nothing was made: ${unknownType(create, vault.types)}`);
				return;
			}
			const values = type === undefined ? {} : valuesFromText(given, type, vault.index);
			void openNewNote({ ...(type === undefined ? {} : { type: type.name }), ...(title === undefined ? {} : { title }), values });
		});
	});
}

/** Offers to make the note of an unresolved link in the editor's context menu, with the type that its place suggests. */
export function registerLinkMenu(plugin: Plugin, vault: LiveVault, openNewNote: OpenNewNote): void {
	plugin.registerEvent(
		plugin.app.workspace.on('editor-menu', (menu, editor, info) => {
			const path = info.file?.path;
			const record = path === undefined ? undefined : vault.index.record(path);
			// What is missing of a vault that is not read may be there.
			if (path === undefined || !record || vault.state.kind !== 'ready') return;
			const { line } = editor.getCursor();
			const offset = editor.posToOffset(editor.getCursor());
			const link = record.links.find((candidate) => candidate.line === line + 1 && candidate.start <= offset && offset <= candidate.end);
			if (!link || link.target === '' || vault.index.targetOf(link, path) !== null) return;
			if (formerNameOf(link.target, vault.formerNames, vault.index) !== undefined) return;
			const type = inferTypeFor(link.target, [{ from: path, link }], vault.index, vault.types);
			const { title, folder } = placeOfLink(link.target, path);
			menu.addItem((item) =>
				item
					.setTitle(type === undefined ? `Make the note ${title}` : `Make ${title} ${withArticle(type)}`)
					.setIcon('file-plus')
					.onClick(
						() => void openNewNote({ title, folder, ...(type === undefined ? {} : { type }), from: path, near: nearLink(path, link) }),
					),
			);
		}),
	);
}

function nearLink(path: string, { field }: LinkRecord): NonNullable<NewNoteRequest['near']> {
	return field === null ? { path } : { path, field };
}

/** Offers to make a note of a type in a folder of the file list. */
export function registerFolderMenu(plugin: Plugin, chooseType: (chosen: (name: string) => void) => void, openNewNote: OpenNewNote): void {
	plugin.registerEvent(
		plugin.app.workspace.on('file-menu', (menu, folder) => {
			if (!(folder instanceof TFolder)) return;
			const { path } = folder;
			menu.addItem((item) =>
				item
					.setTitle('New note of type…')
					.setIcon('file-plus')
					.onClick(() => chooseType((type) => void openNewNote({ type, folder: folder.isRoot() ? '' : path }))),
			);
		}),
	);
}

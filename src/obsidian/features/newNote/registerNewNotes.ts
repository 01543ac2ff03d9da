import { withArticle } from '../../../core/text/withArticle.ts';
import type { Plugin } from 'obsidian';
import { inferTypeFor } from '../../../core/templates/inferTypeFor.ts';
import type { LiveVault } from '../../index/liveVault.ts';
import type { OpenNewNote } from './newNotes.ts';

/** Adds one command a note type, kept in step with the types of the vault. */
export function registerTypeCommands(plugin: Plugin, vault: LiveVault, openNewNote: OpenNewNote): void {
	let known = new Set<string>();
	const update = (): void => {
		const names = new Set(vault.types.all().map(({ name }) => name));
		for (const name of known) if (!names.has(name)) plugin.removeCommand(`new-${name}`);
		for (const name of names) {
			if (!known.has(name)) plugin.addCommand({ id: `new-${name}`, name: `New ${name}`, callback: () => void openNewNote({ type: name }) });
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

/** `obsidian://dossier?create=actor&title=Iran` opens the form; nothing is made before it is sent. */
export function registerProtocol(plugin: Plugin, openNewNote: OpenNewNote): void {
	plugin.registerObsidianProtocolHandler('dossier', ({ action: _handler, vault: _vault, create, title, ...values }) => {
		if (create === undefined && title === undefined) return;
		void openNewNote({ ...(create === undefined ? {} : { type: create }), ...(title === undefined ? {} : { title }), values });
	});
}

/** Offers to make the note of an unresolved link in the editor's context menu, with the type that its place suggests. */
export function registerLinkMenu(plugin: Plugin, vault: LiveVault, openNewNote: OpenNewNote): void {
	plugin.registerEvent(
		plugin.app.workspace.on('editor-menu', (menu, editor, info) => {
			const path = info.file?.path;
			const record = path === undefined ? undefined : vault.index.record(path);
			if (path === undefined || !record) return;
			const { line } = editor.getCursor();
			const offset = editor.posToOffset(editor.getCursor());
			const link = record.links.find((candidate) => candidate.line === line + 1 && candidate.start <= offset && offset <= candidate.end);
			if (!link || link.target === '' || vault.index.targetOf(link, path) !== null) return;
			const type = inferTypeFor(link.target, [{ from: path, link }], vault.index, vault.types);
			const title = link.target.slice(link.target.lastIndexOf('/') + 1);
			menu.addItem((item) =>
				item
					.setTitle(type === undefined ? `Make the note ${title}` : `Make ${title} ${withArticle(type)}`)
					.setIcon('file-plus')
					.onClick(() => void openNewNote({ title, ...(type === undefined ? {} : { type }), from: path })),
			);
		}),
	);
}

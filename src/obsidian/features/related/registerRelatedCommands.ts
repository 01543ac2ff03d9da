import type { Plugin } from 'obsidian';
import type { LiveVault } from '../../index/liveVault.ts';
import { chooseFolder } from '../../ui/folderSuggest.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import type { RelatedActions } from './relatedActions.ts';

/** Adds the commands that propose related notes: of the open note, of a folder, of the vault. */
export function registerRelatedCommands(plugin: Plugin, vault: LiveVault, related: RelatedActions): void {
	const { app } = plugin;
	addNoteCommand(plugin, { id: 'update-related', name: 'Update related notes' }, (path) => related.preview(path));
	plugin.addCommand({
		id: 'update-related-in-folder',
		name: 'Update related notes in a folder',
		callback: () => chooseFolder(plugin, app, (_folder, holds) => related.previewMany(() => vault.index.paths().filter(holds))),
	});
	plugin.addCommand({
		id: 'update-related-in-vault',
		name: 'Update related notes in the whole vault',
		callback: () => related.previewMany(() => vault.index.paths()),
	});
}

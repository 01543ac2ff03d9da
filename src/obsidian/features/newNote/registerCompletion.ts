import type { Plugin } from 'obsidian';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { chooseFolder } from '../../ui/folderSuggest.ts';
import type { Notices } from '../../ui/notices.ts';
import { onceRead, openOnceRead } from '../../ui/onceRead.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import { chooseType } from '../../ui/typeSuggest.ts';
import { type Completion, completeChanges } from './completeChanges.ts';

/** What notes are completed with. */
interface CompletionCommands {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly notices: Notices;
	readonly previews: ChangePreviews;
}

/** Adds the commands that give notes what they lack of their types: the open note, those of a folder, those of a type. */
export function registerCompletion(plugin: Plugin, { vault, settings, notices, previews }: CompletionCommands): void {
	const { app } = plugin;
	const show = (completion: Completion): void => void previews.show(completeChanges({ app, vault, settings }, completion));
	/** A note without a type is asked for one. */
	const completeNote = (path: string): void => {
		const one = { title: `Complete ${path}`, paths: () => [path] };
		const name = vault.index.record(path)?.type;
		if (name !== undefined && vault.types.get(name)) show(one);
		else chooseType(plugin, app, vault.types.all(), (type) => show({ ...one, as: type.name }));
	};
	addNoteCommand(
		plugin,
		{ id: 'complete-note', name: 'Complete this note from its type' },
		(path) => void onceRead(vault, notices, () => completeNote(path)),
	);
	plugin.addCommand({
		id: 'complete-folder',
		name: 'Complete notes in a folder',
		callback: () =>
			chooseFolder(plugin, app, (folder, holds) =>
				show({
					title: `Complete notes in ${folder.isRoot() ? 'the vault' : folder.path}`,
					paths: () => vault.index.paths().filter(holds),
				}),
			),
	});
	plugin.addCommand({
		id: 'complete-type',
		name: 'Complete notes of a type',
		callback: () =>
			void openOnceRead(vault, notices, () =>
				chooseType(plugin, app, vault.types.all(), ({ name }) =>
					show({ title: `Complete notes of type ${name}`, paths: () => vault.index.notesOfType(name) }),
				),
			),
	});
}

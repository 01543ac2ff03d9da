import { TFile, type Plugin } from 'obsidian';
import { nearExisting } from '../../../core/templates/nearExisting.ts';
import { isNotePath, noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { NoteSuggest } from '../../ui/noteSuggest.ts';
import type { Notices } from '../../ui/notices.ts';
import { openOnceRead } from '../../ui/onceRead.ts';
import { addNoteCommand } from '../../ui/addNoteCommand.ts';
import { openWith } from '../../ui/openWith.ts';
import { mergeChanges } from './mergeChanges.ts';

/** What merging is done with. */
interface MergingContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly previews: ChangePreviews;
	readonly notices: Notices;
}

/** Adds the command and the menu item that merge a note into another. */
export function registerMerging(plugin: Plugin, { vault, settings, previews, notices }: MergingContext): void {
	const { app } = plugin;
	const ask = (from: string): void => void openOnceRead(vault, notices, () => choose(from));
	// Which notes there are is not known before the vault is read.
	const isOffered = (path: string): boolean => vault.state.kind !== 'ready' || vault.index.record(path) !== undefined;
	const choose = (from: string): void => {
		const name = noteNameOf(from);
		const near = nearExisting(name, vault.index).map(({ path }) => path);
		// Notes of nearly the same name are mostly what is meant.
		const paths = [...new Set([...near, ...vault.index.paths()])].filter((path) => path !== from);
		openWith(
			plugin,
			new NoteSuggest(app, paths, `The note that takes in ${name}`, (to) => void previews.show(mergeChanges(vault, settings, from, to))),
		);
	};
	addNoteCommand(plugin, { id: 'merge-note', name: 'Merge this note into…' }, ask, isOffered);
	plugin.registerEvent(
		app.workspace.on('file-menu', (menu, file) => {
			if (file instanceof TFile && isNotePath(file.path) && isOffered(file.path))
				menu.addItem((item) =>
					item
						.setTitle('Merge into…')
						.setIcon('merge')
						.onClick(() => ask(file.path)),
				);
		}),
	);
}

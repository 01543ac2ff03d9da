import type { Plugin } from 'obsidian';
import type { SettingsStore } from '../index/liveVault.ts';

/**
 * Lets what was decided about notes (dismissals, ignored rules, former names) follow notes and folders that move, and go with those that
 * the user deletes, whose names may come to mean other notes. What another program takes away it may bring back, as git does with its branches:
 * of these notes they stay.
 *
 * The app may tell late: a note that came back meanwhile, by an undo or by Sync, has its decisions back.
 *
 * @param isOwnDoing whether what the app tells now may be what the user did in it.
 */
export function keepDecisions(plugin: Plugin, settings: Pick<SettingsStore, 'moved' | 'deleted'>, isOwnDoing: () => boolean): void {
	const { vault } = plugin.app;
	plugin.registerEvent(vault.on('rename', (file, from) => void settings.moved(from, file.path)));
	plugin.registerEvent(
		vault.on('delete', ({ path }) => {
			if (isOwnDoing() && !vault.getAbstractFileByPath(path)) void settings.deleted(path);
		}),
	);
}

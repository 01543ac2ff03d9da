import type { Plugin } from 'obsidian';
import type { SettingsStore } from '../index/liveVault.ts';

/**
 * Lets what was decided about notes (dismissals, ignored rules, former names) follow notes and folders that move, and go with those that are deleted.
 *
 * The app may tell late: a note that came back meanwhile, by an undo or by Sync, has its decisions back.
 */
export function keepDecisions(plugin: Plugin, settings: Pick<SettingsStore, 'moved' | 'deleted'>): void {
	const { vault } = plugin.app;
	plugin.registerEvent(vault.on('rename', (file, from) => void settings.moved(from, file.path)));
	plugin.registerEvent(
		vault.on('delete', ({ path }) => {
			if (!vault.getAbstractFileByPath(path)) void settings.deleted(path);
		}),
	);
}

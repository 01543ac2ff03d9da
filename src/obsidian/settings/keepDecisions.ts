import type { Plugin } from 'obsidian';
import type { SettingsStore } from '../index/liveVault.ts';

/** Lets what was decided about notes (dismissals, ignored rules, former names) follow notes and folders that move, and go with those that are deleted. */
export function keepDecisions(plugin: Plugin, settings: SettingsStore): void {
	const { vault } = plugin.app;
	plugin.registerEvent(vault.on('rename', (file, from) => void settings.moved(from, file.path)));
	plugin.registerEvent(vault.on('delete', (file) => void settings.deleted(file.path)));
}

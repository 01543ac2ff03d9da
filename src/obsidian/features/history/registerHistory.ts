import type { Plugin } from 'obsidian';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { registerPanel } from '../../ui/registerPanel.ts';
import { vaultId } from '../../vaultId.ts';
import { changedPanel } from './changedPanel.ts';
import { historyStore } from './historyStore.ts';
import { noteHistory } from './noteHistory.ts';

/** Adds the record of what notes said, the view of what changed, and its command. */
export function registerHistory(plugin: Plugin, vault: LiveVault, settings: SettingsStore): void {
	const { app } = plugin;
	const history = noteHistory(plugin, app, vault, settings, historyStore(`dossier-history-${vaultId(app)}`));
	registerPanel(
		plugin,
		vault,
		{ type: 'dossier-changed', title: 'What changed', icon: 'file-diff' },
		'show-what-changed',
		changedPanel(app, history),
	);
}

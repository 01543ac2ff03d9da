import type { Plugin } from 'obsidian';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { revealView } from '../../ui/revealView.ts';
import { vaultId } from '../../vaultId.ts';
import { CHANGED_VIEW, ChangedView } from './changedView.ts';
import { historyStore } from './historyStore.ts';
import { noteHistory } from './noteHistory.ts';

/** Adds the record of what notes said, the view of what changed, and its command. */
export function registerHistory(plugin: Plugin, vault: LiveVault, settings: SettingsStore): void {
	const { app } = plugin;
	const history = noteHistory(plugin, app, vault, settings, historyStore(`dossier-history-${vaultId(app)}`));
	plugin.registerView(CHANGED_VIEW, (leaf) => new ChangedView(leaf, { app, vault, history }));
	plugin.addCommand({ id: 'show-what-changed', name: 'Show what changed', callback: () => void revealView(app, CHANGED_VIEW, true) });
}

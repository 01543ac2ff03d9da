import type { Component, Plugin, WorkspaceLeaf } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';
import type { PanelDescription } from './panelView.ts';
import { revealView } from './revealView.ts';
import { VaultPanel, type BeginPanel } from './vaultPanel.ts';

/**
 * Adds a panel of the vault, and the command that shows it.
 *
 * @param command the id of the command; its name says the title.
 * @param place gives the leaf in which the panel is made; else it is one of the right sidebar.
 */
export function registerPanel<List extends Component>(
	plugin: Plugin,
	vault: LiveVault,
	description: PanelDescription,
	command: string,
	begin: BeginPanel<List>,
	place?: () => WorkspaceLeaf,
): void {
	const { type, title } = description;
	plugin.registerView(type, (leaf) => new VaultPanel(leaf, description, vault, begin));
	plugin.addCommand({ id: command, name: `Show ${title.toLowerCase()}`, callback: () => void revealView(plugin.app, type, true, place) });
}

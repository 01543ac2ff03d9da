import type { Plugin } from 'obsidian';
import type { RelatedNotes } from './relatedNotes.ts';

/** Lets dismissals follow notes and folders that move, and go with those that are deleted. */
export function keepDismissals(plugin: Plugin, related: RelatedNotes): void {
	const { vault } = plugin.app;
	plugin.registerEvent(vault.on('rename', (file, from) => void related.renamed(from, file.path)));
	plugin.registerEvent(vault.on('delete', (file) => void related.deleted(file.path)));
}

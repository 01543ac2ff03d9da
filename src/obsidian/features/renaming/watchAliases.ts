import type { Plugin } from 'obsidian';
import { foldName } from '../../../core/text/foldName.ts';
import { noteNameOf } from '../../../core/vault/paths/pathParts.ts';
import { ownDoing } from '../../ui/hearInput.ts';
import type { LiveVault } from '../../index/liveVault.ts';

/** Somebody who types an alias is done with it by then. */
const ALIAS_AFTER_MS = 10_000;

/**
 * Tells which aliases notes lose, wherever the change comes from, once their front matter has been left alone for a while.
 *
 * Only what the user changed in the note at hand is their own doing: what a sync, git or another plugin took out is remembered, and not worth a notice.
 */
export function watchAliases(plugin: Plugin, vault: LiveVault, giveUp: (name: string, path: string, isOwn: boolean) => void): void {
	const { workspace } = plugin.app;
	/** Notes that lost some lately: what they had before, and whether it was the user's own hand. */
	const lost = new Map<string, { readonly had: readonly string[]; isOwn: boolean; timer: number }>();
	const isOwnDoing = ownDoing(plugin, plugin.app);
	const look = (path: string): void => {
		const given = lost.get(path);
		lost.delete(path);
		const record = vault.index.record(path);
		if (!given || !record) return;
		const now = new Set([noteNameOf(path), ...record.aliases].map(foldName));
		for (const alias of given.had) if (!now.has(foldName(alias))) giveUp(alias, path, given.isOwn);
	};
	plugin.register(
		vault.onAliasesLost(({ path, had, wasClosed }) => {
			const isOwn = !wasClosed && workspace.getActiveFile()?.path === path && isOwnDoing();
			// Of an alias that is typed anew letter by letter the first one counts: nobody knew the others.
			const given = lost.get(path) ?? { had, isOwn: false, timer: 0 };
			given.isOwn ||= isOwn;
			window.clearTimeout(given.timer);
			given.timer = window.setTimeout(() => look(path), wasClosed ? 0 : ALIAS_AFTER_MS);
			lost.set(path, given);
		}),
	);
	plugin.registerEvent(
		plugin.app.vault.on('rename', (file, from) => {
			const given = lost.get(from);
			lost.delete(from);
			if (!given) return;
			window.clearTimeout(given.timer);
			given.timer = window.setTimeout(() => look(file.path), ALIAS_AFTER_MS);
			lost.set(file.path, given);
		}),
	);
	plugin.register(() => {
		for (const { timer } of lost.values()) window.clearTimeout(timer);
	});
}

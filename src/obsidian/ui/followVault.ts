import { debounce, type Component } from 'obsidian';
import type { LiveVault } from '../index/liveVault.ts';

/** A burst of changes (a sync, a rename of a folder) is shown once. */
const AFTER_MS = 300;

/**
 * Calls `again` now, whenever the reading of `vault` gets on, and so long after a burst of changes, while `owner` is loaded.
 *
 * @returns what does the last.
 */
export function followVault(owner: Component, vault: LiveVault, again: () => void, afterMs = AFTER_MS): () => void {
	const soon = debounce(again, afterMs, true);
	owner.register(() => soon.cancel());
	owner.register(vault.onChange(() => soon()));
	owner.register(vault.onState(again));
	again();
	return () => void soon();
}

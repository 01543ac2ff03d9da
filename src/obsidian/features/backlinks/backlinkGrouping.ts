import type { App } from 'obsidian';
import type { BacklinkGroupOptions } from '../../../core/backlinks/backlinkGroups.ts';
import { type Exclusion, exclusionsOf } from '../../../core/related/exclusionsOf.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';

/** Notes that only list others or are no notes of the vault's subject. One without a type is one all the same. */
const LISTS: ReadonlySet<Exclusion | undefined> = new Set<Exclusion>([
	'daily',
	'index',
	'log',
	'admin',
	'template',
	'type-note',
	'ignored',
	'type',
	'folder',
]);

/** What the settings say about how backlinks are grouped, sorted and left out. */
export function backlinkGrouping(app: App, vault: LiveVault, { current }: SettingsStore): BacklinkGroupOptions {
	const exclusionOf = exclusionsOf(vault.index, current);
	return {
		groupBy: current.backlinksGroupBy,
		sort: current.backlinksSort,
		dateOf: (other) => app.vault.getFileByPath(other)?.stat.mtime,
		hiddenTypes: current.backlinksHiddenTypes,
		hiddenFolders: current.backlinksHiddenFolders,
		isList: (record) => LISTS.has(exclusionOf(record)),
		types: vault.types,
	};
}

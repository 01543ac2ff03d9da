import type { SettingDefinitionItem } from 'obsidian';
import { dismissedPairs } from '../../core/related/dismissals.ts';
import { noteNameOf } from '../../core/vault/paths/pathParts.ts';
import type { SettingsStore } from '../index/liveVault.ts';
import { liftPairs } from './dismissPairs.ts';

/** One thing that was dismissed or ignored. */
interface IgnoredEntry {
	readonly name: string;
	/** Where, and what it means. */
	readonly desc: string;
	/** More words under which the settings search finds it. */
	readonly aliases?: readonly string[];
	/** Takes it back. */
	readonly lift: () => Promise<void>;
}

/** Things that were dismissed or ignored for one reason. */
export interface IgnoredGroup {
	readonly heading: string;
	readonly emptyText: string;
	readonly entries: readonly IgnoredEntry[];
}

/** The page of the settings where everything that was dismissed or ignored is seen and lifted; a kind of it is one group. */
export function ignoredPage(groups: readonly IgnoredGroup[], onLifted: () => void): SettingDefinitionItem {
	return {
		type: 'page',
		name: 'Dismissed',
		desc: 'What is never proposed again, until you lift it here.',
		items: groups.map(({ heading, emptyText, entries }) => ({
			type: 'list',
			heading,
			emptyState: emptyText,
			items: entries.map(({ name, desc, aliases = [] }) => ({ name, desc, aliases: [...aliases] })),
			onDelete: (index) => void entries[index]?.lift().then(onLifted),
		})),
	};
}

/** Notes that are never proposed as related to another. */
export function dismissedGroups(settings: SettingsStore): readonly IgnoredGroup[] {
	return [
		{
			heading: 'Related notes',
			emptyText: 'Nothing is dismissed.',
			entries: dismissedPairs(settings.dismissed).map(({ note, path }) => ({
				name: noteNameOf(path),
				desc: `Never proposed for ${note}`,
				aliases: [path],
				lift: () => liftPairs(settings, [{ note, path }]),
			})),
		},
	];
}

import type { SettingDefinitionItem } from 'obsidian';
import { dismissedPairs } from '../../core/related/dismissals.ts';
import { noteNameOf } from '../../core/vault/paths/pathParts.ts';
import { unignoreRule } from '../../core/checking/ignores.ts';
import { EVERYWHERE } from '../../core/settings/timedEntries.ts';
import { acceptedByRule, BASELINE_FILE, splitBaseline } from '../../core/report/baseline.ts';
import { withoutHeldEntry } from '../../core/settings/heldEntries.ts';
import { counted } from '../../core/text/counted.ts';
import type { Accepted, SettingsStore } from '../index/liveVault.ts';
import { liftPairs } from './dismissPairs.ts';

/** One thing that was dismissed or ignored. */
interface IgnoredEntry {
	readonly name: string;
	/** Where, and what it means. */
	readonly desc: string;
	/** More words under which the settings search finds it. */
	readonly aliases?: readonly string[];
	/** Takes it back. */
	readonly lift: () => Promise<unknown>;
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
		name: 'Dismissed and ignored',
		desc: 'What is never proposed or told again, and which publishers are the same, until you lift it here.',
		items: groups.map(({ heading, emptyText, entries }) => ({
			type: 'list',
			heading,
			emptyState: emptyText,
			items: entries.map(({ name, desc, aliases = [] }) => ({ name, desc, aliases: [...aliases] })),
			onDelete: (index) => void entries[index]?.lift().then(onLifted),
		})),
	};
}

/** What the user decided: rules that are ignored, findings that were accepted, notes that are never proposed, publishers that count as another. */
export function ignoredGroups(settings: SettingsStore, accepted: Accepted): readonly IgnoredGroup[] {
	const { ignores } = settings;
	return [
		{
			heading: 'Ignored rules',
			emptyText: 'No rule is ignored. A finding’s menu ignores its rule, in its note or everywhere.',
			entries: Object.entries(ignores).flatMap(([at, rules]) =>
				rules.map((rule) => ({
					name: rule,
					desc: at === EVERYWHERE ? 'Everywhere' : `In ${at}`,
					aliases: [at],
					lift: () => settings.setIgnores(unignoreRule(settings.ignores, at, rule)),
				})),
			),
		},
		{
			heading: 'Accepted findings',
			emptyText: 'No findings are accepted. The command “Accept today’s findings” keeps them, so that only new ones are told.',
			entries: [...acceptedByRule(accepted.baseline)].map(([rule, count]) => ({
				name: rule,
				desc: `${counted(count, 'finding')} in ${BASELINE_FILE}, which the command reads too`,
				lift: () => accepted.replace(splitBaseline(accepted.baseline, (_, other) => other !== rule).within),
			})),
		},
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
		{
			heading: 'Wanted notes',
			emptyText: 'No wanted note is ignored.',
			entries: settings.wantedIgnored.map((name) => ({
				name,
				desc: 'Not listed as a wanted note',
				lift: () => settings.setWantedIgnored(name, false),
			})),
		},
		{
			heading: 'Same outlets',
			emptyText: 'No publisher counts as another. The menu of a publisher in “Sources of the vault” says that it does.',
			entries: Object.entries(settings.sameOutlets).flatMap(([name, outlets]) =>
				outlets.map((as) => ({
					name,
					desc: `Counts as ${as}`,
					lift: () => settings.changeSameOutlets((held) => withoutHeldEntry(held, name, as)),
				})),
			),
		},
	];
}

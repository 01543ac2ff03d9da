import type { App, Plugin } from 'obsidian';
import { readSources } from '../../../core/sources/readSources.ts';
import type { Source } from '../../../core/sources/source.ts';
import { isChecked } from '../../../core/vault/noteRole/noteRoleOf.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { chooseFolder } from '../../ui/folderSuggest.ts';
import { shownNote } from '../../ui/addNoteCommand.ts';
import type { Notices } from '../../ui/notices.ts';
import { onceRead } from '../../ui/onceRead.ts';
import { revealView } from '../../ui/revealView.ts';
import type { LinkChecks } from './linkChecks.ts';
import { VAULT_SOURCES } from './vaultSourcesPanel.ts';

/** What the commands act on. */
export interface LinkCommandsContext {
	readonly plugin: Plugin;
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly notices: Notices;
	readonly checks: LinkChecks;
}

/** Adds the commands that ask for the links of a note, a folder or the vault, where the setting allows it: each shows first whom it would ask. */
export function registerLinkCommands({ plugin, app, vault, settings, notices, checks }: LinkCommandsContext): void {
	const add = (id: string, name: string, run: () => void, isOffered: () => boolean = () => true): void => {
		plugin.addCommand({
			id,
			name,
			checkCallback: (checking) => {
				const offered = settings.current.linkHealth && checks.run === undefined && isOffered();
				if (offered && !checking) run();
				return offered;
			},
		});
	};
	const offerOf = (isWanted: (path: string) => boolean): void =>
		void onceRead(vault, notices, () => {
			const paths = vault.sources.paths().filter((path) => isChecked(path, settings.current) && isWanted(path));
			// How far it has come, and what came of it, stands there.
			void revealView(app, VAULT_SOURCES.type);
			checks.offer(paths.flatMap((path): readonly Source[] => vault.sources.asRead(path)));
		});
	const offerNote = async (path: string): Promise<void> => {
		const { current } = settings;
		checks.offer(readSources(await vault.read(path), { ...current, knownPublishers: vault.sources.knownPublishers }));
	};
	add(
		'check-links',
		'Check links of this note',
		() => void offerNote(shownNote(app) ?? ''),
		() => shownNote(app) !== undefined,
	);
	add('check-links-in-folder', 'Check links in a folder', () => chooseFolder(plugin, app, (_folder, holds) => offerOf(holds)));
	add('check-links-in-vault', 'Check links in the whole vault', () => offerOf(() => true));
}

import { apiVersion, Platform, type Plugin } from 'obsidian';
import { dismissedPairs } from '../../../core/related/dismissals.ts';
import { RULES } from '../../../core/rules/rules.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import { copyText } from '../../ui/copyText.ts';
import type { Notices } from '../../ui/notices.ts';
import { debugText } from './debugText.ts';
import type { ErrorLog } from './errorLog.ts';

/** Adds the command "Copy debug info", whose text a report of a fault asks for. */
export function registerDebugInfo(plugin: Plugin, vault: LiveVault, settings: SettingsStore, notices: Notices, log: ErrorLog): void {
	const text = (): string =>
		debugText({
			versions: { Dossier: plugin.manifest.version, Obsidian: apiVersion },
			platform: platform(),
			counts: {
				notes: vault.index.paths().length,
				'types of the vault': vault.types.all().filter(({ origin }) => origin.kind !== 'built-in').length,
				dismissed: dismissedPairs(settings.dismissed).length,
				'links asked for': settings.linkHealth.size,
				index: vault.state.kind,
			},
			settings: settings.current,
			rules: RULES.map(({ id }) => id),
			errors: log.errors,
		});
	plugin.addCommand({
		id: 'copy-debug-info',
		name: 'Copy debug info',
		callback: () => {
			copyText(text()).then(
				() => notices.say('Debug info copied. There is no path and no text of a note in it.'),
				(error: unknown) => {
					log.put(error);
					notices.say('The clipboard could not be written. Try again with the main window in front.');
				},
			);
		},
	});
}

function platform(): string {
	const systems = {
		macOS: Platform.isMacOS,
		Windows: Platform.isWin,
		Linux: Platform.isLinux,
		iOS: Platform.isIosApp,
		Android: Platform.isAndroidApp,
	};
	const system = Object.entries(systems).find(([, isIt]) => isIt)?.[0] ?? 'another system';
	const form = Platform.isPhone ? 'phone' : Platform.isTablet ? 'tablet' : 'desktop';
	return `${system}, ${form}`;
}

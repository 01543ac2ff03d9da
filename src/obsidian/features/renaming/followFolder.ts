import { settingsMoved } from '../../../core/settings/settingsMoved.ts';
import type { SettingsStore } from '../../index/liveVault.ts';

/** Lets the settings that name a folder follow it from `from` to `to`. @returns how many changed. */
export async function followFolder(settings: SettingsStore, from: string, to: string): Promise<number> {
	const change = settingsMoved(settings.current, from, to);
	const count = Object.keys(change).length;
	if (count > 0) await settings.update(change);
	return count;
}

import type { DismissiblePair } from '../../core/changes/changePlan.ts';
import { dismiss, undismiss } from '../../core/related/dismissals.ts';
import type { SettingsStore } from '../index/liveVault.ts';

/** Never proposes any of these again, until they are lifted. */
export async function dismissPairs(settings: SettingsStore, pairs: readonly DismissiblePair[]): Promise<void> {
	await settings.setDismissed(dismiss(settings.dismissed, pairs));
}

/** Proposes these again. */
export async function liftPairs(settings: SettingsStore, pairs: readonly DismissiblePair[]): Promise<void> {
	await settings.setDismissed(undismiss(settings.dismissed, pairs));
}

import type { DismissiblePair } from '../../core/changes/changePlan.ts';
import { dismiss, undismiss } from '../../core/related/dismissals.ts';
import type { SettingsStore } from '../index/liveVault.ts';

/** Never proposes any of these again, until they are lifted. */
export async function dismissPairs(settings: SettingsStore, pairs: readonly DismissiblePair[]): Promise<void> {
	await settings.setDismissed(pairs.reduce((all, { note, path }) => dismiss(all, note, path), settings.dismissed));
}

/** Proposes these again. */
export async function liftPairs(settings: SettingsStore, pairs: readonly DismissiblePair[]): Promise<void> {
	await settings.setDismissed(pairs.reduce((all, { note, path }) => undismiss(all, note, path), settings.dismissed));
}

import type { ChangePreviews } from '../../changes/changePreviews.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { Notices } from '../../ui/notices.ts';

/** Long enough to read a sentence and decide. */
export const NOTICE_MS = 30_000;

/** What follows a note or folder that is renamed. */
export interface RenamingContext {
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly previews: ChangePreviews;
	readonly notices: Notices;
}

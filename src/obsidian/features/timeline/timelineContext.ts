import type { App } from 'obsidian';
import type { Zoom } from '../../../core/timeline/timelinePeriods.ts';
import type { LiveVault, SettingsStore } from '../../index/liveVault.ts';
import type { ActiveNote } from '../../ui/activeNote.ts';
import type { Notices } from '../../ui/notices.ts';

/** What the view, the block and the view of bases are called and shown with. */
export const TIMELINE = { type: 'dossier-timeline', title: 'Timeline', icon: 'history' };

/** How the length of periods is offered. */
export const ZOOM_NAMES: Readonly<Record<Zoom, string>> = {
	century: 'By century',
	decade: 'By decade',
	year: 'By year',
	month: 'By month',
	day: 'By day',
};

/** What the view is given. */
export interface TimelineContext {
	readonly app: App;
	readonly vault: LiveVault;
	readonly settings: SettingsStore;
	readonly active: ActiveNote;
	readonly notices: Notices;
}

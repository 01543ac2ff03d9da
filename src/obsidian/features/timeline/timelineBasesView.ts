import type { Plugin } from 'obsidian';
import { ZOOMS } from '../../../core/timeline/timelinePeriods.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { registerBase } from '../../ui/registerBase.ts';
import { timelineEntries, type TimelineState } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows } from './timelineRows.ts';
import { TIMELINE, ZOOM_NAMES, type TimelineContext } from './timelineContext.ts';

/** Adds the view of the notes that a base finds, by the dates that they give. */
export function registerTimelineBase(plugin: Plugin, context: Omit<TimelineContext, 'active'>): void {
	registerBase(
		plugin,
		context.vault,
		TIMELINE,
		() => [{ type: 'dropdown', key: 'zoom', displayName: 'Periods', default: 'decade', options: { ...ZOOM_NAMES } }],
		(view, element) => {
			const showEntries = timelineEntries(view, context);
			const list = view.addChild(timelineList(element, context.app, context.vault));
			return (signal) => {
				const zoom = ZOOMS.find((each) => each === view.config.get('zoom')) ?? 'decade';
				const paths = view.data.data.map(({ file }) => file.path);
				const show = async ({ entries }: TimelineState): Promise<void> => {
					const rows = await chunkedSteps(timelineRows(entries, zoom, ''), signal);
					if (rows) list.show(rows);
				};
				void showEntries(paths, show, signal);
			};
		},
	);
}

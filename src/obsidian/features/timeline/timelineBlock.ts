import type { Plugin } from 'obsidian';
import { wholeDate } from '../../../core/timeline/datedText.ts';
import { firstDayOf, lastDayOf } from '../../../core/timeline/historicalDate.ts';
import { isWithin } from '../../../core/timeline/inTimeOrder.ts';
import { ZOOMS } from '../../../core/timeline/timelinePeriods.ts';
import { noneOf } from '../../ui/blockOptions.ts';
import { chunkedSteps } from '../../index/chunkedSteps.ts';
import { ListPlace } from '../../ui/listPlace.ts';
import { registerVaultBlock } from '../../ui/registerVaultBlock.ts';
import { timelineEntries } from './timelineEntries.ts';
import { timelineList } from './timelineList.ts';
import { timelineRows } from './timelineRows.ts';
import { pathsIn } from './timelineScope.ts';
import { TIMELINE, type TimelineContext } from './timelineContext.ts';

/**
 * A code block `dossier-timeline` shows what happened around the note it stands in; `notes: this` of the note alone, `type: policy` of a type,
 * `from` and `to` between two dates, `zoom: year` how long the periods are.
 */
export function registerTimelineBlock(plugin: Plugin, context: Omit<TimelineContext, 'active'>): void {
	const { app, vault } = context;
	registerVaultBlock(plugin, vault, TIMELINE.type, ['notes', 'type', 'from', 'to', 'zoom'], (owner, element, path) => {
		const showEntries = timelineEntries(owner, context);
		const place = new ListPlace(owner, element, () => timelineList(element, app, vault));
		return {
			place,
			async show(asked, signal) {
				const from = wholeDate(asked.get('from') ?? '')?.span.start;
				const to = wholeDate(asked.get('to') ?? '')?.span.end;
				for (const [key, date] of Object.entries({ from, to }))
					if (asked.has(key) && !date) return `“${asked.get(key)}” is no date; give one such as 1967 or 44 BC`;
				const wanted = asked.get('zoom') ?? 'decade';
				const zoom = ZOOMS.find((each) => each === wanted);
				if (!zoom) return noneOf(wanted, 'zoom', ZOOMS);
				const first = from ? firstDayOf(from) : -Infinity;
				const last = to ? lastDayOf(to) : Infinity;
				const type = asked.get('type');
				const scope = type === undefined ? (asked.get('notes') === 'this' ? 'note' : 'around') : (`type ${type}` as const);
				let isNone = false;
				await showEntries(
					pathsIn(scope, path, context),
					async ({ entries, read, total }) => {
						const within = entries.filter((entry) => isWithin(entry, first, last));
						const rows = await chunkedSteps(timelineRows(within, zoom, ''), signal);
						if (!rows) return;
						if (rows.length > 0) place.list.show(rows);
						else isNone = read === total;
					},
					signal,
				);
				return isNone ? 'These notes date nothing' : undefined;
			},
		};
	});
}

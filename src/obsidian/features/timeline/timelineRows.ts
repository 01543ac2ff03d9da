import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import { periodOf, type Zoom } from '../../../core/timeline/timelinePeriods.ts';
import type { Steps } from '../../../core/text/steps.ts';
import { headedRows, type HeadedRow } from '../../ui/headedRows.ts';

/** A row of the timeline: the heading of a period, or an entry below it. */
export type TimelineRow = HeadedRow<TimelineEntry>;

/** The rows for `entries`, which are in the order of time: those whose date, sentence or note says `filter`, below the periods in which they begin. */
export function timelineRows(entries: readonly TimelineEntry[], zoom: Zoom, filter: string): Steps<readonly TimelineRow[]> {
	return headedRows(entries, filter, {
		titleOf: ({ span }) => periodOf(span, zoom),
		keyOf: ({ path, line, field }) => `${path} ${line} ${field ?? ''}`,
		textOf: ({ written, text, path }) => `${written}\n${text}\n${path}`,
	});
}

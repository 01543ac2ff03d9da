import { foldCase } from '../../../core/text/foldCase.ts';
import type { TimelineEntry } from '../../../core/timeline/timelineEntry.ts';
import { periodOf, type Zoom } from '../../../core/timeline/timelinePeriods.ts';

/** A row of the timeline: the heading of a period, or an entry below it. */
export type TimelineRow =
	| { readonly kind: 'period'; readonly key: string; readonly title: string; readonly count: number }
	| { readonly kind: 'entry'; readonly key: string; readonly entry: TimelineEntry };

type Writable<T> = { -readonly [key in keyof T]: T[key] };

/** The rows for `entries`, which are in the order of time: those whose date, sentence or note says `filter`, below the periods in which they begin. */
export function timelineRows(entries: readonly TimelineEntry[], zoom: Zoom, filter: string): readonly TimelineRow[] {
	const wanted = foldCase(filter.trim());
	const rows: TimelineRow[] = [];
	let period: Writable<Extract<TimelineRow, { kind: 'period' }>> | undefined;
	for (const [at, entry] of entries.entries()) {
		if (wanted !== '' && !foldCase(`${entry.written}\n${entry.text}\n${entry.path}`).includes(wanted)) continue;
		const title = periodOf(entry.span, zoom);
		if (period?.title !== title) rows.push((period = { kind: 'period', key: `period ${at} ${title}`, title, count: 0 }));
		period.count += 1;
		rows.push({ kind: 'entry', key: `${entry.path} ${entry.line} ${entry.field ?? ''} ${at}`, entry });
	}
	return rows;
}

import type { HistoricalSpan } from './historicalDate.ts';

/** What a note says happened at some time. */
export interface TimelineEntry {
	/** The note that says it. */
	readonly path: string;
	/** The line, from 1, on which it stands. */
	readonly line: number;
	readonly span: HistoricalSpan;
	/** The date as it is written. */
	readonly written: string;
	/** What is said, on one line and without marks; for a field its name. */
	readonly text: string;
	/** The field that holds the date, or `null` where it stands in the body. */
	readonly field: string | null;
}

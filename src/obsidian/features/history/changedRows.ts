import { capitalized } from '../../../core/text/capitalized.ts';
import { CHANGE_KINDS, type ChangeKind, changesSummary, differenceLines } from '../../../core/history/differenceLines.ts';
import type { ChangedState } from '../../../core/history/changesBetween.ts';
import type { Steps } from '../../../core/text/steps.ts';
import type { History } from './noteHistory.ts';
import { headedRows, type HeadedRow } from '../../ui/headedRows.ts';

/** What is shown of a note that changed; of one that only its file's date tells of nothing but that it was written. */
export interface ShownChange {
	readonly path: string;
	readonly kind: ChangeKind | 'written';
	readonly lines: readonly string[];
}

/** A row of the view: the heading of a kind of change, or a note below it. */
export type ChangedRow = HeadedRow<ShownChange>;

const KINDS = [...CHANGE_KINDS, 'written'] as const;

/** A change in the words of `dossier changed`. */
export function shownChange({ path, from, kind, difference }: ChangedState): ShownChange {
	return { path, kind, lines: [...(from === undefined ? [] : [`moved from ${from}`]), ...differenceLines(kind, difference)] };
}

/** Moments as near as this are one. */
const SAME_MS = 60_000;

/**
 * What is said above the changes since a record, times as `shown` writes them: how many there are, and since when. A record of the time that was
 * asked for is there only where the app was open then.
 */
export function changesText({ changes, since }: History, asked: number, shown: (at: number) => string): string {
	const earlier = asked - since > SAME_MS ? `, the last record before ${shown(asked)}` : '';
	return `${changesSummary(changes)} since ${shown(since)}${earlier}`;
}

/** The rows for `changes`, by kind, of those whose path or lines say `filter`. */
export function changedRows(changes: readonly ShownChange[], filter: string): Steps<readonly ChangedRow[]> {
	const byKind = KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
	return headedRows(byKind, filter, {
		titleOf: ({ kind }) => capitalized(kind),
		keyOf: ({ kind, path }) => `${kind} ${path}`,
		textOf: ({ path, lines }) => [path, ...lines].join('\n'),
	});
}

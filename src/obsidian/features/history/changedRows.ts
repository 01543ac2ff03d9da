import { CHANGE_KINDS, type ChangeKind, changesSummary, differenceLines } from '../../../core/history/differenceLines.ts';
import type { ChangedState } from '../../../core/history/changesBetween.ts';
import type { History } from './noteHistory.ts';
import { foldCase } from '../../../core/text/foldCase.ts';

/** What is shown of a note that changed; of one that only its file's date tells of nothing but that it was written. */
export interface ShownChange {
	readonly path: string;
	readonly kind: ChangeKind | 'written';
	readonly lines: readonly string[];
}

/** A row of the view: the heading of a kind of change, or a note below it. */
export type ChangedRow =
	| { readonly key: string; readonly kind: 'heading'; readonly title: string; readonly count: number }
	| { readonly key: string; readonly kind: 'note'; readonly change: ShownChange };

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
export function changedRows(changes: readonly ShownChange[], filter: string): readonly ChangedRow[] {
	const wanted = foldCase(filter.trim());
	const said = changes.filter(({ path, lines }) => foldCase([path, ...lines].join('\n')).includes(wanted));
	return KINDS.flatMap((kind): ChangedRow[] => {
		const own = said.filter((change) => change.kind === kind);
		if (own.length === 0) return [];
		const title = kind.slice(0, 1).toUpperCase() + kind.slice(1);
		return [
			{ key: kind, kind: 'heading', title, count: own.length },
			...own.map((change): ChangedRow => ({ key: `${kind} ${change.path}`, kind: 'note', change })),
		];
	});
}

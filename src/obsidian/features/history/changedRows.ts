import { CHANGE_KINDS, type ChangeKind, differenceLines } from '../../../core/history/differenceLines.ts';
import type { ChangedState } from '../../../core/history/changesBetween.ts';
import { foldCase } from '../../../core/text/foldCase.ts';

/** What is shown of a note that changed; of one that only its file's date tells of nothing but that it was written. */
export interface ShownChange {
	readonly path: string;
	readonly from: string | undefined;
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
	return { path, from, kind, lines: [...differenceLines(kind, difference)] };
}

/** The rows for `changes`, by kind, of those whose path or lines say `filter`. */
export function changedRows(changes: readonly ShownChange[], filter: string): readonly ChangedRow[] {
	const wanted = foldCase(filter.trim());
	const said = changes.filter(({ path, from, lines }) => foldCase([path, from ?? '', ...lines].join('\n')).includes(wanted));
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

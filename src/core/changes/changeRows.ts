import { addToList } from '../text/addToList.ts';
import { foldName } from '../text/foldName.ts';
import type { ChangeItem, NotePlan } from './changePlan.ts';
import type { ChangeSelection } from './changeSelection.ts';

/** What of a plan is looked at. */
export interface ChangeFilter {
	/** Words that path, label or reasons have to hold, without regard to capitals and accents; empty for all. */
	readonly words: string;
	readonly onlyTicked: boolean;
	/** Groups that are open, by `groupKey`. */
	readonly open: ReadonlySet<string>;
	/** Whether each note has a line of its own above its items: not where only one note is looked at, unless something has to be said of it. */
	readonly withNotes: boolean;
}

/** One row of the list. Rows never share a key. */
export type ChangeRow =
	| {
			readonly kind: 'note';
			readonly key: string;
			readonly plan: NotePlan /** Those that are shown or wait in a group. */;
			readonly items: readonly ChangeItem[];
	  }
	| { readonly kind: 'item'; readonly key: string; readonly plan: NotePlan; readonly item: ChangeItem }
	/** Items that wait below their words. */
	| {
			readonly kind: 'group';
			readonly key: string;
			readonly plan: NotePlan;
			readonly words: string;
			readonly items: readonly ChangeItem[];
			readonly isOpen: boolean;
	  };

/** What tells a group of a note from all others. */
export function groupKey(path: string, group: string): string {
	return `group\n${path}\n${group}`;
}

/**
 * The rows of `plans` that pass `filter`, in the plan's order. While words are looked for, groups are open: what is
 * looked for may wait in one.
 */
export function changeRows(plans: readonly NotePlan[], selection: ChangeSelection, filter: ChangeFilter): readonly ChangeRow[] {
	const rows: ChangeRow[] = [];
	const words = foldName(filter.words);
	for (const plan of plans) {
		const items = plan.items.filter((item) => (!filter.onlyTicked || selection.isTicked(item)) && holds(plan, item, words));
		if (items.length === 0 && (plan.refusal === undefined || words !== '' || filter.onlyTicked)) continue;
		if (filter.withNotes || plan.refusal !== undefined || plan.remark !== undefined)
			rows.push({ kind: 'note', key: `note\n${plan.path}`, plan, items });
		addItems(rows, plan, items, filter, words !== '');
	}
	return rows;
}

/** The items that a row or a list of rows shows: what "all" and "none" are about. */
export function shownItems(rows: readonly ChangeRow[]): readonly ChangeItem[] {
	return rows.flatMap((row) => (row.kind === 'item' && row.plan.refusal === undefined ? [row.item] : []));
}

function addItems(rows: ChangeRow[], plan: NotePlan, items: readonly ChangeItem[], filter: ChangeFilter, isSearch: boolean): void {
	const groups = new Map<string, ChangeItem[]>();
	for (const item of items) {
		if (item.group === undefined) rows.push(itemRow(plan, item));
		else {
			addToList(groups, item.group, item);
		}
	}
	for (const [words, grouped] of groups) {
		const key = groupKey(plan.path, words);
		const isOpen = isSearch || filter.onlyTicked || filter.open.has(key);
		rows.push({ kind: 'group', key, plan, words, items: grouped, isOpen });
		if (isOpen) for (const item of grouped) rows.push(itemRow(plan, item));
	}
}

function itemRow(plan: NotePlan, item: ChangeItem): ChangeRow {
	return { kind: 'item', key: `item\n${item.id}`, plan, item };
}

function holds({ path }: NotePlan, item: ChangeItem, words: string): boolean {
	// Reasons are put into words when they are read: of thousands of items only where words are looked for.
	return words === '' || [path, item.label, ...item.reasons].some((text) => foldName(text).includes(words));
}

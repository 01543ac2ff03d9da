import { addToList } from '../text/addToList.ts';
import { foldName } from '../text/foldName.ts';
import type { Steps } from '../text/steps.ts';
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

/** So many items are looked at in a step: a few milliseconds, where their reasons are put into words. */
const ITEMS_A_STEP = 32;

/**
 * The rows of `plans` that pass `filter`, in the plan's order, in steps: a vault has tens of thousands. While words are looked for, groups are
 * open: what is looked for may wait in one.
 */
export function* changeRows(plans: readonly NotePlan[], selection: ChangeSelection, filter: ChangeFilter): Steps<readonly ChangeRow[]> {
	const rows: ChangeRow[] = [];
	const words = foldName(filter.words);
	let looked = 0;
	for (const plan of plans) {
		const items: ChangeItem[] = [];
		for (const item of plan.items) {
			looked += 1;
			if (looked % ITEMS_A_STEP === 0) yield;
			// Asked in any case: what the engine makes of an id to look it up is made in these steps, and not where all are laid out at once.
			const isTicked = selection.isTicked(item);
			if ((!filter.onlyTicked || isTicked) && holds(plan, item, words)) items.push(item);
		}
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
	// No id begins as the keys of others do.
	return { kind: 'item', key: item.id, plan, item };
}

function holds({ path }: NotePlan, item: ChangeItem, words: string): boolean {
	// Reasons are put into words when they are read: of thousands of items only where words are looked for.
	return words === '' || textOf(path, item).includes(words);
}

const texts = new WeakMap<ChangeItem, string>();

/** Kept, since every key typed into the filter asks for those of all. No word that is looked for goes over a line end. */
function textOf(path: string, item: ChangeItem): string {
	let text = texts.get(item);
	if (text === undefined) texts.set(item, (text = [path, item.label, ...item.reasons].map(foldName).join('\n')));
	return text;
}

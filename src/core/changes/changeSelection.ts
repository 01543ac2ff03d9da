import type { ChangeItem, ChosenChange, DismissiblePair, NotePlan } from './changePlan.ts';

/** How many of some items are ticked. */
export type TickState = 'all' | 'some' | 'none';

/**
 * What the user has ticked, typed and dismissed in a plan. Items are known by their id, so that a note that is planned
 * again keeps all of it.
 */
export class ChangeSelection {
	readonly #ticks = new Map<string, boolean>();
	readonly #words = new Map<string, string>();
	readonly #dismissed = new Set<string>();
	readonly #leftOut = new Map<string, ReadonlySet<string>>();

	/** Whether the item is to be made: as planned, unless the user said otherwise. */
	isTicked({ id, ticked }: ChangeItem): boolean {
		return !this.#dismissed.has(id) && (this.#ticks.get(id) ?? ticked);
	}

	/** Ticks or unticks items; a dismissed one stays unticked. */
	tick(items: Iterable<ChangeItem>, isTicked: boolean): void {
		for (const { id } of items) this.#ticks.set(id, isTicked);
	}

	/** The words typed for an item, as typed; empty for none. */
	wordsFor(id: string): string {
		return this.#words.get(id) ?? '';
	}

	/** Keeps the words for an item, and ticks it: who says why wants it. */
	type(item: ChangeItem, words: string): void {
		this.#words.set(item.id, words);
		this.tick([item], true);
	}

	/** The ids of the parts of an item that are left out. */
	leftOutOf(id: string): ReadonlySet<string> {
		return this.#leftOut.get(id) ?? new Set();
	}

	/** Leaves a part of an item out, or takes it in again. */
	leaveOut(id: string, part: string, isLeftOut: boolean): void {
		const parts = new Set(this.leftOutOf(id));
		if (isLeftOut) parts.add(part);
		else parts.delete(part);
		this.#leftOut.set(id, parts);
	}

	isDismissed(id: string): boolean {
		return this.#dismissed.has(id);
	}

	/** Marks an item as never to be proposed again; nothing is kept of it before the plan is accepted. */
	dismiss(id: string, isDismissed: boolean): void {
		if (isDismissed) this.#dismissed.add(id);
		else this.#dismissed.delete(id);
	}

	/** Whether the user ticked, unticked, typed or dismissed anything. */
	get isTouched(): boolean {
		return this.#ticks.size + this.#words.size + this.#dismissed.size + this.#leftOut.size > 0;
	}

	/** How many of the note's items that can be made are ticked. */
	stateOf(items: readonly ChangeItem[]): TickState {
		const ticked = items.filter((item) => this.isTicked(item)).length;
		if (ticked === 0) return 'none';
		return ticked === items.length ? 'all' : 'some';
	}

	/** What is to be made in a note, in the plan's order; nothing where it cannot be written. */
	chosenIn({ items, refusal }: NotePlan): readonly ChosenChange[] {
		if (refusal !== undefined) return [];
		return items.filter((item) => this.isTicked(item)).map((item) => ({ item, why: this.wordsFor(item.id).trim() }));
	}

	/** What was dismissed in a note. */
	dismissalsIn({ items }: NotePlan): readonly DismissiblePair[] {
		return items.flatMap(({ id, dismissal }) => (dismissal !== undefined && this.#dismissed.has(id) ? [dismissal] : []));
	}
}

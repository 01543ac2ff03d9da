import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { Component } from 'obsidian';
import { restoreFocus } from './restoreFocus.ts';

/** Rows drawn beyond the visible ones, so that a flick of the wheel shows no gap. */
const OVERSCAN_ROWS = 12;

/** What a list needs to know about its rows. */
export interface VirtualRows<T> {
	/** What tells rows apart over a redraw; two rows never share a key. */
	keyOf(row: T): string;
	/** A first guess in pixels; rows are measured once they are drawn. */
	estimate(row: T): number;
	/** Fills the element of a row. */
	draw(row: T, element: HTMLElement): void;
}

/**
 * A list of any length of which only the rows in sight are elements.
 * The arrow keys, Home and End move between rows; what a row does on Enter is the row's own affair.
 */
export class VirtualList<T> extends Component {
	readonly #scroller: HTMLElement;
	readonly #list: HTMLElement;
	readonly #rows: VirtualRows<T>;
	readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
	readonly #drawn = new Map<string, HTMLElement>();
	#items: readonly T[] = [];
	#keys: readonly string[] = [];
	#isDrawing = false;
	#isStale = false;

	/** @param scroller the element that scrolls; the list is made inside it. */
	constructor(scroller: HTMLElement, label: string, rows: VirtualRows<T>) {
		super();
		this.#scroller = scroller;
		this.#rows = rows;
		this.#list = scroller.createDiv({ cls: 'dossier-virtual-list', attr: { role: 'list', 'aria-label': label } });
		this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options());
	}

	override onload(): void {
		const detach = this.#virtualizer._didMount();
		this.register(detach);
		// The observers of one window see nothing of another: the list is watched anew where it has come to.
		this.register(
			this.#list.onWindowMigrated(() => {
				const offset = this.#virtualizer.scrollOffset ?? 0;
				detach();
				this.#virtualizer._willUpdate();
				this.#draw();
				this.#scroller.scrollTop = offset;
			}),
		);
		this.registerDomEvent(this.#list, 'keydown', (event) => this.#onKey(event));
		this.#virtualizer._willUpdate();
	}

	/** Shows `items` instead; the place that was in sight stays in sight, and who works with the keys stays in the row where they were. */
	show(items: readonly T[]): void {
		const focused = this.#focused();
		this.#items = items;
		this.#keys = items.map((item) => this.#rows.keyOf(item));
		for (const element of this.#drawn.values()) element.remove();
		this.#drawn.clear();
		this.#virtualizer.setOptions(this.#options());
		this.#virtualizer._willUpdate();
		this.#draw();
		if (focused !== undefined) this.#focusAgain(focused);
	}

	/** Brings a row into sight. */
	reveal(index: number): void {
		this.#virtualizer.scrollToIndex(index);
	}

	/** Gives the keyboard to a row that is in sight, or to the next one that can have it. */
	focusAt(index: number): void {
		this.#focusRow(index, 1);
	}

	/** How many rows there are, in sight or not. */
	get size(): number {
		return this.#items.length;
	}

	#options(): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
		return {
			count: this.#items.length,
			getScrollElement: () => this.#scroller,
			estimateSize: (index) => this.#estimate(index),
			getItemKey: (index) => this.#keys[index] ?? index,
			overscan: OVERSCAN_ROWS,
			scrollToFn: elementScroll,
			observeElementRect,
			observeElementOffset,
			onChange: () => this.#draw(),
		};
	}

	#estimate(index: number): number {
		const item = this.#items[index];
		return item === undefined ? 0 : this.#rows.estimate(item);
	}

	/**
	 * Draws what is in sight. Measuring a new row may move all rows below it and asks for another drawing: that one waits
	 * until this one is through, or it would be overwritten with the places of before.
	 */
	#draw(): void {
		if (this.#isDrawing) {
			this.#isStale = true;
			return;
		}
		this.#isDrawing = true;
		do {
			this.#isStale = false;
			this.#drawOnce();
		} while (this.#isStale);
		this.#isDrawing = false;
	}

	#drawOnce(): void {
		const rows = this.#virtualizer.getVirtualItems();
		this.#list.setCssProps({ '--dossier-list-height': `${this.#virtualizer.getTotalSize()}px` });
		const inSight = new Set(rows.map(({ key }) => String(key)));
		for (const [key, element] of this.#drawn) {
			if (inSight.has(key)) continue;
			element.remove();
			this.#drawn.delete(key);
		}
		const fresh: HTMLElement[] = [];
		for (const { index, key, start } of rows) {
			const item = this.#items[index];
			if (item === undefined) continue;
			let element = this.#drawn.get(String(key));
			if (!element) fresh.push((element = this.#drawRow(item, index, String(key))));
			element.setCssProps({ '--dossier-row-start': `${start}px` });
		}
		for (const element of fresh) this.#virtualizer.measureElement(element);
	}

	#drawRow(item: T, index: number, key: string): HTMLElement {
		const attr = {
			role: 'listitem',
			'data-index': String(index),
			'aria-setsize': String(this.#items.length),
			'aria-posinset': String(index + 1),
		};
		const element = this.#list.createDiv({ cls: 'dossier-virtual-row', attr });
		this.#rows.draw(item, element);
		this.#drawn.set(key, element);
		return element;
	}

	/** Which row has the keyboard, and which of its controls; `undefined` where none has. */
	#focused(): { readonly key: string; readonly index: number; readonly control: number } | undefined {
		const active = this.#list.doc.activeElement;
		for (const [key, element] of this.#drawn) {
			if (element.contains(active))
				return { key, index: Number(element.dataset['index']), control: controlsIn(element).findIndex((control) => control === active) };
		}
		return undefined;
	}

	/** Where the row is gone, the one that took its place has the keyboard, or else the last, or what scrolls. */
	#focusAgain({ key, index, control }: { readonly key: string; readonly index: number; readonly control: number }): void {
		const row = this.#drawn.get(key);
		const controls = controlsIn(row);
		const target = row ? (controls[control] ?? controls[0]) : this.#firstControl(Math.min(index, this.#items.length - 1), 1);
		if (target) restoreFocus(target);
		if (!this.#list.contains(this.#list.doc.activeElement)) restoreFocus(this.#scroller);
	}

	#onKey(event: KeyboardEvent): void {
		const row = (event.target as HTMLElement).closest<HTMLElement>('.dossier-virtual-row');
		if (!row) return;
		const from = Number(row.dataset['index']);
		// In a line of text these two keys go to its ends.
		if (isTextField(event.target) && (event.key === 'Home' || event.key === 'End')) return;
		const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: this.#items.length - 1 }[event.key];
		if (to === undefined || to < 0 || to >= this.#items.length) return;
		event.preventDefault();
		this.#virtualizer.scrollToIndex(to);
		// The row may have to be drawn first; a window that is hidden behind this one gives no frames.
		this.#list.win.requestAnimationFrame(() => this.#focusRow(to, to < from ? -1 : 1));
	}

	#focusRow(index: number, step: number): void {
		this.#firstControl(index, step)?.focus();
	}

	/** What can have the keyboard in the row, or in the next one that has such a thing; `undefined` beyond what is drawn. */
	#firstControl(index: number, step: number): HTMLElement | undefined {
		for (let at = index; at >= 0 && at < this.#items.length; at += step) {
			const row = this.#list.querySelector<HTMLElement>(`:scope > [data-index="${at}"]`);
			if (!row) return undefined;
			const [target] = controlsIn(row);
			if (target) return target;
		}
		return undefined;
	}
}

function isTextField(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');
}

/** What in a row can have the keyboard. */
function controlsIn(row: HTMLElement | undefined): HTMLElement[] {
	return Array.from(row?.querySelectorAll<HTMLElement>('[tabindex="0"], button, a[href], input') ?? []);
}

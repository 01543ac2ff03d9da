import { elementScroll, observeElementOffset, observeElementRect, type VirtualItem, Virtualizer } from '@tanstack/virtual-core';
import { Component } from 'obsidian';
import { restoreFocus } from './restoreFocus.ts';

/** Rows drawn beyond the visible ones, so that a flick of the wheel shows no gap. */
const OVERSCAN_ROWS = 12;

const TEXT_FIELD = 'input:not([type=checkbox]), textarea';

/** What a list needs to know about its rows. */
export interface VirtualRows<T> {
	/** What tells rows apart over a redraw; two rows never share a key. */
	keyOf(row: T): string;
	/** A first guess in pixels; rows are measured once they are drawn. */
	estimate(row: T): number;
	/** Fills the element of a row. */
	draw(row: T, element: HTMLElement): void;
}

/** A list, as long as the component is loaded. */
export interface VirtualList<T> extends Component {
	/** Shows `items` instead; the place that was in sight stays in sight, and who works with the keys stays in the row where they were. */
	show(items: readonly T[]): void;
	/** Brings a row into sight. */
	reveal(index: number): void;
	/** Gives the keyboard to a row that is in sight, or to the next one that can have it. */
	focusAt(index: number): void;
}

/**
 * A list of any length of which only the rows in sight are elements.
 * The arrow keys, Home and End move between rows; what a row does on Enter is the row's own affair.
 *
 * @param scroller the element that scrolls; the list is made inside it.
 */
export function virtualList<T>(scroller: HTMLElement, label: string, rows: VirtualRows<T>): VirtualList<T> {
	const owner = new Component();
	const list = scroller.createDiv({ cls: 'dossier-virtual-list', attr: { role: 'list', 'aria-label': label } });
	const drawn = new Map<string, HTMLElement>();
	let items: readonly T[] = [];
	let keys: readonly string[] = [];
	let isDrawing = false;
	let isStale = false;
	const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options());

	function options(): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
		return {
			count: items.length,
			getScrollElement: () => scroller,
			estimateSize(index) {
				const item = items[index];
				return item === undefined ? 0 : rows.estimate(item);
			},
			getItemKey: (index) => keys[index] ?? index,
			overscan: OVERSCAN_ROWS,
			// Of other options the build takes out what goes by them (`UNSET_OPTIONS` in scripts/leftOutOfPackages.mjs).
			scrollToFn: elementScroll,
			observeElementRect,
			observeElementOffset,
			onChange: draw,
		};
	}

	/**
	 * Draws what is in sight. Measuring a new row may move all rows below it and asks for another drawing: that one waits
	 * until this one is through, or it would be overwritten with the places of before.
	 */
	function draw(): void {
		if (isDrawing) {
			isStale = true;
			return;
		}
		isDrawing = true;
		do {
			isStale = false;
			drawOnce();
		} while (isStale);
		isDrawing = false;
	}

	function drawOnce(): void {
		const inSight = virtualizer.getVirtualItems();
		list.setCssProps({ '--dossier-list-height': `${virtualizer.getTotalSize()}px` });
		const wanted = new Set(inSight.map(({ key }) => String(key)));
		for (const [key, element] of drawn) {
			if (wanted.has(key)) continue;
			element.remove();
			drawn.delete(key);
		}
		const fresh: HTMLElement[] = [];
		for (const { index, key, start } of inSight) {
			const item = items[index];
			if (item === undefined) continue;
			let element = drawn.get(String(key));
			if (!element) fresh.push((element = drawRow(item, index, String(key))));
			element.setCssProps({ '--dossier-row-start': `${start}px` });
		}
		for (const element of fresh) virtualizer.measureElement(element);
	}

	function drawRow(item: T, index: number, key: string): HTMLElement {
		const attr = { role: 'listitem', 'data-index': index, 'aria-setsize': items.length, 'aria-posinset': index + 1 };
		const element = list.createDiv({ cls: 'dossier-virtual-row', attr });
		rows.draw(item, element);
		drawn.set(key, element);
		return element;
	}

	/** How far the row that was there stands from it by now; not at all where it is gone. */
	function movedBy({ key, start }: VirtualItem): number {
		virtualizer.getTotalSize(); // measures the rows of now
		return (virtualizer.measurementsCache[keys.indexOf(String(key))]?.start ?? start) - start;
	}

	/** Which row has the keyboard, and which of its controls; `undefined` where none has. */
	function focused(): Place | undefined {
		const active = list.doc.activeElement;
		for (const [key, element] of drawn) {
			if (element.contains(active))
				return { key, index: Number(element.dataset['index']), control: controlsIn(element).findIndex((control) => control === active) };
		}
		return undefined;
	}

	/** Where the row is gone, the one that took its place has the keyboard, or else the last, or what scrolls. */
	function focusAgain({ key, index, control }: Place): void {
		const row = drawn.get(key);
		const controls = controlsIn(row);
		const target = row ? (controls[control] ?? controls[0]) : firstControl(Math.min(index, items.length - 1), 1);
		if (target) restoreFocus(target);
		if (!list.contains(list.doc.activeElement)) restoreFocus(scroller);
	}

	function onKey(event: KeyboardEvent): void {
		const target = event.target as HTMLElement;
		const row = target.closest<HTMLElement>('.dossier-virtual-row');
		if (!row) return;
		const from = Number(row.dataset['index']);
		// In a line of text these two keys go to its ends.
		if (target.matches(TEXT_FIELD) && (event.key === 'Home' || event.key === 'End')) return;
		const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: items.length - 1 }[event.key];
		if (to === undefined || to < 0 || to >= items.length) return;
		event.preventDefault();
		virtualizer.scrollToIndex(to);
		const focusThere = (): boolean => {
			const control = firstControl(to, to < from ? -1 : 1);
			control?.focus();
			return control !== undefined;
		};
		// A row that is drawn has the keyboard at once, for keys that come quickly; another has to be drawn first.
		if (!focusThere()) list.win.requestAnimationFrame(focusThere);
	}

	/** What can have the keyboard in the row, or in the next one that has such a thing; `undefined` beyond what is drawn. */
	function firstControl(index: number, step: number): HTMLElement | undefined {
		for (let at = index; at >= 0 && at < items.length; at += step) {
			const row = list.querySelector<HTMLElement>(`:scope > [data-index="${at}"]`);
			if (!row) return undefined;
			const [target] = controlsIn(row);
			if (target) return target;
		}
		return undefined;
	}

	owner.onload = () => {
		const detach = virtualizer._didMount();
		owner.register(detach);
		// The observers of one window see nothing of another: the list is watched anew where it has come to.
		owner.register(
			list.onWindowMigrated(() => {
				const offset = virtualizer.scrollOffset ?? 0;
				detach();
				virtualizer._willUpdate();
				draw();
				scroller.scrollTop = offset;
			}),
		);
		owner.registerDomEvent(list, 'keydown', onKey);
		virtualizer._willUpdate();
	};
	return Object.assign(owner, {
		show(next: readonly T[]): void {
			const before = focused();
			const offset = scroller.scrollTop;
			const seen = virtualizer.getVirtualItemForOffset(offset);
			items = next;
			keys = items.map((item) => rows.keyOf(item));
			for (const element of drawn.values()) element.remove();
			drawn.clear();
			virtualizer.setOptions(options());
			virtualizer._willUpdate();
			const moved = offset > 0 && seen !== undefined ? offset + movedBy(seen) : offset;
			// Drawn where the row in sight is now, and scrolled there once the list is as high as that.
			if (moved !== offset) virtualizer.scrollOffset = moved;
			draw();
			if (moved !== offset) virtualizer.scrollToOffset(moved);
			if (before !== undefined) focusAgain(before);
		},
		reveal: (index: number) => virtualizer.scrollToIndex(index),
		focusAt: (index: number) => firstControl(index, 1)?.focus(),
	});
}

/** A row by its key and by its number, and one of its controls by its number. */
interface Place {
	readonly key: string;
	readonly index: number;
	readonly control: number;
}

/** What in a row can have the keyboard. */
function controlsIn(row: HTMLElement | undefined): HTMLElement[] {
	return Array.from(row?.querySelectorAll<HTMLElement>('[tabindex="0"], button, a[href], input') ?? []);
}

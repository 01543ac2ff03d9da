import { elementScroll, observeElementOffset, observeElementRect, type VirtualItem, Virtualizer } from '@tanstack/virtual-core';
import { Component } from 'obsidian';
import { firstControl, focusAgain, focusedPlace, moveByKey } from './rowFocus.ts';

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

	const reveal = (index: number): void => virtualizer.scrollToIndex(index);

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
		owner.registerDomEvent(list, 'keydown', (event) => moveByKey(event, list, items.length, reveal));
		virtualizer._willUpdate();
	};
	return Object.assign(owner, {
		show(next: readonly T[]): void {
			const before = focusedPlace(drawn);
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
			if (before !== undefined) focusAgain(before, drawn, list, items.length, scroller);
		},
		reveal,
		focusAt: (index: number) => firstControl(list, index, 1)?.focus(),
	});
}

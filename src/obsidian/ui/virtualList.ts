import { Component } from 'obsidian';
import { RowPlaces } from './rowPlaces.ts';

/** Rows drawn beyond the visible ones, so that a flick of the wheel shows no gap. */
const OVERSCAN_ROWS = 12;

/** So long after the last movement the list stands still. */
const STILL_AFTER_MS = 150;

/** Rows that are measured move others into sight, which are measured in turn: this often at most. */
const MOST_PASSES = 8;

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
	readonly #places = new RowPlaces();
	readonly #drawn = new Map<string, HTMLElement>();
	#items: readonly T[] = [];
	#keys: readonly string[] = [];
	/** How high the part in sight is; 0 while nobody sees it, and then nothing is drawn. */
	#height = 0;
	#scrollTop = 0;
	/**
	 * How much higher the rows above turned out than the scroller knows of. To move it while a finger or a wheel does would stop
	 * them: rows are drawn so much further up until it stands still.
	 */
	#shift = 0;
	#stillTimer = 0;
	#heights: ResizeObserver | undefined;

	/** @param scroller the element that scrolls; the list is made inside it. */
	constructor(scroller: HTMLElement, label: string, rows: VirtualRows<T>) {
		super();
		this.#scroller = scroller;
		this.#rows = rows;
		this.#list = scroller.createDiv({ cls: 'dossier-virtual-list', attr: { role: 'list', 'aria-label': label } });
	}

	override onload(): void {
		this.#watch();
		this.register(() => this.#heights?.disconnect());
		this.register(() => this.#list.win.clearTimeout(this.#stillTimer));
		// The observers of one window see nothing of another: the list is watched anew where it has come to.
		this.register(
			this.#list.onWindowMigrated(() => {
				const top = this.#scrollTop;
				this.#watch();
				this.#scroller.scrollTop = top;
			}),
		);
		this.registerDomEvent(this.#scroller, 'scroll', () => this.#onScroll(), { passive: true });
		this.registerDomEvent(this.#list, 'keydown', (event) => this.#onKey(event));
	}

	/** Shows `items` instead; the place that was in sight stays in sight, and who works with the keys stays in the row where they were. */
	show(items: readonly T[]): void {
		const focused = this.#focused();
		this.#items = items;
		this.#keys = items.map((item) => this.#rows.keyOf(item));
		for (const key of this.#drawn.keys()) this.#takeOut(key);
		this.#places.show(this.#keys, (index) => this.#estimate(index));
		this.#height = this.#scroller.clientHeight;
		this.#draw();
		if (focused !== undefined) this.#focusAgain(focused);
	}

	/** Brings a row into sight. */
	reveal(index: number): void {
		for (let pass = 0; pass < MOST_PASSES; pass += 1) {
			const top = this.#scrollTop + this.#shift;
			const [start, end] = [this.#places.start(index), this.#places.start(index + 1)];
			const wanted = start < top ? start : end > top + this.#height ? end - this.#height : top;
			if (wanted === top) return;
			this.#shift = 0;
			this.#scroller.scrollTop = wanted;
			this.#scrollTop = this.#scroller.scrollTop;
			this.#draw();
		}
	}

	/** Gives the keyboard to a row that is in sight, or to the next one that can have it. */
	focusAt(index: number): void {
		this.#focusRow(index, 1);
	}

	/** How many rows there are, in sight or not. */
	get size(): number {
		return this.#items.length;
	}

	#estimate(index: number): number {
		const item = this.#items[index];
		return item === undefined ? 0 : this.#rows.estimate(item);
	}

	#watch(): void {
		this.#heights?.disconnect();
		const { ResizeObserver } = this.#list.win as Window & { readonly ResizeObserver: typeof window.ResizeObserver };
		this.#heights = new ResizeObserver(() => {
			this.#height = this.#scroller.clientHeight;
			this.#measure(this.#drawn.values());
			this.#draw();
		});
		this.#heights.observe(this.#scroller);
		for (const element of this.#drawn.values()) this.#heights.observe(element);
	}

	#onScroll(): void {
		const { win } = this.#list;
		this.#scrollTop = this.#scroller.scrollTop;
		win.clearTimeout(this.#stillTimer);
		this.#stillTimer = win.setTimeout(() => this.#stand(), STILL_AFTER_MS);
		this.#draw();
	}

	/** Lets the scroller know what rows above it have turned out to be. */
	#stand(): void {
		this.#stillTimer = 0;
		if (this.#shift === 0) return;
		this.#scroller.scrollTop = this.#scrollTop + this.#shift;
		this.#shift = 0;
		this.#scrollTop = this.#scroller.scrollTop;
		this.#draw();
	}

	/** Draws what is in sight, until all of it is measured. */
	#draw(): void {
		for (let pass = 0; pass < MOST_PASSES; pass += 1) if (!this.#drawOnce()) break;
		if (this.#stillTimer === 0) this.#stand();
	}

	/** @returns whether a row turned out to be higher or lower than it was drawn. */
	#drawOnce(): boolean {
		const places = this.#places;
		const top = this.#scrollTop + this.#shift;
		const isSeen = this.#height > 0 && this.#items.length > 0;
		const first = isSeen ? Math.max(0, places.at(top) - OVERSCAN_ROWS) : 0;
		const last = isSeen ? Math.min(this.#items.length - 1, places.at(top + this.#height) + OVERSCAN_ROWS) : -1;
		this.#list.setCssProps({ '--dossier-list-height': `${places.total}px` });
		for (const [key, element] of this.#drawn) {
			const index = Number(element.dataset['index']);
			if (index < first || index > last) this.#takeOut(key);
		}
		const fresh: HTMLElement[] = [];
		for (let index = first; index <= last; index += 1) {
			const item = this.#items[index];
			const key = this.#keys[index];
			if (item === undefined || key === undefined) continue;
			let element = this.#drawn.get(key);
			if (!element) fresh.push((element = this.#drawRow(item, index, key)));
			element.setCssProps({ '--dossier-row-start': `${places.start(index) - this.#shift}px` });
		}
		const isChanged = this.#measure(fresh);
		if (isChanged) this.#list.setCssProps({ '--dossier-list-height': `${places.total}px` });
		return isChanged;
	}

	/** Keeps how high rows are; what grows above what is in sight moves it down with it. @returns whether any is not as it was known. */
	#measure(rows: Iterable<HTMLElement>): boolean {
		const measured = [...rows].map((element) => ({ index: Number(element.dataset['index']), height: element.offsetHeight }));
		let isChanged = false;
		for (const { index, height } of measured) {
			const end = this.#places.start(index + 1);
			// A row that is not shown has no height.
			const more = height === 0 ? 0 : this.#places.measure(index, height);
			if (more !== 0) isChanged = true;
			if (end <= this.#scrollTop + this.#shift) this.#shift += more;
		}
		return isChanged;
	}

	#takeOut(key: string): void {
		const element = this.#drawn.get(key);
		if (!element) return;
		this.#heights?.unobserve(element);
		element.remove();
		this.#drawn.delete(key);
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
		this.#heights?.observe(element);
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
		if (row) (controls[control] ?? controls[0])?.focus({ preventScroll: true });
		else if (this.#items.length > 0) this.#focusRow(Math.min(index, this.#items.length - 1), 1);
		if (!this.#list.contains(this.#list.doc.activeElement)) this.#scroller.focus({ preventScroll: true });
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
		this.reveal(to);
		// The row may have to be drawn first; a window that is hidden behind this one gives no frames.
		this.#list.win.requestAnimationFrame(() => this.#focusRow(to, to < from ? -1 : 1));
	}

	#focusRow(index: number, step: number): void {
		for (let at = index; at >= 0 && at < this.#items.length; at += step) {
			const row = this.#list.querySelector<HTMLElement>(`:scope > [data-index="${at}"]`);
			if (!row) return;
			const [target] = controlsIn(row);
			if (!target) continue;
			target.focus();
			return;
		}
	}
}

function isTextField(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');
}

/** What in a row can have the keyboard. */
function controlsIn(row: HTMLElement | undefined): HTMLElement[] {
	return Array.from(row?.querySelectorAll<HTMLElement>('[tabindex="0"], button, a[href], input') ?? []);
}

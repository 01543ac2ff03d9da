import { Component } from 'obsidian';
import { restoreFocus } from '../../ui/restoreFocus.ts';

/** Sizes in pixels: every cell is as large as every other, so that their places are known without measuring. */
const ROW = 30;
const COLUMN = 96;
const SIDE = 150;
/** Cells beyond the visible ones. */
const OVERSCAN = 4;

/** A place in the grid, from 0; -1 is the row or column of the headers. */
export interface GridPlace {
	readonly row: number;
	readonly column: number;
}

/** What a grid shows. */
export interface GridContent {
	/** How many rows and columns there are beside the headers. */
	readonly rows: number;
	readonly columns: number;
	/** Fills a cell or header and says what a screen reader hears of it beside its text. */
	draw(place: GridPlace, cell: HTMLElement): string;
	/** Somebody chose a cell or a header by a click or by Enter. */
	choose(place: GridPlace, cell: HTMLElement, event: MouseEvent | KeyboardEvent): void;
}

const NOTHING: GridContent = { rows: 0, columns: 0, draw: () => '', choose: () => undefined };

/**
 * A grid of any size of which only the cells in sight are elements, its headers staying in sight. One cell has the keyboard: arrows move it,
 * Home and End within the row, with Mod to the corners, Page keys by a screen, Enter and the space bar choose (WAI-ARIA, "Grid").
 */
export class MatrixGrid extends Component {
	readonly #scroller: HTMLElement;
	readonly #grid: HTMLElement;
	#content = NOTHING;
	#active: GridPlace = { row: 0, column: 0 };
	/** The rows that are drawn, that of the headers among them, by their number and their columns that are drawn. */
	#drawn = new Map<string, HTMLElement>();

	/** @param scroller the element that scrolls both ways; the grid is made inside it. */
	constructor(scroller: HTMLElement, label: string) {
		super();
		this.#scroller = scroller;
		scroller.addClass('dossier-matrix');
		this.#grid = scroller.createDiv({ cls: 'dossier-matrix-grid', attr: { role: 'grid', 'aria-label': label } });
	}

	override onload(): void {
		this.registerDomEvent(this.#scroller, 'scroll', () => this.#redraw());
		this.registerDomEvent(this.#grid, 'keydown', (event) => this.#onKey(event));
		this.registerDomEvent(this.#grid, 'click', (event) => {
			const { cell, place } = chosenIn(event);
			if (!cell) return;
			this.#activate(place);
			this.#content.choose(place, cell, event);
		});
		const resized = new ResizeObserver(() => this.#redraw());
		resized.observe(this.#scroller);
		this.register(() => resized.disconnect());
	}

	override onunload(): void {
		this.#grid.remove();
		this.#scroller.removeClass('dossier-matrix');
	}

	/** Shows other content; the place in sight and the cell with the keyboard stay where they are as far as there are such. */
	show(content: GridContent): void {
		const hadFocus = this.#grid.contains(this.#grid.doc.activeElement);
		const { rows, columns } = (this.#content = content);
		this.#grid.setAttrs({ 'aria-rowcount': String(rows + 1), 'aria-colcount': String(columns + 1) });
		this.#grid.setCssProps({
			'--dossier-matrix-width': `${SIDE + columns * COLUMN}px`,
			'--dossier-matrix-height': `${(rows + 1) * ROW}px`,
		});
		this.#grid.empty();
		this.#drawn.clear();
		this.#draw();
		if (hadFocus) this.#focus(restoreFocus);
	}

	/** Draws what is in sight by now; the cell with the keyboard keeps it, though its row may be another element. */
	#redraw(): void {
		const hasFocus = (): boolean => this.#grid.contains(this.#grid.doc.activeElement);
		const hadFocus = hasFocus();
		this.#draw();
		const cell = hadFocus && !hasFocus() ? this.#element(this.#active) : null;
		if (cell) restoreFocus(cell);
	}

	#draw(): void {
		const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#scroller;
		const { rows, columns } = this.#content;
		const inSight = inSightOf(scrollLeft, clientWidth - SIDE, COLUMN, columns);
		const before = this.#drawn;
		this.#drawn = new Map();
		for (const row of inSightOf(scrollTop, clientHeight, ROW, rows)) {
			const key = `${row} ${inSight[1]} ${inSight.length}`;
			this.#drawn.set(key, before.get(key) ?? this.#drawRow(row, inSight));
			before.delete(key);
		}
		for (const row of before.values()) row.remove();
		this.#activate(this.#active);
	}

	#drawRow(row: number, columns: readonly number[]): HTMLElement {
		const element = this.#grid.createDiv({
			cls: row < 0 ? 'dossier-matrix-head' : 'dossier-matrix-row',
			attr: { role: 'row', 'aria-rowindex': String(row + 2), 'data-row': String(row) },
		});
		element.setCssProps({ '--dossier-matrix-top': `${(row + 1) * ROW}px` });
		for (const column of columns) {
			const role = row < 0 ? 'columnheader' : column < 0 ? 'rowheader' : 'gridcell';
			const cell = element.createDiv({
				cls: 'dossier-matrix-cell',
				attr: { role, tabindex: '-1', 'aria-colindex': String(column + 2), 'data-place': `${row} ${column}` },
			});
			if (column >= 0) cell.setCssProps({ '--dossier-matrix-left': `${SIDE + column * COLUMN}px` });
			const label = this.#content.draw({ row, column }, cell);
			if (label !== '') cell.setAttribute('aria-label', label);
		}
		return element;
	}

	/** Makes the cell at a place, or the one nearest to it, the one that Tab leads to; where that is out of sight, the first header is. */
	#activate({ row, column }: GridPlace): void {
		const { rows, columns } = this.#content;
		this.#active = { row: clamp(row, -1, rows - 1), column: clamp(column, -1, columns - 1) };
		for (const cell of this.#grid.querySelectorAll('[tabindex="0"]')) cell.setAttribute('tabindex', '-1');
		(this.#element(this.#active) ?? this.#element({ row: -1, column: -1 }))?.setAttribute('tabindex', '0');
	}

	#element({ row, column }: GridPlace): HTMLElement | null {
		return this.#grid.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`);
	}

	#onKey(event: KeyboardEvent): void {
		const { cell, place } = chosenIn(event);
		const to = this.#placeAfter(event, place);
		if (!cell || (!to && event.key !== 'Enter' && event.key !== ' ')) return;
		event.preventDefault();
		if (!to) {
			this.#content.choose(place, cell, event);
			return;
		}
		this.#activate(to);
		this.#focus((active) => active.focus({ preventScroll: true }));
	}

	/** Where a key leads to, within the grid or beyond it. */
	#placeAfter({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: GridPlace): GridPlace | undefined {
		const isFar = ctrlKey || metaKey;
		const step = isFar ? Infinity : 1;
		const page = Math.max(1, Math.floor(this.#scroller.clientHeight / ROW) - 2);
		return {
			ArrowDown: { row: row + step, column },
			ArrowUp: { row: isFar ? 0 : row - 1, column },
			ArrowRight: { row, column: column + step },
			ArrowLeft: { row, column: column - step },
			Home: { row: isFar ? 0 : row, column: 0 },
			End: { row: isFar ? Infinity : row, column: Infinity },
			PageDown: { row: row + page, column },
			PageUp: { row: Math.max(0, row - page), column },
		}[key];
	}

	/** Brings the active cell into sight, clear of the headers, and gives it the keyboard. */
	#focus(give: (cell: HTMLElement) => void): void {
		const { row, column } = this.#active;
		const { clientHeight, clientWidth, scrollTop, scrollLeft } = this.#scroller;
		if (row >= 0) this.#scroller.scrollTop = clamp(scrollTop, (row + 2) * ROW - clientHeight, row * ROW);
		if (column >= 0) this.#scroller.scrollLeft = clamp(scrollLeft, SIDE + (column + 1) * COLUMN - clientWidth, column * COLUMN);
		this.#draw();
		const cell = this.#element(this.#active);
		if (cell) give(cell);
	}
}

/** The header, and those of `count` rows or columns of one size that are in sight, with some around them. */
function inSightOf(scrolled: number, length: number, size: number, count: number): readonly number[] {
	const first = clamp(Math.floor(scrolled / size) - OVERSCAN, 0, count);
	const end = clamp(Math.ceil((scrolled + length) / size) + OVERSCAN, first, count);
	return [-1, ...Array.from({ length: end - first }, (_, at) => first + at)];
}

/** The cell or header in which something happened; none between them. */
function chosenIn({ target }: Event): { readonly cell: HTMLElement | null; readonly place: GridPlace } {
	const cell = (target as HTMLElement).closest<HTMLElement>('[data-place]');
	const [row = 0, column = 0] = (cell?.dataset['place'] ?? '').split(' ').map(Number);
	return { cell, place: { row, column } };
}

/** `value`, but not above `most` and then not below `least`. */
function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}

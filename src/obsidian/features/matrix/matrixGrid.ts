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
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	/** Fills a cell and says what a screen reader hears of it. */
	draw(place: GridPlace, cell: HTMLElement): string;
	/** Somebody chose a cell or a header by a click or by Enter. */
	choose(place: GridPlace, cell: HTMLElement, event: MouseEvent | KeyboardEvent): void;
}

const NOTHING: GridContent = { rows: [], columns: [], draw: () => '', choose: () => undefined };

/**
 * A grid of any size of which only the cells in sight are elements, its headers staying in sight. One cell has the keyboard: arrows move it,
 * Home and End within the row, with Mod to the corners, Page keys by a screen, Enter and the space bar choose (WAI-ARIA, "Grid").
 */
export class MatrixGrid extends Component {
	readonly #scroller: HTMLElement;
	readonly #grid: HTMLElement;
	readonly #head: HTMLElement;
	#content = NOTHING;
	#active: GridPlace = { row: 0, column: 0 };
	/** The first and last column and row that are drawn. */
	#drawn = '';

	/** @param scroller the element that scrolls both ways; the grid is made inside it. */
	constructor(scroller: HTMLElement, label: string) {
		super();
		this.#scroller = scroller;
		scroller.addClass('dossier-matrix');
		this.#grid = scroller.createDiv({ cls: 'dossier-matrix-grid', attr: { role: 'grid', 'aria-label': label } });
		this.#head = this.#grid.createDiv({ cls: 'dossier-matrix-head', attr: { role: 'row', 'aria-rowindex': '1' } });
	}

	override onload(): void {
		this.registerDomEvent(this.#scroller, 'scroll', () => this.#draw());
		this.registerDomEvent(this.#grid, 'keydown', (event) => this.#onKey(event));
		this.registerDomEvent(this.#grid, 'click', (event) => {
			const cell = cellOf(event.target);
			const place = cell && placeOf(cell);
			if (!cell || !place) return;
			this.#move(place, false);
			this.#content.choose(place, cell, event);
		});
		const resized = new ResizeObserver(() => this.#draw());
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
		this.#active = { row: clamp(this.#active.row, -1, rows.length - 1), column: clamp(this.#active.column, -1, columns.length - 1) };
		this.#grid.setAttrs({ 'aria-rowcount': String(rows.length + 1), 'aria-colcount': String(columns.length + 1) });
		this.#grid.setCssProps({
			'--dossier-matrix-width': `${SIDE + columns.length * COLUMN}px`,
			'--dossier-matrix-height': `${(rows.length + 1) * ROW}px`,
		});
		this.#drawn = '';
		this.#draw();
		if (hadFocus) this.#focus(restoreFocus);
	}

	#draw(): void {
		const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#scroller;
		const { rows, columns } = this.#content;
		const top = clamp(Math.floor(scrollTop / ROW) - OVERSCAN, 0, rows.length);
		const bottom = clamp(Math.ceil((scrollTop + clientHeight) / ROW) + OVERSCAN, 0, rows.length);
		const left = clamp(Math.floor(scrollLeft / COLUMN) - OVERSCAN, 0, columns.length);
		const right = clamp(Math.ceil((scrollLeft + clientWidth - SIDE) / COLUMN) + OVERSCAN, 0, columns.length);
		const drawn = [top, bottom, left, right].join(' ');
		if (drawn === this.#drawn) return;
		const isSameColumns = this.#drawn.split(' ').slice(2).join(' ') === `${left} ${right}`;
		this.#drawn = drawn;
		if (!isSameColumns) {
			for (const row of this.#grid.querySelectorAll(':scope > .dossier-matrix-row')) row.remove();
			this.#drawHead(left, right);
		}
		const known = new Map<number, HTMLElement>();
		for (const row of this.#grid.querySelectorAll<HTMLElement>(':scope > .dossier-matrix-row')) {
			const at = Number(row.dataset['row']);
			if (at < top || at >= bottom) row.remove();
			else known.set(at, row);
		}
		for (let at = top; at < bottom; at += 1) if (!known.has(at)) this.#drawRow(at, left, right);
		this.#setTabStop();
	}

	#drawHead(left: number, right: number): void {
		this.#head.empty();
		this.#cell(this.#head, { row: -1, column: -1 }, 'columnheader').setText('Actor');
		for (let column = left; column < right; column += 1) {
			const cell = this.#cell(this.#head, { row: -1, column }, 'columnheader');
			cell.setText(this.#content.columns[column] ?? '');
		}
	}

	#drawRow(row: number, left: number, right: number): void {
		const attr = { role: 'row', 'aria-rowindex': String(row + 2), 'data-row': String(row) };
		const element = this.#grid.createDiv({ cls: 'dossier-matrix-row', attr });
		element.setCssProps({ '--dossier-matrix-top': `${(row + 1) * ROW}px` });
		this.#cell(element, { row, column: -1 }, 'rowheader').setText(this.#content.rows[row] ?? '');
		for (let column = left; column < right; column += 1) this.#cell(element, { row, column }, 'gridcell');
	}

	#cell(parent: HTMLElement, place: GridPlace, role: string): HTMLElement {
		const cell = parent.createDiv({
			cls: 'dossier-matrix-cell',
			attr: { role, tabindex: '-1', 'aria-colindex': String(place.column + 2), 'data-place': `${place.row} ${place.column}`, dir: 'auto' },
		});
		if (place.column >= 0) cell.setCssProps({ '--dossier-matrix-left': `${SIDE + place.column * COLUMN}px` });
		const label = this.#content.draw(place, cell);
		if (label !== '') cell.setAttribute('aria-label', label);
		return cell;
	}

	/** The cell that Tab leads to; where it is out of sight, the first header. */
	#setTabStop(): void {
		for (const cell of this.#grid.querySelectorAll('[tabindex="0"]')) cell.setAttribute('tabindex', '-1');
		(this.#element(this.#active) ?? this.#element({ row: -1, column: -1 }))?.setAttribute('tabindex', '0');
	}

	#element({ row, column }: GridPlace): HTMLElement | null {
		return this.#grid.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`);
	}

	#onKey(event: KeyboardEvent): void {
		const cell = cellOf(event.target);
		const from = cell && placeOf(cell);
		if (!cell || !from) return;
		if (event.key === 'Enter' || event.key === ' ') {
			event.preventDefault();
			this.#content.choose(from, cell, event);
			return;
		}
		const to = this.#placeAfter(event, from);
		if (to === undefined) return;
		event.preventDefault();
		this.#move(to, true);
	}

	#placeAfter({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: GridPlace): GridPlace | undefined {
		const { rows, columns } = this.#content;
		const isFar = ctrlKey || metaKey;
		const page = Math.max(1, Math.floor(this.#scroller.clientHeight / ROW) - 2);
		switch (key) {
			case 'ArrowDown':
				return { row: isFar ? rows.length - 1 : row + 1, column };
			case 'ArrowUp':
				return { row: isFar ? 0 : row - 1, column };
			case 'ArrowRight':
				return { row, column: isFar ? columns.length - 1 : column + 1 };
			case 'ArrowLeft':
				return { row, column: isFar ? -1 : column - 1 };
			case 'Home':
				return { row: isFar ? 0 : row, column: 0 };
			case 'End':
				return { row: isFar ? rows.length - 1 : row, column: columns.length - 1 };
			case 'PageDown':
				return { row: row + page, column };
			case 'PageUp':
				return { row: Math.max(0, row - page), column };
			default:
				return undefined;
		}
	}

	#move(to: GridPlace, takesFocus: boolean): void {
		const { rows, columns } = this.#content;
		this.#active = { row: clamp(to.row, -1, rows.length - 1), column: clamp(to.column, -1, columns.length - 1) };
		this.#setTabStop();
		if (takesFocus) this.#focus((cell) => cell.focus({ preventScroll: true }));
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

function cellOf(target: EventTarget | null): HTMLElement | null {
	return target instanceof Element ? target.closest<HTMLElement>('.dossier-matrix-cell') : null;
}

function placeOf({ dataset }: HTMLElement): GridPlace | undefined {
	const [row, column] = (dataset['place'] ?? '').split(' ').map(Number);
	return row === undefined || column === undefined ? undefined : { row, column };
}

/** `value`, but not above `most` and then not below `least`. */
function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}

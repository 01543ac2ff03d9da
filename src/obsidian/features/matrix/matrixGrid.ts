import { Component } from 'obsidian';
import { restoreFocus } from '../../ui/restoreFocus.ts';

/** Sizes in pixels: every cell is as large as every other, so that their places are known without measuring. */
const ROW = 30;
const COLUMN = 96;
const SIDE = 150;
/** Cells beyond the visible ones. */
const OVERSCAN = 4;

/** A place in the grid, from 0; -1 is the row or column of the headers. */
export type GridPlace = readonly [row: number, column: number];

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

/** A grid, as long as the component is loaded. */
export interface MatrixGrid extends Component {
	/** Shows other content; the place in sight and the cell with the keyboard stay where they are as far as there are such. */
	show(content: GridContent): void;
}

/**
 * A grid of any size of which only the cells in sight are elements, its headers staying in sight. One cell has the keyboard: arrows move it,
 * Home and End within the row, with Mod to the corners, Page keys by a screen, Enter and the space bar choose (WAI-ARIA, "Grid").
 *
 * @param scroller the element that scrolls both ways; the grid is made inside it.
 */
export function matrixGrid(scroller: HTMLElement, label: string): MatrixGrid {
	const owner = new Component();
	const grid = scroller.createDiv({ cls: 'dossier-matrix-grid', attr: { role: 'grid', 'aria-label': label } });
	let content: GridContent = { rows: 0, columns: 0, draw: () => '', choose: () => undefined };
	let active: GridPlace = [0, 0];
	/** The rows that are drawn, that of the headers among them, by their number and their columns that are drawn. */
	let drawn = new Map<string, HTMLElement>();

	const hasFocus = (): boolean => grid.contains(grid.doc.activeElement);
	const cellAt = (place: GridPlace): HTMLElement | null => grid.querySelector<HTMLElement>(`[data-place="${place.join(' ')}"]`);

	/** Draws what is in sight by now; the cell with the keyboard keeps it, though its row may be another element. */
	function redraw(): void {
		const hadFocus = hasFocus();
		draw();
		const cell = hadFocus && !hasFocus() ? cellAt(active) : null;
		if (cell) restoreFocus(cell);
	}

	function draw(): void {
		const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
		const inSight = inSightOf(scrollLeft, clientWidth - SIDE, COLUMN, content.columns);
		const before = drawn;
		drawn = new Map();
		for (const row of inSightOf(scrollTop, clientHeight, ROW, content.rows)) {
			const key = `${row} ${inSight[1]} ${inSight.length}`;
			drawn.set(key, before.get(key) ?? drawRow(grid, content, row, inSight));
			before.delete(key);
		}
		for (const row of before.values()) row.remove();
		activate(active);
	}

	/** Makes the cell at a place, or the one nearest to it, the one that Tab leads to; where that is out of sight, the first header is. */
	function activate([row, column]: GridPlace): void {
		active = [clamp(row, -1, content.rows - 1), clamp(column, -1, content.columns - 1)];
		for (const cell of grid.querySelectorAll('[tabindex="0"]')) cell.setAttribute('tabindex', '-1');
		(cellAt(active) ?? cellAt([-1, -1]))?.setAttribute('tabindex', '0');
	}

	/** Brings the active cell into sight, clear of the headers, and gives it the keyboard. */
	function focus(give: (cell: HTMLElement) => void): void {
		const [row, column] = active;
		const { clientHeight, clientWidth, scrollTop, scrollLeft } = scroller;
		if (row >= 0) scroller.scrollTop = clamp(scrollTop, (row + 2) * ROW - clientHeight, row * ROW);
		if (column >= 0) scroller.scrollLeft = clamp(scrollLeft, SIDE + (column + 1) * COLUMN - clientWidth, column * COLUMN);
		draw();
		const cell = cellAt(active);
		if (cell) give(cell);
	}

	/** A click chooses the cell in which it happened; a key moves from it, or chooses it. */
	function onEvent(event: MouseEvent | KeyboardEvent): void {
		const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-place]');
		if (!cell) return;
		const [row = 0, column = 0] = (cell.dataset['place'] ?? '').split(' ').map(Number);
		const to = 'key' in event ? placeAfter(event, [row, column], scroller.clientHeight) : undefined;
		if ('key' in event) {
			if (!to && event.key !== 'Enter' && event.key !== ' ') return;
			event.preventDefault();
		}
		activate(to ?? [row, column]);
		if (to) focus((at) => at.focus({ preventScroll: true }));
		else content.choose([row, column], cell, event);
	}

	scroller.addClass('dossier-matrix');
	owner.registerDomEvent(scroller, 'scroll', redraw);
	owner.registerDomEvent(grid, 'keydown', onEvent);
	owner.registerDomEvent(grid, 'click', onEvent);
	const resized = new ResizeObserver(redraw);
	resized.observe(scroller);
	owner.register(() => {
		resized.disconnect();
		grid.remove();
		scroller.removeClass('dossier-matrix');
	});
	return Object.assign(owner, {
		show(next: GridContent): void {
			const hadFocus = hasFocus();
			content = next;
			grid.setAttrs({ 'aria-rowcount': next.rows + 1, 'aria-colcount': next.columns + 1 });
			grid.setCssProps({
				'--dossier-matrix-width': `${SIDE + next.columns * COLUMN}px`,
				'--dossier-matrix-height': `${(next.rows + 1) * ROW}px`,
			});
			grid.empty();
			drawn.clear();
			draw();
			if (hadFocus) focus(restoreFocus);
		},
	});
}

/** Draws those cells of a row, or of that of the headers, that stand in `columns`. */
function drawRow(grid: HTMLElement, content: GridContent, row: number, columns: readonly number[]): HTMLElement {
	const element = grid.createDiv({
		cls: row < 0 ? 'dossier-matrix-head' : 'dossier-matrix-row',
		attr: { role: 'row', 'aria-rowindex': row + 2, 'data-row': row },
	});
	element.setCssProps({ '--dossier-matrix-top': `${(row + 1) * ROW}px` });
	for (const column of columns) {
		const role = row < 0 ? 'columnheader' : column < 0 ? 'rowheader' : 'gridcell';
		const cell = element.createDiv({
			cls: 'dossier-matrix-cell',
			attr: { role, tabindex: -1, 'aria-colindex': column + 2, 'data-place': `${row} ${column}` },
		});
		if (column >= 0) cell.setCssProps({ '--dossier-matrix-left': `${SIDE + column * COLUMN}px` });
		const said = content.draw([row, column], cell);
		if (said !== '') cell.setAttribute('aria-label', said);
	}
	return element;
}

/** Where a key leads to from a place, within the grid or beyond it, of which `height` pixels are in sight. */
function placeAfter({ key, ctrlKey, metaKey }: KeyboardEvent, [row, column]: GridPlace, height: number): GridPlace | undefined {
	const isFar = ctrlKey || metaKey;
	const step = isFar ? Infinity : 1;
	const page = Math.max(1, Math.floor(height / ROW) - 2);
	const places: Readonly<Record<string, GridPlace>> = {
		ArrowDown: [row + step, column],
		ArrowUp: [isFar ? 0 : row - 1, column],
		ArrowRight: [row, column + step],
		ArrowLeft: [row, column - step],
		Home: [isFar ? 0 : row, 0],
		End: [isFar ? Infinity : row, Infinity],
		PageDown: [row + page, column],
		PageUp: [Math.max(0, row - page), column],
	};
	return places[key];
}

/** The header, and those of `count` rows or columns of one size that are in sight, with some around them. */
function inSightOf(scrolled: number, length: number, size: number, count: number): readonly number[] {
	const first = clamp(Math.floor(scrolled / size) - OVERSCAN, 0, count);
	const end = clamp(Math.ceil((scrolled + length) / size) + OVERSCAN, first, count);
	return [-1, ...Array.from({ length: end - first }, (_, at) => first + at)];
}

/** `value`, but not above `most` and then not below `least`. */
function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}

import type { Scope } from './scope.ts';

interface Owner<T> {
	renderSuggestion(value: T, el: HTMLElement): void;
	selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void;
}

/** The list under a prompt or a cursor: one row is marked, arrows move it, Enter or a click takes it. */
export class SuggestList<T> {
	values: T[] = [];
	#rows: HTMLElement[] = [];
	#marked = 0;

	constructor(
		private readonly owner: Owner<T>,
		private readonly el: HTMLElement,
		scope: Scope,
	) {
		scope.register([], 'ArrowDown', () => {
			this.#mark(this.#marked + 1);
			return false;
		});
		scope.register([], 'ArrowUp', () => {
			this.#mark(this.#marked - 1);
			return false;
		});
		scope.register([], 'Home', () => {
			this.#mark(0);
			return false;
		});
		scope.register([], 'End', () => {
			this.#mark(this.values.length - 1);
			return false;
		});
		scope.register([], 'Enter', (evt) => (evt.isComposing ? undefined : this.use(evt)));
		el.on('click', '.suggestion-item', (evt, row) => {
			this.#mark(this.#rows.indexOf(row));
			this.use(evt);
		});
		el.on('mousemove', '.suggestion-item', (_, row) => {
			this.#mark(this.#rows.indexOf(row));
		});
		el.addEventListener('mousedown', (evt) => {
			evt.preventDefault();
		});
	}

	show(values: T[]): void {
		this.values = values;
		this.el.empty();
		this.#rows = values.map((value) => {
			const row = this.el.createDiv('suggestion-item');
			this.owner.renderSuggestion(value, row);
			return row;
		});
		this.#mark(0);
	}

	use(evt: MouseEvent | KeyboardEvent): false | undefined {
		const value = this.values[this.#marked];
		if (value === undefined) return undefined;
		this.owner.selectSuggestion(value, evt);
		return false;
	}

	#mark(index: number): void {
		const count = this.#rows.length;
		if (count === 0) return;
		this.#rows[this.#marked]?.removeClass('is-selected');
		this.#marked = (index + count) % count;
		const row = this.#rows[this.#marked];
		row?.addClass('is-selected');
		row?.scrollIntoView({ block: 'nearest' });
	}
}

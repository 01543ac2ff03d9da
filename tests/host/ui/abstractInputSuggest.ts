import type * as ob from 'obsidian';
import { PopoverSuggest } from './popoverSuggest.ts';

export abstract class AbstractInputSuggest<T> extends PopoverSuggest<T> {
	limit = 100;
	#chosen: (value: T, evt: MouseEvent | KeyboardEvent) => unknown = () => {};
	#asked = 0;

	constructor(
		app: ob.App,
		readonly textInputEl: HTMLInputElement | HTMLDivElement,
	) {
		super(app);
		textInputEl.addEventListener('input', () => {
			void this.#ask();
		});
		textInputEl.addEventListener('focus', () => {
			void this.#ask();
		});
		textInputEl.addEventListener('blur', () => {
			this.#asked += 1;
			this.close();
		});
	}

	setValue(value: string): void {
		if ('value' in this.textInputEl) this.textInputEl.value = value;
		else this.textInputEl.setText(value);
	}

	getValue(): string {
		return 'value' in this.textInputEl ? this.textInputEl.value : this.textInputEl.textContent;
	}

	/** Tells `onSelect`; a subclass that overrides it says itself what becomes of the value. */
	selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void {
		this.#chosen(value, evt);
	}

	onSelect(callback: (value: T, evt: MouseEvent | KeyboardEvent) => unknown): this {
		this.#chosen = callback;
		return this;
	}

	protected abstract getSuggestions(query: string): T[] | Promise<T[]>;

	async #ask(): Promise<void> {
		this.#asked += 1;
		const mine = this.#asked;
		const all = await this.getSuggestions(this.getValue());
		if (mine !== this.#asked || !this.textInputEl.isConnected) return;
		const rect = this.textInputEl.getBoundingClientRect();
		this.offer(this.limit > 0 ? all.slice(0, this.limit) : all, rect);
	}
}

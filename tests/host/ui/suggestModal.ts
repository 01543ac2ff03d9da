import type * as ob from 'obsidian';
import { Modal } from './modal.ts';
import { SuggestList } from './suggestList.ts';

export abstract class SuggestModal<T> extends Modal implements ob.SuggestModal<T> {
	limit = 100;
	emptyStateText = 'No results found.';
	inputEl: HTMLInputElement;
	resultContainerEl: HTMLElement;
	#list: SuggestList<T>;
	#instructionsEl: HTMLElement | null = null;
	#asked = 0;

	constructor(app: ob.App) {
		super(app);
		this.modalEl.className = 'prompt';
		this.modalEl.empty();
		const box = this.modalEl.createDiv('prompt-input-container');
		this.inputEl = box.createEl('input', { cls: 'prompt-input', type: 'text', attr: { enterkeyhint: 'done', autocapitalize: 'off' } });
		this.resultContainerEl = this.modalEl.createDiv('prompt-results');
		this.#list = new SuggestList(this, this.resultContainerEl, this.scope);
		this.inputEl.addEventListener('input', () => {
			void this.#ask();
		});
	}

	override open(): void {
		super.open();
		this.inputEl.focus();
		void this.#ask();
	}

	setPlaceholder(placeholder: string): void {
		this.inputEl.placeholder = placeholder;
	}

	setInstructions(instructions: ob.Instruction[]): void {
		this.#instructionsEl ??= this.modalEl.createDiv('prompt-instructions');
		this.#instructionsEl.empty();
		for (const { command, purpose } of instructions) {
			const one = this.#instructionsEl.createDiv('prompt-instruction');
			one.createSpan({ cls: 'prompt-instruction-command', text: command });
			one.createSpan({ text: purpose });
		}
	}

	onNoSuggestion(): void {
		this.resultContainerEl.empty();
		this.resultContainerEl.createDiv({ cls: 'suggestion-empty', text: this.emptyStateText });
	}

	/** The modal is closed before the choice is told: `onClose` comes first, as in the app. */
	selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void {
		this.close();
		this.onChooseSuggestion(value, evt);
	}

	selectActiveSuggestion(evt: MouseEvent | KeyboardEvent): void {
		this.#list.use(evt);
	}

	abstract getSuggestions(query: string): T[] | Promise<T[]>;
	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract onChooseSuggestion(item: T, evt: MouseEvent | KeyboardEvent): void;

	async #ask(): Promise<void> {
		this.#asked += 1;
		const mine = this.#asked;
		const answer = this.getSuggestions(this.inputEl.value);
		const all = answer instanceof Promise ? await answer : answer;
		if (mine !== this.#asked) return;
		const values = this.limit > 0 ? all.slice(0, this.limit) : all;
		this.#list.show(values);
		if (values.length === 0) this.onNoSuggestion();
	}
}

import type * as ob from 'obsidian';
import { Scope } from './scope.ts';
import { SuggestList } from './suggestList.ts';

/** A list that hangs at a place on the page and takes the arrow keys while it is open. */
export abstract class PopoverSuggest<T> implements ob.PopoverSuggest<T> {
	scope: Scope;
	suggestEl = createDiv('suggestion-container');
	protected isOpen = false;
	#list: SuggestList<T>;
	#instructionsEl: HTMLElement | null = null;

	constructor(
		readonly app: ob.App,
		scope?: ob.Scope,
	) {
		this.scope = (scope as Scope | undefined) ?? new Scope(app.scope);
		this.scope.register([], 'Escape', () => {
			this.close();
			return false;
		});
		this.#list = new SuggestList(this, this.suggestEl.createDiv('suggestion'), this.scope);
		this.scope.register([], 'Tab', (evt) => this.#list.use(evt));
	}

	open(): void {
		if (this.isOpen) return;
		this.isOpen = true;
		this.app.keymap.pushScope(this.scope);
		activeDocument.body.appendChild(this.suggestEl);
	}

	close(): void {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.app.keymap.popScope(this.scope);
		this.suggestEl.remove();
	}

	onHistoryBack(): void {
		this.close();
	}

	setInstructions(instructions: ob.Instruction[]): void {
		this.#instructionsEl ??= this.suggestEl.createDiv('prompt-instructions');
		this.#instructionsEl.empty();
		for (const { command, purpose } of instructions) {
			const one = this.#instructionsEl.createDiv('prompt-instruction');
			one.createSpan({ cls: 'prompt-instruction-command', text: command });
			one.createSpan({ text: purpose });
		}
	}

	/** Opens with these values below `at`, or closes where there are none. */
	protected offer(values: T[], at: { left: number; top: number; bottom: number }): void {
		if (values.length === 0) {
			this.close();
			return;
		}
		this.open();
		this.#list.show(values);
		const box = this.suggestEl.getBoundingClientRect();
		const { innerWidth, innerHeight } = this.suggestEl.win;
		const below = at.bottom + box.height <= innerHeight;
		this.suggestEl.setCssStyles({
			left: `${Math.max(0, Math.min(at.left, innerWidth - box.width))}px`,
			top: `${below ? at.bottom + 2 : Math.max(0, at.top - box.height - 2)}px`,
		});
	}

	abstract renderSuggestion(value: T, el: HTMLElement): void;
	abstract selectSuggestion(value: T, evt: MouseEvent | KeyboardEvent): void;
}

/** What can be done where there is nothing to show. */
export interface SentenceAction {
	readonly label: string;
	run(): void;
}

/** One quiet sentence in place of everything else in an element, and what could be done next. */
export class EmptyState {
	readonly #parent: HTMLElement;
	readonly #text = createDiv({ attr: { role: 'status' } });
	readonly #element = createDiv({ cls: 'dossier-empty' });
	#button: HTMLButtonElement | undefined;
	#action: SentenceAction | undefined;

	/** @param parent what is emptied when something is said. */
	constructor(parent: HTMLElement) {
		this.#parent = parent;
		this.#element.appendChild(this.#text);
	}

	/** While one thing is said after another, as of work that goes on, the button stays the same: a click under way is not lost. */
	say(text: string, action?: SentenceAction): void {
		if (this.#element.parentElement !== this.#parent) {
			this.#parent.empty();
			this.#parent.appendChild(this.#element);
		}
		this.#text.setText(text);
		if (action?.label !== this.#action?.label) this.#replaceButton(action?.label);
		this.#action = action;
	}

	#replaceButton(label: string | undefined): void {
		this.#button?.remove();
		this.#button = label === undefined ? undefined : this.#element.createEl('button', { text: label });
		this.#button?.addEventListener('click', () => this.#action?.run());
	}
}

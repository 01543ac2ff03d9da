import { FuzzySuggestModal, type App } from 'obsidian';

/** Asks for one of some publishers. */
export class OutletSuggest extends FuzzySuggestModal<string> {
	readonly #names: readonly string[];
	readonly #chosen: (name: string) => void;

	constructor(app: App, names: readonly string[], chosen: (name: string) => void) {
		super(app);
		this.#names = names;
		this.#chosen = chosen;
		this.setPlaceholder('Choose the outlet that it is');
	}

	override getItems(): string[] {
		return [...this.#names];
	}

	override getItemText(name: string): string {
		return name;
	}

	override onChooseItem(name: string): void {
		this.#chosen(name);
	}
}

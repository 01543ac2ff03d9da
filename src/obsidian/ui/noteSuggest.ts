import { FuzzySuggestModal, type App } from 'obsidian';
import { withoutExtension } from '../../core/vault/paths/pathParts.ts';

/** Asks for one of `paths`, in their order. */
export class NoteSuggest extends FuzzySuggestModal<string> {
	readonly #paths: readonly string[];
	readonly #chosen: (path: string) => void;

	constructor(app: App, paths: readonly string[], placeholder: string, chosen: (path: string) => void) {
		super(app);
		this.#paths = paths;
		this.#chosen = chosen;
		this.setPlaceholder(placeholder);
	}

	override getItems(): string[] {
		return [...this.#paths];
	}

	override getItemText(path: string): string {
		return withoutExtension(path);
	}

	override onChooseItem(path: string): void {
		this.#chosen(path);
	}
}

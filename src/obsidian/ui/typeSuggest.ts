import { type Component, FuzzySuggestModal, type App } from 'obsidian';
import type { NoteType } from '../../core/types/noteType.ts';
import { openWith } from './openWith.ts';

/** Asks for one of `types`. */
export function chooseType(owner: Component, app: App, types: readonly NoteType[], chosen: (type: NoteType) => void): void {
	openWith(owner, new TypeSuggest(app, types, chosen));
}

class TypeSuggest extends FuzzySuggestModal<NoteType> {
	readonly #types: readonly NoteType[];
	readonly #chosen: (type: NoteType) => void;

	constructor(app: App, types: readonly NoteType[], chosen: (type: NoteType) => void) {
		super(app);
		this.#types = types;
		this.#chosen = chosen;
		this.setPlaceholder('Choose a note type');
	}

	override getItems(): NoteType[] {
		return [...this.#types];
	}

	override getItemText(type: NoteType): string {
		return type.name;
	}

	override onChooseItem(type: NoteType): void {
		this.#chosen(type);
	}
}

import { FuzzySuggestModal, type App } from 'obsidian';
import type { NoteType } from '../../core/types/noteType.ts';

/** Asks for one of some note types. */
export class TypeSuggest extends FuzzySuggestModal<NoteType> {
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

import { FuzzySuggestModal, type App, type TFolder } from 'obsidian';

/** Asks for a folder of the vault. */
export class FolderSuggest extends FuzzySuggestModal<TFolder> {
	readonly #chosen: (folder: TFolder) => void;

	constructor(app: App, chosen: (folder: TFolder) => void) {
		super(app);
		this.#chosen = chosen;
		this.setPlaceholder('Choose a folder');
	}

	override getItems(): TFolder[] {
		return this.app.vault.getAllFolders(true);
	}

	override getItemText(folder: TFolder): string {
		return folder.path;
	}

	override onChooseItem(folder: TFolder): void {
		this.#chosen(folder);
	}
}

import { type Component, FuzzySuggestModal, type App, type TFolder } from 'obsidian';
import { isInSetFolder } from '../../core/vault/paths/isInFolder.ts';
import { openWith } from './openWith.ts';

/** Asks for a folder of the vault; `chosen` is told it and whether a path lies in it, as every path does in the root. */
export function chooseFolder(owner: Component, app: App, chosen: (folder: TFolder, holds: (path: string) => boolean) => void): void {
	openWith(owner, new FolderSuggest(app, (folder) => chosen(folder, (path) => folder.isRoot() || isInSetFolder(path, folder.path))));
}

class FolderSuggest extends FuzzySuggestModal<TFolder> {
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
